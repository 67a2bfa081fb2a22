/** Declared response headers, as their text arrives. */
import { expectTypeOf, test } from "vitest";
import { TicketingClient, getUser } from "../../generated/ticketing/index.js";

const truto = new TicketingClient();

test("of successes", async () => {
  const { data, headers, response } = await truto.users.get("1").withResponse();

  expectTypeOf(data.name).toEqualTypeOf<string>();
  expectTypeOf(headers.get("ratelimit-remaining")).toEqualTypeOf<`${number}` | null>();
  expectTypeOf(headers.get("x-undeclared")).toEqualTypeOf<string | null>();
  expectTypeOf(headers).toExtend<Headers>();
  expectTypeOf(response.headers).toEqualTypeOf<Headers>();
});

test("of lists, of requests built without a client, of results", async () => {
  const list = await truto.users.list({ is_active: true }).withResponse();
  expectTypeOf(list.headers.get("ratelimit-limit")).toEqualTypeOf<`${number}` | null>();

  const sent = await truto.send(getUser("1", { integrated_account_id: "a" })).withResponse();
  expectTypeOf(sent.headers.get("ratelimit-limit")).toEqualTypeOf<`${number}` | null>();

  const result = await truto.users.get("1").result();
  if (result.ok) {
    expectTypeOf(result.headers.get("ratelimit-limit")).toEqualTypeOf<`${number}` | null>();
  }
});

test("of errors", async () => {
  const result = await truto.users.get("1").result();
  if (!result.ok && result.status === 429) {
    expectTypeOf(result.error.headers.get("retry-after")).toEqualTypeOf<string | null>();
    expectTypeOf(result.error.headers.get("ratelimit-reset")).toEqualTypeOf<`${number}` | null>();
  }
});
