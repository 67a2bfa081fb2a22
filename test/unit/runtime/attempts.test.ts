import { describe, expect, test } from "vitest";
import {
  ApiClient,
  ApiError,
  binaryBody,
  createRequest,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { api, failureOf, createAnimal, serve, zooOf, statuses } from "./fixtures.js";

describe("R33 bodies", () => {
  const upload: OperationDescriptor = { ...createAnimal, method: "PUT", body: binaryBody };
  const send = (url: string, body: unknown) =>
    new ApiClient(api, { baseURL: url, auth: () => "t", retryBaseDelay: 0 }).send(
      createRequest(upload, { body }),
    );

  test.each([
    ["a stream", () => new Blob(["data"]).stream()],
    [
      "an async iterable",
      async function* () {
        yield new TextEncoder().encode("data");
      },
    ],
  ])("%s is sent once", async (_name, make) => {
    const server = await serve(statuses(503));
    const body: unknown = make();
    await failureOf(send(server.url, body));
    expect(server.requests.map((request) => request.body)).toEqual(["data"]);
  });

  test("a function is called once per attempt", async () => {
    const server = await serve(statuses(503, 503, 200));
    let calls = 0;
    await send(server.url, () => `data ${++calls}`);
    expect(server.requests.map((request) => request.body)).toEqual(["data 1", "data 2", "data 3"]);
  });
});

test("R34 discarded responses are cancelled before the wait", async () => {
  let open = 0;
  let most = 0;
  const server = await serve((response, _request, index) => {
    if (index % 10 === 9) {
      sendJson(response, {});
      return;
    }
    most = Math.max(most, (open += 1));
    response.on("close", () => (open -= 1));
    response.writeHead(503);
    response.write("never ends");
  });
  const sleep = async () => {
    await expect.poll(() => open, { interval: 1 }).toBe(0);
  };
  const zoo = zooOf(server, { maxRetries: 9, retryBudget: false, platform: { sleep } });
  for (let index = 0; index < 10; index += 1) await zoo.get("1");
  expect(server.requests).toHaveLength(100);
  expect(most).toBe(1);
});

test("R34 a body that something else still holds does not delay the next attempt", async () => {
  const held: Response[] = [];
  const fetch = () => {
    const response = new Response("{}", { status: held.length === 0 ? 503 : 200 });
    // Whoever logs or mocks responses clones them; cancelling one of the two does not end then.
    held.push(response.clone());
    return Promise.resolve(response);
  };
  const options = { baseURL: "https://zoo.example", auth: "t", retryBaseDelay: 0, fetch };
  const read: OperationDescriptor = { ...createAnimal, method: "GET" };
  await new ApiClient(api, options).send(createRequest(read, {}));
  expect(held).toHaveLength(2);
});

describe("R35 the retry budget", () => {
  test("stops retries when it is empty, until successes refill it", async () => {
    const server = await serve((response, request) => {
      sendJson(response, {}, { status: request.url.endsWith("/ok") ? 200 : 503 });
    });
    const zoo = zooOf(server, { retryBudget: { capacity: 10 } });
    expect(await failureOf(zoo.get("1"))).not.toHaveProperty("retryBudgetExhausted");
    expect(await failureOf(zoo.get("1"))).toMatchObject({
      attempts: 1,
      retryBudgetExhausted: true,
    });
    for (let index = 0; index < 5; index += 1) await zoo.get("ok");
    expect(await failureOf(zoo.get("1"))).toMatchObject({
      attempts: 2,
      retryBudgetExhausted: true,
    });
  });

  test("can be switched off", async () => {
    const server = await serve(statuses(503));
    const zoo = zooOf(server, { retryBudget: false });
    for (let index = 0; index < 60; index += 1)
      expect(await failureOf(zoo.get("1"))).toMatchObject({ attempts: 3 });
  });
});

describe("R36 exceptions of", () => {
  test("middleware and body functions are thrown as they are, without a retry", async () => {
    const server = await serve(statuses(200));
    const boom = new TypeError("boom");
    let calls = 0;
    const fail = () => {
      calls += 1;
      throw boom;
    };
    await expect(zooOf(server, { middleware: [fail] }).get("1")).rejects.toBe(boom);
    await expect(
      zooOf(server, { middleware: [fail] })
        .get("1")
        .result(),
    ).rejects.toBe(boom);
    const request = createRequest({ ...createAnimal, body: binaryBody }, { body: fail });
    await expect(zooOf(server).send(request)).rejects.toBe(boom);
    expect(calls).toBe(3);
    expect(server.requests).toEqual([]);
  });

  test("decoders are thrown as they are, without a retry", async () => {
    const server = await serve(statuses(200));
    const boom = new TypeError("boom");
    const decode = () => Promise.reject(boom);
    await expect(zooOf(server).request({ method: "GET", path: "/a", decode })).rejects.toBe(boom);
    expect(server.requests).toHaveLength(1);
  });
});

test("4.1 middleware wraps every attempt, outermost first", async () => {
  const server = await serve(statuses(503, 200));
  const log: string[] = [];
  const named =
    (name: string) =>
    async (request: { attempt: number }, next: (r: never) => Promise<Response>) => {
      log.push(`${name} out ${request.attempt}`);
      const response = await next(request as never);
      log.push(`${name} back ${response.status}`);
      return response;
    };
  await zooOf(server, { middleware: [named("a"), named("b")] }).get("1");
  expect(log).toEqual([
    "a out 1",
    "b out 1",
    "b back 503",
    "a back 503",
    "a out 2",
    "b out 2",
    "b back 200",
    "a back 200",
  ]);
});

test("R37 errors and responses tell attempts and waits", async () => {
  const server = await serve(statuses(500, 500, 200, 500));
  const zoo = zooOf(server);
  expect(await zoo.get("1").withResponse()).toMatchObject({
    attempts: 3,
    totalRetryDelayMs: 375 + 750,
  });
  const error = await failureOf(zoo.get("1"));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    operationId: "getAnimal",
    attempts: 3,
    totalRetryDelayMs: 375 + 750,
  });
});
