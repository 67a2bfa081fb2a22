/** Answers that are wrong as HTTP, slow, endless or missing: Node's own parser reads them. */
import fc from "fast-check";
import { getEventListeners } from "node:events";
import type { Socket } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { watchProcess } from "../../support/process-events.js";
import { afterTimer } from "../../support/timing.js";
import { startRawServer, type RawAnswer, type RawServer } from "../../support/raw-server.js";
import { failureOf, zooOf } from "./fixtures.js";

const open: RawServer[] = [];

async function serveRaw(answer: RawAnswer): Promise<RawServer> {
  const server = await startRawServer(answer);
  open.push(server);
  return server;
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const head = (...headers: readonly string[]) =>
  ["HTTP/1.1 200 OK", "content-type: application/json", ...headers, "", ""].join("\r\n");

/** Writes something again and again until nobody listens any more. */
function drip(socket: Socket, pieces: (count: number) => string, interval: number): void {
  let count = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || !socket.writable) clearInterval(timer);
    else socket.write(pieces(count));
    count += 1;
  }, interval);
  socket.on("close", () => clearInterval(timer));
}

/** Writes as fast as it is taken. */
function flood(socket: Socket, chunk: Buffer, total = Infinity): void {
  let left = total;
  const more = () => {
    while (left > 0 && socket.writable) {
      left -= chunk.length;
      if (!socket.write(chunk)) {
        socket.once("drain", more);
        return;
      }
    }
    if (socket.writable) socket.end();
  };
  more();
}

const hundredMegabytes = 100e6;
const text = Buffer.alloc(65_536, "x");

const slow: Readonly<Record<string, RawAnswer>> = {
  "accepts and says nothing": () => undefined,
  "sends its headers letter by letter, for ever": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
    drip(socket, () => "a", 20);
  },
  "sends header after header": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    drip(socket, (count) => `x-${count}: 1\r\n`, 20);
  },
  "sends its body letter by letter, for ever": (socket) => {
    socket.write(`${head("transfer-encoding: chunked")}1\r\n[\r\n`);
    drip(socket, () => "1\r\n \r\n", 20);
  },
  "stops within a chunk": (socket) => {
    socket.write(`${head("transfer-encoding: chunked")}ff\r\n{"id"`);
  },
  "stops within a chunk size": (socket) => {
    socket.write(`${head("transfer-encoding: chunked")}f`);
  },
  "sends an endless body": (socket) => {
    socket.write(head());
    flood(socket, Buffer.alloc(65_536, " "));
  },
};

const broken: Readonly<Record<string, RawAnswer>> = {
  "closes its half without an answer": (socket) => socket.end(),
  "resets the connection": (socket) => socket.resetAndDestroy(),
  "resets it within the headers": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\ncontent-", () => socket.resetAndDestroy());
  },
  "closes its half within the body": (socket) => {
    socket.end(`${head("content-length: 100")}{"id":`);
  },
  "closes its half within a chunk": (socket) => {
    socket.end(`${head("transfer-encoding: chunked")}ff\r\n{"id"`);
  },
  "writes a chunk size that is none": (socket) => {
    socket.end(`${head("transfer-encoding: chunked")}zz\r\n{}\r\n0\r\n\r\n`);
  },
  "writes a chunk that is longer than it says": (socket) => {
    socket.end(`${head("transfer-encoding: chunked")}2\r\n{"id":1}\r\n0\r\n\r\n`);
  },
  "writes no HTTP": (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
};

/** Another attempt would not help, or Node does not say what happened. */
const hopeless: Readonly<Record<string, RawAnswer>> = {
  "writes two lengths": (socket) => {
    socket.end(`${head("content-length: 2", "content-length: 3")}{}`);
  },
  "writes more headers than anybody reads": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    flood(socket, Buffer.from(`x-y: ${"z".repeat(1000)}\r\n`), 1e6);
  },
  "claims to have compressed": (socket) => socket.end(`${head("content-encoding: gzip")}{"id":1}`),
};

const wrong: Readonly<Record<string, readonly [RawAnswer, status: number]>> = {
  "says that a page is JSON": [(socket) => socket.end(`${head("content-length: 3")}<p>`), 200],
  "sends a page": [
    (socket) =>
      socket.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 3\r\n\r\n<p>"),
    200,
  ],
  "sends bytes without a type": [
    (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xfe"),
    200,
  ],
  "explains an error with 100 MB": [
    (socket) => {
      socket.write("HTTP/1.1 500 No\r\ncontent-type: application/json\r\n\r\n");
      flood(socket, text, hundredMegabytes);
    },
    500,
  ],
  "never ends to explain an error": [
    (socket) => {
      socket.write("HTTP/1.1 404 No\r\ncontent-type: text/plain\r\n\r\n");
      flood(socket, text);
    },
    404,
  ],
};

describe("T38 a server that", () => {
  test.each(Object.entries(slow))(
    "%s ends in TimeoutError, and is left alone",
    async (...named) => {
      const server = await serveRaw(named[1]);
      const { name } = await failureOf(zooOf(server, { timeout: 150, maxRetries: 0 }).get("1"));
      expect(name).toBe("TimeoutError");
      await expect.poll(server.open, { timeout: 5000 }).toBe(0);
    },
  );
});

describe("R26 a server that", () => {
  test.each(Object.entries(broken))(
    "%s ends in ConnectionError, after retries",
    async (...named) => {
      let requests = 0;
      const server = await serveRaw((socket, index) => {
        requests += 1;
        named[1](socket, index);
      });
      const error = await failureOf(zooOf(server, { timeout: 5000, maxRetries: 2 }).get("1"));
      expect(error).toMatchObject({ name: "ConnectionError", attempts: 3 });
      expect(requests).toBe(3);
      await expect.poll(server.open, { timeout: 5000 }).toBe(0);
    },
  );
});

describe("T39 a server that", () => {
  test.each(Object.entries(hopeless))("%s ends in a typed error in time", async (...named) => {
    const server = await serveRaw(named[1]);
    const { name } = await failureOf(zooOf(server, { timeout: 300, maxRetries: 1 }).get("1"));
    expect(name).toMatch(/^(ConnectionError|TimeoutError)$/u);
    await expect.poll(server.open, { timeout: 5000 }).toBe(0);
  });
});

describe("E55 a server that", () => {
  test.each(Object.entries(wrong))("%s ends in an error with its status", async (...named) => {
    const [answer, status] = named[1];
    const server = await serveRaw(answer);
    const before = process.memoryUsage().arrayBuffers;
    const error = await failureOf(zooOf(server, { timeout: 5000, maxRetries: 0 }).get("1"));
    expect(error).toMatchObject({ status });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6);
    await expect.poll(server.open, { timeout: 5000 }).toBe(0);
  });
});

/** Timers that the run-time, and not `fetch`, has set and that are neither over nor cleared. */
function countTimers() {
  const pending = new Set<unknown>();
  let count = 0;
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  vi.stubGlobal("setTimeout", (work: () => void, milliseconds: number) => {
    const timer = set(() => {
      pending.delete(timer);
      work();
    }, milliseconds);
    const [, , caller = ""] = (new Error().stack ?? "").split("\n");
    if (caller.includes("/generator/runtime/")) {
      pending.add(timer);
      count += 1;
    }
    return timer;
  });
  vi.stubGlobal("clearTimeout", (timer: Parameters<typeof clear>[0]) => {
    pending.delete(timer);
    clear(timer);
  });
  return { pending, seen: () => count };
}

test("T39 T42 any sequence of faults ends in time, with nothing left", async () => {
  const faults = { ...slow, ...broken, ...hopeless, ...Object.fromEntries(wrongAnswers()) };
  const fine: RawAnswer = (socket) => socket.write(`${head("content-length: 10")}{"id":"1"}`);
  const unhandled = watchProcess("unhandledRejection");
  const plans = fc.array(fc.constantFrom(...Object.keys(faults)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const server = await serveRaw((socket, index) =>
        (faults[plan[index] ?? ""] ?? fine)(socket, index),
      );
      const { signal } = new AbortController();
      const zoo = zooOf(server, { timeout: 100, maxRetries: 5 });
      const timers = countTimers();
      const [result, late] = await afterTimer(600, () =>
        zoo.get("1", {}, { signal, deadline: 600 }).result(),
      );
      expect(late).toBeLessThan(150);
      expect(timers.seen()).toBeGreaterThan(0);
      expect(timers.pending.size).toBe(0);
      vi.unstubAllGlobals();
      expect(result.ok ? result.data.id : result.error).toBeTruthy();
      expect(getEventListeners(signal, "abort")).toEqual([]);
      await server.close();
    }),
    { numRuns: 15 },
  );
  expect(unhandled.stop()).toEqual([]);
}, 120_000);

function wrongAnswers(): (readonly [string, RawAnswer])[] {
  return Object.entries(wrong).map(([name, [answer]]) => [name, answer] as const);
}
