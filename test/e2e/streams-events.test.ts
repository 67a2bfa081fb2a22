/** Events whose data is JSON for some of their types, as a server sends them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "../support/program.js";
import { startServer, type TestServer } from "../support/server.js";

const source = `
import { FeedClient } from "./sdk/index.js";

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export async function read(baseURL: string): Promise<unknown[]> {
  const { feed, posts, counts } = new FeedClient({ baseURL });
  return [await all(feed.read()), await all(posts.read()), await all(counts.read())];
}
`;

const answers: Readonly<Record<string, string>> = {
  "/feed":
    'event: addString\ndata: {"is":"text"}\nretry: 5\n\n' +
    'event: addJson\ndata: {"count":1,\ndata: "at":"2026-01-01T00:00:00Z"}\n\n' +
    'event: restore\ndata: {"id":"7"}\n\n' +
    "event: unheardOf\ndata: {\n\n",
  "/posts":
    'id: 1\ndata: {"id":"7"}\n\nevent: ping\ndata: now\n\nevent: edit\ndata: {"id":"8"}\n\n',
  "/counts": "id: 1\ndata: 5\n\nevent: any\ndata: 6\n\n",
};

let program: Program;
let server: TestServer;

beforeAll(async () => {
  program = await buildProgram("streams-events", source);
  server = await startServer((response, { url }) => {
    response.setHeader("content-type", "text/event-stream").end(answers[url] ?? "");
  });
}, 60_000);

afterAll(async () => {
  await server.close();
  await program.remove();
});

test("the type of an event says whether its data is parsed", async () => {
  expect(program.errors).toEqual([]);
  expect(await program.run("read", server.url)).toEqual([
    [
      { event: "addString", data: '{"is":"text"}', retry: 5 },
      { event: "addJson", data: { count: 1, at: "2026-01-01T00:00:00Z" } },
      { event: "restore", data: { id: "7" } },
      { event: "unheardOf", data: "{" },
    ],
    [
      { id: "1", data: { id: "7" } },
      { event: "ping", data: "now" },
      { event: "edit", data: { id: "8" } },
    ],
    [
      { id: "1", data: 5 },
      { event: "any", data: 6 },
    ],
  ]);
});
