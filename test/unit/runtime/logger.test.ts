import { describe, expect, test } from "vitest";
import {
  ApiClient,
  createRequest,
  form,
  formBody,
  jsonBody,
  text,
  type ApiDescriptor,
  type ClientOptions,
  type OperationDescriptor,
  queryOf,
} from "../../../generator/runtime/index.js";
import {
  logging,
  type LoggingOptions,
  type LogLevel,
  type LogRecord,
} from "../../../generator/runtime/logger.js";
import { sendJson, type Answer } from "../../support/server.js";
import { failureOf, serve, statuses, zooOf } from "./fixtures.js";
import { collect, pagesServer } from "./list-fixtures.js";

const secret = "hush";

/** A logger that keeps what it is told, as the text somebody would read. */
function journal(options: LoggingOptions = {}) {
  const records: [level: string, message: string, record: Record<string, unknown>][] = [];
  const to = (level: string) => (message: string, record: LogRecord) =>
    records.push([level, message, record]);
  const logger = { debug: to("debug"), info: to("info"), warn: to("warn"), error: to("error") };
  return { records, middleware: [logging({ logger, ...options })] };
}

const vault: ApiDescriptor = {
  name: "vault",
  baseURL: "https://vault.example",
  security: {
    key: { type: "apiKey", in: "header", name: "X-Shelf" },
    query: { type: "apiKey", in: "query", name: "shelf" },
  },
};

const store: OperationDescriptor = {
  api: vault,
  id: "store",
  method: "POST",
  route: { path: "/things", query: queryOf(form) },
  body: jsonBody,
  security: [["key", "query"]],
};

async function storeOn(
  answer: Answer,
  options: ClientOptions,
  operation: Partial<OperationDescriptor> = {},
) {
  const server = await serve(answer);
  const client = new ApiClient(vault, {
    baseURL: server.url,
    auth: { key: secret, query: secret },
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
    ...options,
  });
  const request = createRequest(
    { ...store, ...operation },
    {
      query: { page: 2, session_id: secret },
      body: { name: "n", password: secret, deep: [{ pin: secret }] },
    },
    { extraQuery: { other: secret }, headers: { "x-other": secret, "x-tenant": "acme" } },
  );
  return await client.send(request).result();
}

/** Says a secret wherever a server can. */
const echo: Answer = (response) =>
  sendJson(
    response,
    { message: `no ${secret}`, api_key: secret, items: [{ pin: secret, name: "n" }] },
    {
      status: 400,
      headers: {
        "set-cookie": secret,
        "x-echo": secret,
        location: `/${secret}`,
        "x-request-id": "r1",
        "ratelimit-remaining": "4",
      },
    },
  );

describe("X68 logs", () => {
  test("hold no secret of headers, query, bodies or key names, at any level", async () => {
    const { records, middleware } = journal({
      level: "debug",
      logBodies: true,
      headers: ["x-tenant", "X-Shelf", "authorization"],
      hiddenProperties: ["pin", "message"],
    });
    await storeOn(echo, { middleware });
    await storeOn(echo, { middleware }, { body: formBody });
    await storeOn((response) => response.destroy(), {
      middleware: [...middleware, () => Promise.reject(new Error(secret))],
    }).catch(() => undefined);
    expect(records.map(([level]) => level)).toEqual([
      "debug",
      "warn",
      "debug",
      "warn",
      "debug",
      "warn",
    ]);
    expect(JSON.stringify(records)).not.toContain(secret);
    const [, , first] = records[0] ?? [];
    expect(first?.["url"]).toMatch(
      /\/things\?page=2&session_id=\*\*\*&other=\*\*\*&shelf=\*\*\*$/u,
    );
    expect(first).toMatchObject({
      operationId: "store",
      attempt: 1,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-tenant": "acme",
        "x-shelf": "***",
        "x-other": "***",
      },
      body: '{"name":"n","password":"***","deep":[{"pin":"***"}]}',
      status: 400,
      responseHeaders: { "ratelimit-remaining": "4", "x-request-id": "r1", "x-echo": "***" },
      responseBody: expect.stringContaining('"items":[{"pin":"***","name":"n"}]'),
    });
  });
});

describe("logs", () => {
  const failing = statuses(503, 200, 404);

  test.each<[LogLevel, string[]]>([
    ["off", []],
    ["error", []],
    ["warn", ["warn call failed"]],
    ["info", ["info retry", "info call", "warn call failed"]],
    [
      "debug",
      [
        "debug attempt",
        "info retry",
        "debug attempt",
        "info call",
        "debug attempt",
        "warn call failed",
      ],
    ],
  ])("at level %s", async (level, expected) => {
    const { records, middleware } = journal({ level });
    const zoo = zooOf(await serve(failing), { middleware });
    await zoo.get("1");
    await failureOf(zoo.get("1"));
    expect(records.map(([severity, message]) => `${severity} ${message}`)).toEqual(expected);
  });

  test("tell what happened", async () => {
    const { records, middleware } = journal({ level: "debug" });
    const server = await serve(failing);
    const zoo = zooOf(server, { middleware });
    await zoo.get("1");
    const facts = { operationId: "getAnimal", method: "GET", url: `${server.url}/animals/1` };
    expect(records.map(([, , record]) => record).slice(1)).toEqual([
      { ...facts, attempts: 1, delayMs: 375, status: 503 },
      expect.objectContaining({
        attempt: 2,
        status: 200,
        headers: { accept: "application/json", authorization: "***" },
      }),
      {
        ...facts,
        attempts: 2,
        totalRetryDelayMs: 375,
        durationMs: expect.any(Number),
        status: 200,
      },
    ]);
  });

  test("tell why there was no response, and of pages", async () => {
    const { records, middleware } = journal({ level: "info" });
    const closed = await serve(statuses(200));
    await closed.close();
    const gone = zooOf(closed, { middleware, maxRetries: 1 });
    await failureOf(gone.get("1"));
    const reason = {
      error: "ConnectionError",
      reason: "the connection failed",
      code: "ECONNREFUSED",
    };
    expect(records).toMatchObject([
      ["info", "retry", reason],
      ["warn", "call failed", { ...reason, attempts: 2 }],
    ]);
    const pages = journal({ level: "debug" });
    await collect(zooOf(await pagesServer([2]), { middleware: pages.middleware }).list());
    expect(pages.records).toContainEqual([
      "debug",
      "page",
      expect.objectContaining({ pageIndex: 0, itemCount: 2 }),
    ]);
  });

  test("go to the console by default, when a call fails", async () => {
    const written: unknown[][] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => written.push(args);
    try {
      const zoo = zooOf(await serve(statuses(404)), { middleware: [logging()] });
      await failureOf(zoo.get("1"));
    } finally {
      console.warn = warn;
    }
    expect(written).toMatchObject([["call failed", { error: "NotFoundError", status: 404 }]]);
  });

  test.each<[string, string, Answer]>([
    [
      "what is no JSON",
      "*** (text/html)",
      (response) => response.setHeader("content-type", "text/html").end(secret),
    ],
    [
      "what claims to be JSON",
      "***",
      (response) => response.setHeader("content-type", "application/json").end(`{${secret}`),
    ],
    ["a text by itself", "***", (response) => sendJson(response, secret)],
    ["nothing", "", (response) => sendJson(response, undefined)],
    [
      "what is too large",
      "*** (application/json)",
      (response) => sendJson(response, { name: "n".repeat(200_000) }),
    ],
    [
      "what breaks off",
      "*** (application/json)",
      (response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "99" });
        response.write("{");
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])("leave out %s", async (_name, expected, answer) => {
    const { records, middleware } = journal({ level: "debug", logBodies: true });
    await storeOn(answer, { middleware }, { decode: text });
    expect(records[0]?.[2]).toMatchObject({ responseBody: expected });
  });

  test("cut bodies at 4 KiB and leave the response as it is", async () => {
    const { records, middleware } = journal({ level: "debug", logBodies: true });
    const body = { name: "n".repeat(9_000) };
    const zoo = zooOf(await serve((response) => sendJson(response, body)), { middleware });
    expect(await zoo.get("1")).toEqual(body);
    expect(records[0]?.[2]["responseBody"]).toHaveLength(4_096);
    expect(records[0]?.[2]["body"]).toBe("");
    await zoo.request({
      method: "POST",
      path: "/a",
      body: new Uint8Array(3),
      encode: (value) => ({
        body: value as Uint8Array<ArrayBuffer>,
        contentType: "application/octet-stream",
      }),
    });
    expect(records.at(-2)?.[2]["body"]).toBe("*** (application/octet-stream)");
  });

  test("S65 never read a stream", async () => {
    const { records, middleware } = journal({ level: "debug", logBodies: true });
    const endless: Answer = (response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      response.write("bytes");
    };
    const zoo = zooOf(await serve(endless), { middleware });
    const { body } = await zoo.get("1").asResponse();
    expect(records[0]?.[2]["responseBody"]).toBe("*** (application/octet-stream)");
    await body?.cancel();
  });
});
