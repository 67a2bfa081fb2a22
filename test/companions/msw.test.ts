/** The companion for MSW with the real library, and a program of a user. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { SetupServer } from "msw/node";
import { companionProgram, type CompanionProgram } from "../support/companion.js";

const spec = new URL("../../spec", import.meta.url).pathname;

interface User {
  readonly id: string;
  readonly name: string;
}

/** What the program exports; its own types are those of an SDK that is not there yet. */
interface Program {
  readonly server: SetupServer;
  readonly useSeed: (seed: string | number) => void;
  readonly allUsers: (limit?: number) => Promise<readonly User[]>;
  readonly pages: (limit: number) => Promise<readonly { items: number; next: unknown }[]>;
  readonly variants: (id: string) => Promise<{ excluded: object; keyed: Record<string, User> }>;
  readonly told: () => Promise<{ one: User; all: readonly User[] }>;
  readonly decided: () => Promise<readonly unknown[]>;
  readonly failed: (answer: object) => Promise<unknown>;
  readonly repeated: () => Promise<string>;
  readonly tags: () => Promise<Readonly<Record<"created" | "removed", object>>>;
  readonly answersOfOptions: () => Readonly<Record<"list" | "get", Promise<unknown>>>;
  readonly samples: (seed: string | number) => { readonly user: User; readonly tag: object };
}

let built: CompanionProgram;
let program: Program;

beforeAll(async () => {
  built = await companionProgram("msw.ts", spec);
  program = built.module as Program;
  program.server.listen({ onUnhandledRequest: "error" });
});

afterEach(() => {
  program.server.resetHandlers();
});

afterAll(async () => {
  program.server.close();
  await built.remove();
});

test("answers are checked against types of the SDK; samples compile", () => {
  expect(built.errors).toEqual([]);
});

test("the walk of the SDK follows the pages to their end, whatever their size", async () => {
  const users = await program.allUsers();

  expect(users).toHaveLength(25);
  expect(new Set(users.map(({ id }) => id)).size).toBe(25);
  expect(await program.allUsers(4)).toEqual(users);
  expect(await program.pages(10)).toEqual([
    { items: 10, next: "10" },
    { items: 10, next: "20" },
    { items: 5, next: null },
  ]);
});

test("the same seed gives the same data, and another one other data", async () => {
  const first = await program.allUsers();
  program.useSeed("other");
  const second = await program.allUsers();
  program.useSeed(1);

  expect(await program.allUsers()).toEqual(first);
  expect(second).not.toEqual(first);
  expect(program.samples(5)).toEqual(program.samples(5));
  expect(program.samples(5).user).toMatchObject({ id: "23423523", name: "Ada Lovelace" });
});

test("arguments change the body as the document says", async () => {
  const { excluded, keyed } = await program.variants("42");

  expect(excluded).toMatchObject({ id: "42" });
  expect(excluded).not.toHaveProperty("name");
  expect(Object.keys(keyed)).toHaveLength(3);
  expect(Object.entries(keyed).every(([key, { id }]) => key === id)).toBe(true);
});

test("answers are told as a body, and as all items of a list", async () => {
  const { one, all } = await program.told();

  expect(one).toMatchObject({ id: "1", name: "Ada" });
  expect(all.map(({ id }) => id)).toEqual(["1", "2", "3"]);
});

test("answers are decided by a function, which may leave requests alone", async () => {
  const [missing, broken, other] = await program.decided();

  expect(missing).toMatchObject({ name: "NotFoundError", status: 404 });
  expect(broken).toMatchObject({ name: "ConnectionError" });
  expect(other).toBe("42");
});

test("failures are errors of the operation, with a body that is made where none is told", async () => {
  const body = { statusCode: 404, error: "Not Found", message: "No such user." };
  expect(await program.failed({ status: 404, body })).toEqual({ status: 404, body });
  expect(await program.failed({ status: 429 })).toMatchObject({
    status: 429,
    body: { statusCode: expect.any(Number) as number, message: expect.any(String) as string },
  });
});

test("a handler may answer once", async () => {
  expect(await program.repeated()).toBe("1");
});

test("other methods have handlers, too", async () => {
  const { created, removed } = await program.tags();
  expect(created).toHaveProperty("id");
  expect(removed).toHaveProperty("id");
});

test("options say the base URL, the seed, the length of lists and answers", async () => {
  const { list, get } = program.answersOfOptions();
  expect(await list).toBe(3);
  expect(await get).toMatchObject({ status: 403 });
});
