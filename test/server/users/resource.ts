import { missingBodyFields, remoteError } from "../errors.js";
import { equals, includesAny, includesAnyLike, linkedTo, timeWithin } from "../filter.js";
import { asArray, asObject, asString, omit, type JsonObject } from "../json.js";
import type { Change, Resource } from "../resource.js";
import type { SortKey } from "../sort.js";
import type { StoredItem } from "../store.js";
import type { UserFields } from "./fields.js";

/** The users of a ticketing tool. */
export const usersResource: Resource<UserFields> = {
  name: "users",
  filters: {
    id: equals("id"),
    username: equals("username"),
    name: equals("name"),
    is_active: equals("is_active"),
    emails: includesAnyLike("emails"),
    team_ids: includesAny("team_ids"),
    created_at: timeWithin("created_at"),
    updated_at: timeWithin("updated_at"),
    collections: linkedTo("collections"),
    organization: linkedTo("organization"),
  },
  sortKeys: {
    created_at: ({ created_at }) => timeKey(created_at),
    updated_at: ({ updated_at }) => timeKey(updated_at),
    first_name: ({ first_name }) => first_name ?? null,
    last_name: ({ last_name }) => last_name ?? null,
    name: ({ name }) => name,
    emails: ({ emails }) => emails?.[0]?.email ?? null,
  },
  links: ["collections", "organization"],
  create,
  update,
  toRaw: ({ fields }) => asObject(fields.remote_data),
  toNormalized: ({ fields }) => ({
    ...asObject(fields.remote_data),
    id: fields.id,
    full_name: fields.name,
  }),
};

/** Members of a request that are no fields of the response. */
const requestOnly = new Set(["password", "status", "remote_data"]);

function create({ body, store, now }: Change<UserFields>): UserFields {
  const name = asString(body["name"]);
  if (name === undefined) throw missingBodyFields(["name"]);
  checkEmails({ body, store, now });
  const id = store.nextId();
  return {
    is_active: true,
    ...omit(body, requestOnly),
    ...statusField(body),
    id,
    name,
    etag: '"1"',
    created_at: now,
    updated_at: now,
    remote_data: { ...asObject(body["remote_data"]), user_id: Number(id), display_name: name },
  };
}

function update(
  { fields, ...item }: StoredItem<UserFields>,
  change: Change<UserFields>,
): UserFields {
  const { body, now } = change;
  checkEmails(change, item.sequence);
  return {
    ...fields,
    ...omit(body, requestOnly),
    ...statusField(body),
    id: fields.id,
    name: asString(body["name"]) ?? fields.name,
    etag: nextEtag(fields.etag),
    updated_at: now,
    remote_data: { ...fields.remote_data, ...asObject(body["remote_data"]) },
  };
}

function statusField({ status }: JsonObject & { readonly status?: unknown }): JsonObject {
  return status === undefined ? {} : { is_active: status === "active" };
}

/** What the provider checks: addresses look like addresses, and no two users share one. */
function checkEmails({ body, store }: Change<UserFields>, self?: number): void {
  const addresses = asArray(body["emails"]).map(
    (entry) => asString(asObject(entry)["email"]) ?? "",
  );
  const wrong = addresses.find((address) => !/^[^@\s]+@[^@\s]+$/.test(address));
  if (wrong !== undefined) throw remoteError(422, `${wrong} is not an email address.`);
  const isTaken = store
    .all()
    .filter(({ sequence }) => sequence !== self)
    .some(({ fields }) => fields.emails?.some(({ email }) => addresses.includes(email)) === true);
  if (isTaken) throw remoteError(409, "Another user has the email address.");
}

function timeKey(time: string | null | undefined): SortKey {
  return time === null || time === undefined ? null : Date.parse(time);
}

function nextEtag(etag: string | null | undefined): string {
  return `"${Number(etag?.replaceAll('"', "") ?? 0) + 1}"`;
}
