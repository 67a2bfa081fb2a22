import { equals, equalsId, includesAnyLike, linkedTo, refersTo, timeWithin } from "../filter.js";
import { asArray, asObject, type JsonObject } from "../json.js";
import type { Change, Resource } from "../resource.js";
import type { ItemFields } from "../store.js";
import { records } from "./record-resource.js";

const times = { created_at: timeWithin("created_at"), updated_at: timeWithin("updated_at") };
const belonging = { collections: linkedTo("collections"), organization: linkedTo("organization") };

/** The ticketing resources, but for the users. */
export const ticketingResources: readonly Resource<ItemFields>[] = [
  records("accounts", { filters: times }),
  records("attachments", {
    filters: {
      ...times,
      ...belonging,
      ticket: equalsId("ticket_id"),
      workspace: linkedTo("workspace"),
    },
  }),
  records("collections", {
    filters: {
      ...times,
      name: equals("name"),
      type: equals("type"),
      parent_collection_id: equals("parent_collection_id"),
      urls: includesAnyLike("urls"),
      workspace: refersTo("workspace"),
      organization: linkedTo("organization"),
    },
    sort: ["created_at", "name", "updated_at"],
  }),
  records("comments", {
    filters: {
      ...times,
      ...belonging,
      ticket: refersTo("ticket"),
      ticket_id: ({ fields }, value) => asObject(fields["ticket"])["id"] === value,
      workspace: linkedTo("workspace"),
      team: linkedTo("team"),
      is_internal: equals("is_internal"),
      is_private: equals("is_private"),
    },
    sort: ["created_at", "updated_at"],
    links: ["ticket", "collections", "organization", "workspace"],
    complete: completeComment,
  }),
  records("contacts", {
    filters: {
      ...times,
      ...equalsEach("name", "first_name", "last_name", "account_id"),
      emails: includesAnyLike("emails"),
      phones: includesAnyLike("phones"),
    },
    sort: ["created_at", "first_name", "last_name", "updated_at"],
  }),
  records("fields", {
    filters: {
      ...times,
      ...belonging,
      ...equalsEach("name", "entity_type", "entity_id"),
      workspace: linkedTo("workspace"),
      ticket_type: linkedTo("ticket_type"),
    },
    sort: ["name"],
  }),
  records("tags", { filters: times }),
  records("teams", { filters: times }),
  records("ticket_priorities", {}),
  records("ticket_status", {}),
  records("ticket_types", { filters: times }),
  records("tickets", { filters: times }),
  records("workspaces", { filters: times }),
];

function equalsEach(...names: readonly string[]): Resource<ItemFields>["filters"] {
  return Object.fromEntries(names.map((name) => [name, equals(name)]));
}

/** A comment has an author, and the ticket that the query named. */
function completeComment(fields: JsonObject, links: Change<ItemFields>["links"] = {}): JsonObject {
  const [ticket] = asArray(links["ticket"]);
  return {
    ...fields,
    author: { id: "system", type: "system", ...asObject(fields["author"]) },
    ...(ticket !== undefined && { ticket: { id: ticket } }),
  };
}
