import { accounts } from "../accounts.js";
import type { JsonObject } from "../json.js";

/** Fields that an account adds to the records of a resource, as JSON Schemas by name. */
type CustomFields = Readonly<Record<string, JsonObject>>;

/** By account and `model/resource`. The seeded users of the primary account have these fields. */
const byAccount: Readonly<Record<string, Readonly<Record<string, CustomFields>>>> = {
  [accounts.primary.id]: {
    "ticketing/users": {
      locale: { type: ["string", "null"], description: "Language of the user." },
      custom_fields: {
        type: ["object", "null"],
        description: "Fields of this account.",
        properties: { seat: { type: "integer", description: "Number of the seat." } },
        additionalProperties: true,
      },
    },
  },
};

export function customFieldsOf(account: string, resource: string): CustomFields {
  return byAccount[account]?.[resource] ?? {};
}
