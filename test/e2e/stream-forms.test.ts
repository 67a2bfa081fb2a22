/** Operations that answer with one body or with a stream: what a server reads of both forms. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "../support/program.js";
import { startServer, type TestServer } from "../support/server.js";

const source = `
import { createChatStream, ModelsClient } from "./sdk/index.js";

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export async function both(baseURL: string): Promise<unknown[]> {
  const { chats, exports } = new ModelsClient({ baseURL });
  return [
    await chats.create({ question: "?" }),
    await all(chats.createStream({ question: "?" })),
    await chats.addReply("1", { stream: false }),
    await all(chats.addReplyStream("1", { stream: true })),
    await all(exports.all()),
    await all(exports.allStream()),
    JSON.parse(await createChatStream({ order: "!" }).toRequest(baseURL).text()),
  ];
}

export async function form(baseURL: string): Promise<void> {
  const { chats } = new ModelsClient({ baseURL });
  const file = new Blob(["x"]);
  await all(chats.createStream({ file }, { contentType: "multipart/form-data" }));
}
`;

let program: Program;
let server: TestServer;

const answers: Readonly<Record<string, string>> = {
  "application/json": '{"text":"all","exports":[{"id":"1"}]}',
  "text/event-stream": 'data: {"delta":"a"}\n\ndata: {"delta":"b"}\n\ndata: [DONE]\n\n',
  "application/jsonl": '{"delta":"c"}\n',
  "application/x-ndjson": '{"id":"2"}\n{"id":"3"}\n',
};

beforeAll(async () => {
  program = await buildProgram("stream-forms", source);
  server = await startServer((response, { headers }) => {
    const type = headers.accept ?? "";
    response.setHeader("content-type", type).end(answers[type] ?? "");
  });
}, 60_000);

afterAll(async () => {
  await server.close();
  await program.remove();
});

test("compiles", () => {
  expect(program.errors).toEqual([]);
});

test("the method decides the form of the answer, and asks for it", async () => {
  expect(await program.run("both", server.url)).toEqual([
    { text: "all", exports: [{ id: "1" }] },
    [{ delta: "a" }, { delta: "b" }],
    { text: "all", exports: [{ id: "1" }] },
    [{ delta: "c" }],
    [{ id: "1" }],
    [{ id: "2" }, { id: "3" }],
    { order: "!", stream: true },
  ]);
  expect(server.requests.map(({ body, headers }) => [headers.accept, body])).toEqual([
    ["application/json", '{"question":"?","stream":false}'],
    ["text/event-stream", '{"question":"?","stream":true}'],
    ["application/json", '{"stream":false}'],
    ["application/jsonl", '{"stream":true}'],
    ["application/json", ""],
    ["application/x-ndjson", ""],
  ]);
});

test("a form has the property, too", async () => {
  await program.run("form", server.url);
  const form = server.requests.at(-1)?.body ?? "";
  expect(form).toContain('name="file"');
  expect(form).toMatch(/name="stream"\r\n\r\ntrue\r\n/u);
});
