/** Whatever goes wrong: a walk yields each item once, and a call ends in time. */
import fc from "fast-check";
import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { SdkError } from "../../../generator/runtime/index.js";
import { sendJson, type Answer } from "../../support/server.js";
import { watchProcess } from "../../support/process-events.js";
import { afterTimer } from "../../support/timing.js";
import { serve, zooOf } from "./fixtures.js";
import { ids, parametersOf } from "./list-fixtures.js";

const faults: Readonly<Record<string, Answer>> = {
  "status 503": (response) => sendJson(response, {}, { status: 503 }),
  "status 429": (response) =>
    sendJson(response, {}, { status: 429, headers: { "retry-after": "0" } }),
  reset: (response) => response.socket?.resetAndDestroy(),
  "no answer": () => undefined,
  "half a body": (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("{");
    setTimeout(() => response.destroy(), 5);
  },
  "stalled body": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write("{");
  },
  "no JSON": (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
};
const fault = fc.constantFrom(...Object.keys(faults));

test("P51 a walk through faults, continued by its tokens, yields every item once", async () => {
  const count = 20;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fault), { maxLength: 16 }), async (plan) => {
      let request = 0;
      const server = await serve((response, seen, index) => {
        const planned = plan[request];
        request += 1;
        if (planned !== null && planned !== undefined) {
          faults[planned]?.(response, seen, index);
          return;
        }
        const start = Number(parametersOf(seen).get("next_cursor") ?? 0);
        const result = ids(count)
          .slice(start, start + 3)
          .map((id) => ({ id }));
        const next = start + 3 < count ? String(start + 3) : null;
        sendJson(response, { result, next_cursor: next });
      });
      const zoo = zooOf(server, { timeout: 60, maxRetries: 1 });
      const seen: string[] = [];
      let resumeToken: string | undefined;
      for (let isDone = false; !isDone;) {
        try {
          const pages = zoo.list({}, { resumeToken }).pages();
          for await (const page of pages) {
            seen.push(...page.items.map(({ id }) => id));
            resumeToken = page.resumeToken;
          }
          isDone = true;
        } catch (error) {
          if (!(error instanceof SdkError)) throw error;
          expect(error.resumeToken).toBe(resumeToken);
        }
      }
      expect(seen).toEqual(ids(count));
      await server.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("T39 any faults end in a result or a typed error within the deadline, without remains", async () => {
  const unhandled = watchProcess("unhandledRejection");
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 6 }), async (plan) => {
      const server = await serve((response, seen, index) => {
        const planned = faults[plan[index] ?? ""];
        if (planned === undefined) sendJson(response, { id: "1" });
        else planned(response, seen, index);
      });
      const { signal } = new AbortController();
      const zoo = zooOf(server, { timeout: 60, maxRetries: 5 });
      const [result, late] = await afterTimer(250, () =>
        zoo.get("1", {}, { signal, deadline: 250 }).result(),
      );
      expect(late).toBeLessThan(100);
      expect(result.ok || result.error).toBeTruthy();
      expect(getEventListeners(signal, "abort")).toEqual([]);
      await server.close();
    }),
    { numRuns: 20 },
  );
  expect(unhandled.stop()).toEqual([]);
}, 60_000);
