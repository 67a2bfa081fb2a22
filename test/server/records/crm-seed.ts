import { asArray, asObject } from "../json.js";
import type { ItemFields, StoredItem } from "../store.js";
import type { UserFields } from "../users/fields.js";

/**
 * What a CRM tool knows about the people of the ticketing tool: the same identifiers, names and
 * addresses, in the words of another model.
 */
export function crmUsers(users: readonly UserFields[]): StoredItem<ItemFields>[] {
  return users.map((user, sequence) => ({
    fields: {
      id: user.id,
      created_at: user.created_at ?? null,
      email: user.emails?.[0]?.email ?? null,
      is_active: user.is_active ?? null,
      name: user.name,
      remote_data: { user_id: Number(user.id) },
      updated_at: user.updated_at ?? null,
      urls: [{ url: `https://crm.example.com/users/${user.id}`, type: "profile" }],
    },
    links: { workspace: [`workspace-${(sequence % 2) + 1}`] },
    sequence,
  }));
}

/** Contacts, each looked after by one of the users. */
export function crmContacts(
  contacts: readonly StoredItem<ItemFields>[],
  users: readonly UserFields[],
): StoredItem<ItemFields>[] {
  return contacts.map(({ fields, ...item }, index) => {
    const { emails, phones, account_id, is_active, ...shared } = fields;
    const owner = users[index % Math.max(users.length, 1)];
    return {
      ...item,
      fields: {
        ...shared,
        account: { id: account_id },
        email_addresses: asArray(emails).map(asObject),
        phone_numbers: asArray(phones).map(asObject),
        last_activity_at: fields["updated_at"],
        owner: owner === undefined ? null : { id: owner.id },
        title: is_active === true ? "Engineer" : null,
      },
    };
  });
}
