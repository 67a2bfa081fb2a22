/** Runs a bundled program that lists users, against answers that show what it can do. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../support/command.js";
import type { Observed } from "./row.js";

const name = "Ada";

/**
 * Shows what a program does by itself.
 *
 * @throws Error when it does not send the one request that all programs are about, or does not give
 * what is in the answer: its size would be of something else.
 */
export async function observe(code: string): Promise<Observed> {
  const folder = temporaryFolder();
  const file = join(folder.path, "program.mjs");
  writeFileSync(file, code);
  try {
    const program = pathToFileURL(file).href;
    const listing = await run(`${program}?listing`, [page("2"), page(null)]);
    checkRequest(listing.requests[0]);
    if (!JSON.stringify(listing.users).includes(name)) throw new Error("no users are given");
    const pagination = isPage(listing.requests[1], "2");
    const failing = await run(`${program}?failing`, [failure(503), page(null)]);
    const missing = await run(`${program}?missing`, [failure(404)]);
    const errorClasses = missing.error instanceof Error && "status" in missing.error;
    return { pagination, errorClasses, retry: failing.requests.length > 1 };
  } finally {
    folder.remove();
  }
}

function page(next: string | null): Response {
  return Response.json({ result: [{ id: "1", name }], next_cursor: next, result_count: 1 });
}

function failure(status: number): Response {
  return Response.json({ message: "no" }, { status, headers: { "retry-after": "0" } });
}

/** What a program sent, and what it gave or threw. */
interface Outcome {
  readonly requests: readonly Request[];
  readonly users?: unknown;
  readonly error?: unknown;
}

/** Runs a program to its end, with a `fetch` that has these answers. */
async function run(program: string, answers: readonly Response[]): Promise<Outcome> {
  const requests: Request[] = [];
  const platform = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answer = answers[requests.push(new Request(input, init)) - 1];
    if (answer === undefined) throw new TypeError("there are no more answers");
    return answer;
  };
  try {
    const { users } = (await import(program)) as { readonly users?: unknown };
    return { requests, users };
  } catch (error) {
    return { requests, error };
  } finally {
    globalThis.fetch = platform;
  }
}

function checkRequest(request: Request | undefined): void {
  const { origin, pathname, searchParams } = new URL(request?.url ?? "none:");
  const query = Object.fromEntries(searchParams);
  const isExpected =
    `${origin}${pathname}` === "https://api.truto.one/unified/ticketing/users" &&
    query["integrated_account_id"] === "1" &&
    query["limit"] === "50" &&
    request?.headers.get("authorization") === "Bearer secret";
  if (!isExpected) throw new Error(`not the expected request: ${request?.url ?? "none"}`);
}

function isPage(request: Request | undefined, cursor: string): boolean {
  return new URL(request?.url ?? "none:").searchParams.get("next_cursor") === cursor;
}
