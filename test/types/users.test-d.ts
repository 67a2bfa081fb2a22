/** What the generated users SDK accepts and what it refuses, at compile time. */
import { describe, expectTypeOf, test } from "vitest";
import {
  listUsers,
  SortDirection,
  TicketingClient,
  UserFilter,
  UserSort,
  type ErrorEnvelope,
  type ListUsersQuery,
  type ResponseFormat,
  type User,
} from "../../generated/ticketing/index.js";

const truto = new TicketingClient({ auth: process.env["TRUTO_API_TOKEN"] });

describe("results", () => {
  test("follow the operation", async () => {
    expectTypeOf(await truto.users.get("23423523")).toEqualTypeOf<User>();
    expectTypeOf((await truto.users.list()).items).toEqualTypeOf<User[]>();
    expectTypeOf((await truto.users.list()).body.result_count).toEqualTypeOf<number | undefined>();
    expectTypeOf(await truto.users.list().toArray({ limit: 500 })).toEqualTypeOf<User[]>();
    for await (const user of truto.users.list({ is_active: true })) {
      expectTypeOf(user).toEqualTypeOf<User>();
    }
    for await (const page of truto.users.list().pages()) {
      expectTypeOf(page.resumeToken).toEqualTypeOf<string | undefined>();
    }
  });

  test("follow excluded properties", async () => {
    type Rest = Omit<User, "remote_data">;
    const fluent = await truto.users.list().exclude("remote_data");
    const given = await truto.users.list({ truto_exclude_fields: ["remote_data"] });
    const flag = await truto.users.list({ truto_ignore_remote_data: true });
    const one = await truto.users.get("1", { truto_exclude_fields: ["remote_data"] });

    expectTypeOf(fluent.items).toEqualTypeOf<Rest[]>();
    expectTypeOf(given.items).toEqualTypeOf<Rest[]>();
    expectTypeOf(flag.items).toEqualTypeOf<Rest[]>();
    expectTypeOf(one).toEqualTypeOf<Rest>();
    // @ts-expect-error the property is gone
    expectTypeOf(fluent.items[0]?.remote_data);
  });

  test("follow the key", async () => {
    const byId = await truto.users.list().keyBy("id");
    expectTypeOf(byId.items["42"]).toEqualTypeOf<User | undefined>();
    const given = await truto.users.list({ truto_key_by: "id" });
    expectTypeOf(given.items["42"]).toEqualTypeOf<User | undefined>();
    for await (const [key, user] of truto.users.list().keyBy("id")) {
      expectTypeOf(key).toEqualTypeOf<string>();
      expectTypeOf(user).toEqualTypeOf<User>();
    }
  });

  test("follow the response format", async () => {
    expectTypeOf(await truto.users.list({ truto_response_format: "raw" })).toEqualTypeOf<unknown>();
    expectTypeOf(await truto.users.list().format("normalized")).toEqualTypeOf<unknown>();
    expectTypeOf(await truto.users.get("1", { truto_response_format: "stream" })).toEqualTypeOf<
      ReadableStream<Uint8Array>
    >();
    const debug = await truto.users.list().exclude("name").format("debug");
    expectTypeOf(debug.result).toEqualTypeOf<Omit<User, "name">[]>();
    expectTypeOf(await truto.users.list().format("unified")).toHaveProperty("items");
  });

  test("are a union where the argument is not known", async () => {
    const format = "unified" as ResponseFormat;
    const user = await truto.users.get("1", { truto_response_format: format });
    expectTypeOf(user).toBeUnknown();
    const exclude: readonly ("name" | "username")[] = [];
    const partial = await truto.users.get("1", { truto_exclude_fields: exclude });
    expectTypeOf(partial.name).toEqualTypeOf<string | undefined>();
    expectTypeOf(partial.id).toEqualTypeOf<string>();
  });
});

describe("failures", () => {
  test("are told apart by status", async () => {
    const result = await truto.users.get("1").result();
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<User>();
    } else if (result.status === 404) {
      expectTypeOf(result.error.body).toEqualTypeOf<ErrorEnvelope>();
    } else if (result.status === undefined) {
      expectTypeOf(result.error).toExtend<Error>();
    }
  });
});

describe("wrong calls do not compile", () => {
  test("of filters", () => {
    const list = truto.users.list();
    // @ts-expect-error not a filter
    list.where("is_actve", true);
    // @ts-expect-error a sortable field is not always a filter
    list.where(UserSort.FirstName, "Ada");
    // @ts-expect-error wrong type of value
    list.where(UserFilter.IsActive, "yes");
    // @ts-expect-error this field has no operators
    list.where(UserFilter.IsActive, "gt", true);
    // @ts-expect-error not an operator
    list.where(UserFilter.UpdatedAt, "after", new Date());
    // @ts-expect-error wrong type of operand
    list.where(UserFilter.UpdatedAt, "gt", 5);
    // @ts-expect-error not a parameter
    truto.users.list({ is_actve: true });
    // @ts-expect-error wrong type of parameter
    truto.users.list({ is_active: "yes" });
  });

  test("of sorting, paging and shaping", () => {
    const list = truto.users.list();
    // @ts-expect-error not a sortable field
    list.sortBy("is_active", "asc");
    // @ts-expect-error not a direction
    list.sortBy(UserSort.CreatedAt, "down");
    // @ts-expect-error not a number
    list.limit("50");
    // @ts-expect-error not a property of a user
    list.exclude("remote_dta");
    // @ts-expect-error not a property of a user
    list.keyBy("idd");
    // @ts-expect-error the limit is mandatory
    void list.toArray();
    list.sortBy(UserSort.CreatedAt, SortDirection.Desc);
  });

  test("of bodies read as something they are not", async () => {
    const raw = await truto.users.list({ truto_response_format: "raw" });
    // @ts-expect-error a raw body has no known shape
    expectTypeOf(raw.items);
    const stream = await truto.users.get("1", { truto_response_format: "stream" });
    // @ts-expect-error a stream is no user
    expectTypeOf(stream.name);
    // @ts-expect-error a stream has no pages
    truto.users.list({ truto_response_format: "stream" }).pages();
  });

  test("of arguments that are missing", () => {
    // @ts-expect-error without a client the account is required
    listUsers({ name: "Ada" });
    // @ts-expect-error a user to create has a name
    void truto.users.create({ first_name: "Ada" });
    // @ts-expect-error a user to get has an id
    void truto.users.get();
  });
});

test("a query may be built apart from the call", async () => {
  const query: ListUsersQuery = { is_active: true };
  expectTypeOf(await truto.users.list(query)).toBeUnknown();
  const literal = { is_active: true, truto_ignore_remote_data: true } as const;
  expectTypeOf((await truto.users.list(literal)).items).toEqualTypeOf<
    Omit<User, "remote_data">[]
  >();
});
