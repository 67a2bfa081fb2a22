/** Two models have resources of the same name; their types stay apart where they differ. */
import { describe, expectTypeOf, test } from "vitest";
import {
  CrmClient,
  type Contact as CrmContact,
  type User as CrmUser,
} from "../../generated/crm/index.js";
import {
  TicketingClient,
  type Contact as TicketingContact,
  type User as TicketingUser,
} from "../../generated/ticketing/index.js";

describe("users of two models", () => {
  const crm = new CrmClient({ auth: "token" });
  const ticketing = new TicketingClient({ auth: "token" });

  test("come from the clients of their models", async () => {
    expectTypeOf(await crm.users.get("1")).toEqualTypeOf<CrmUser>();
    expectTypeOf(await ticketing.users.get("1")).toEqualTypeOf<TicketingUser>();
    expectTypeOf<CrmUser>().not.toEqualTypeOf<TicketingUser>();
  });

  test("have addresses of their own", () => {
    expectTypeOf<CrmUser["email"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<TicketingUser>().toHaveProperty("emails");
    // @ts-expect-error a ticketing user has several addresses
    expectTypeOf<TicketingUser["email"]>();
    // @ts-expect-error a user of a CRM tool has one address
    expectTypeOf<CrmUser["emails"]>();
  });

  test("are not interchangeable", () => {
    // A ticketing user has a name; a user of a CRM tool may have none.
    expectTypeOf<CrmUser>().not.toExtend<TicketingUser>();
    // @ts-expect-error the name may be missing
    ticketing.users.create({} as CrmUser);
    // @ts-expect-error the list of users of a CRM tool has no filter `emails`
    crm.users.list({ emails: [{ email: "ada@example.com" }] });
    ticketing.users.list({ emails: [{ email: "ada@example.com" }] });
    crm.users.list({ email: "ada@example.com" });
  });
});

describe("contacts of two models", () => {
  test("differ in their addresses, numbers and accounts", () => {
    expectTypeOf<CrmContact>().not.toEqualTypeOf<TicketingContact>();
    expectTypeOf<CrmContact>().toHaveProperty("email_addresses");
    expectTypeOf<CrmContact>().not.toHaveProperty("emails");
    expectTypeOf<TicketingContact>().toHaveProperty("account_id");
    expectTypeOf<CrmContact>().not.toHaveProperty("account_id");
  });
});
