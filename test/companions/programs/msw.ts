/** What users of MSW write, against `sdk/ticketing`. */
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import {
  TicketingClient,
  type ErrorEnvelope,
  type ListUsersResult,
  type Tag,
  type User,
  type UserField,
} from "./sdk/ticketing/index.js";
import { ticketingHandlers } from "./sdk/ticketing/handlers.js";
import { tagSample, userSample } from "./sdk/ticketing/samples.js";
import {
  createTagHandler,
  deleteTagHandler,
  listTagsHandler,
} from "./sdk/ticketing/tags/handlers.js";
import {
  getUserHandler,
  listUsersHandler,
  usersHandlers,
  type GetUserAnswer,
} from "./sdk/ticketing/users/handlers.js";
import { sampleOf } from "./sdk/runtime/sample.js";

type Equal<Left, Right> =
  (<Type>() => Type extends Left ? 1 : 2) extends <Type>() => Type extends Right ? 1 : 2
    ? true
    : false;

/** Compiles where both types are the same. */
function same<Left, Right>(..._: Equal<Left, Right> extends true ? [] : [never]): void {}

export const server = setupServer(...ticketingHandlers());

export const client = new TicketingClient({
  auth: "token",
  integratedAccountId: "3f0c2a54",
  maxRetries: 0,
});

/** Handlers with other options, in front of those of the server. */
export function useSeed(seed: string | number): void {
  server.use(...ticketingHandlers({ seed }));
}

export async function allUsers(limit?: number): Promise<readonly User[]> {
  const found: User[] = [];
  for await (const user of client.users.list(limit === undefined ? {} : { limit })) {
    found.push(user);
  }
  return found;
}

export async function pages(limit: number) {
  const found: { items: number; next: unknown }[] = [];
  for await (const page of client.users.list({ limit }).pages()) {
    found.push({ items: page.items.length, next: page.body.next_cursor });
  }
  return found;
}

export async function variants(id: string) {
  const excluded = await client.users.get({ id }, { truto_exclude_fields: ["name"] });
  const keyed = await client.users.list({ limit: 3, truto_key_by: "id" });
  return { excluded, keyed: keyed.body.result };
}

/** A value for the body, and for the whole list. */
export async function told() {
  const ada: User = { ...sampleOf(userSample, { seed: 7 }), id: "1", name: "Ada" };
  server.use(
    getUserHandler({ body: ada }),
    listUsersHandler({ items: [ada, { ...ada, id: "2" }, { ...ada, id: "3" }] }),
  );
  return { one: await client.users.get("1"), all: await allUsers(2) };
}

const problem = (statusCode: number, message: string): ErrorEnvelope => {
  return { statusCode, message, error: "Mocked" };
};

/** A function decides; what it leaves alone goes to the handler behind it. */
export async function decided() {
  server.use(
    getUserHandler(async ({ request, params }) => {
      same<typeof params, { readonly id: string }>();
      if (params.id === "nobody") return { status: 404, body: problem(404, "No such user.") };
      if (params.id === "broken") return HttpResponse.error();
      if (new URL(request.url).searchParams.get("integrated_account_id") !== "3f0c2a54") {
        return { status: 401 };
      }
      return undefined;
    }),
  );
  const ids = ["nobody", "broken", "42"];
  return await Promise.all(
    ids.map((id) =>
      client.users.get(id).then(
        ({ id: own }) => own,
        (error: unknown) => error,
      ),
    ),
  );
}

/** Errors are those of the operation, told apart by status. */
export async function failed(answer: GetUserAnswer) {
  server.use(getUserHandler(answer));
  const result = await client.users.get("1").result();
  if (result.ok || !("body" in result.error)) return undefined;
  const { error } = result;
  if (error.status !== 404) return { status: error.status, body: error.body };
  same<typeof error.body, ErrorEnvelope>();
  return { status: error.status, body: error.body };
}

/** The first attempt fails; the client repeats it. */
export async function repeated() {
  server.use(getUserHandler({ status: 503 }, { once: true }));
  const retrying = { maxRetries: 1, retryBaseDelay: 1 };
  const { id } = await client.users.get("1", undefined, retrying);
  return id;
}

export async function tags() {
  server.use(...[createTagHandler(), deleteTagHandler()]);
  const created: Tag = await client.tags.create({ name: "urgent" });
  const removed = await client.tags.delete(created.id ?? "");
  return { created, removed };
}

export function answersOfOptions() {
  server.use(
    ...usersHandlers({
      baseURL: "https://other.example/base",
      seed: "users",
      listLength: 3,
      answers: { get: { status: 403, body: problem(403, "Not you.") } },
    }),
  );
  const other = new TicketingClient({
    auth: "token",
    baseURL: "https://other.example/base/",
    integratedAccountId: "3f0c2a54",
    maxRetries: 0,
  });
  return {
    list: other.users.list().then(({ items }) => items.length),
    get: other.users.get("1").then(
      () => undefined,
      (error: unknown) => error,
    ),
  };
}

export const samples = (seed: string | number) => ({
  user: sampleOf(userSample, { seed }),
  tag: sampleOf(tagSample, { seed, index: 3 }),
});

const made = sampleOf(userSample);
same<typeof made, User>();

export const refused = [
  // @ts-expect-error The name of a user is text.
  () => getUserHandler({ body: { id: "1", name: 1 } }),
  // @ts-expect-error The body of an error is not that of a success.
  () => getUserHandler({ status: 404, body: sampleOf(userSample) }),
  // @ts-expect-error There is no such success.
  () => getUserHandler({ status: 204 }),
  // @ts-expect-error A function is checked, too.
  () => getUserHandler(() => ({ body: { id: "1" } })),
  // @ts-expect-error Items are those of the list.
  () => listTagsHandler({ items: [{ id: 1 }] }),
  // @ts-expect-error Users have no method of this name.
  () => usersHandlers({ answers: { fetch: {} } }),
];

/** Handlers stand beside those that users write themselves. */
export const mixed = setupServer(
  http.get("https://api.truto.one/health", () => new Response("fine")),
  ...usersHandlers(),
);

export type Field = UserField;
export type Result = ListUsersResult;
