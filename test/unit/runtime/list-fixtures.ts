/** Lists on a server, for tests of pagination. */
import type { SdkError } from "../../../generator/runtime/index.js";
import { sendJson, type SeenRequest, type TestServer } from "../../support/server.js";
import { failureOf, serve } from "./fixtures.js";

export function parametersOf({ url }: SeenRequest): URLSearchParams {
  return new URL(url, "http://h").searchParams;
}

/** Pages of items; the cursor of page n is its index. */
export function pagesServer(sizes: readonly number[]): Promise<TestServer> {
  return serve((response, request) => {
    const index = Number(parametersOf(request).get("next_cursor") ?? 0);
    const start = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    const result = Array.from({ length: sizes[index] ?? 0 }, (_, item) => ({
      id: String(start + item),
    }));
    const next = index + 1 < sizes.length ? String(index + 1) : null;
    sendJson(response, { result, next_cursor: next }, { headers: { "x-request-id": `r${index}` } });
  });
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));

/** The error that some work is expected to fail with. */
export function failureOfWork(work: () => PromiseLike<unknown>): Promise<SdkError> {
  return failureOf(Promise.resolve().then(work));
}
