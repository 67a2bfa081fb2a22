import { createHash } from "node:crypto";
import type { Caller } from "./accounts.js";
import type { CursorCodec } from "./cursor.js";
import { HttpError } from "./errors.js";
import { applyFilters } from "./filter.js";
import { asArray, asObject, asString, isObject, type JsonObject } from "./json.js";
import { cutPage, type EmptyPages, type Page } from "./pagination.js";
import { linesReply, type Reply } from "./reply.js";
import type { Presentation, Resource } from "./resource.js";
import { shapeBody, visibleFields, type Result } from "./shape.js";
import { orderOf, sortItems, type Order } from "./sort.js";
import type { ItemFields, Store, StoredItem } from "./store.js";

/** A request that passed every check. */
export interface Call {
  readonly caller: Caller;
  /** Empty where the operation names no account. */
  readonly account: string;
  /** The path parameter `id`. */
  readonly id: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: JsonObject;
  readonly body: JsonObject;
  /** ISO 8601. */
  readonly now: string;
}

export type Handler = (call: Call) => Reply;

/** What a resource does, by kind; an operation that it lacks is not in the spec either. */
export type Handlers = Readonly<Record<string, Handler | undefined>>;

export interface HandlerOptions<Fields extends ItemFields> {
  readonly resource: Resource<Fields>;
  readonly storeOf: (account: string) => Store<Fields>;
  readonly cursors: CursorCodec;
  readonly emptyPages: EmptyPages;
}

const defaultPageSize = 25;
const maximumPageSize = 100;
/** Size of the provider's own pages, which `truto_ignore_limit` lets through. */
const providerPageSize = 250;

/** The five operations of a resource. */
export function createHandlers<Fields extends ItemFields>(
  options: HandlerOptions<Fields>,
): Handlers {
  const { resource, storeOf } = options;
  const list = createLister(options);
  const single = (item: StoredItem<Fields>, query: JsonObject): Reply =>
    reply(resource, { items: [item], envelope: undefined }, query);

  return {
    list,
    get: ({ account, id, query }) => single(findItem(storeOf(account), id), query),
    create: ({ account, query, body, now }) => {
      const store = storeOf(account);
      const links = linksOf(resource.links, query);
      return single(store.insert(resource.create({ body, store, now, links }), links), query);
    },
    update: ({ account, id, query, body, now }) => {
      const store = storeOf(account);
      const item = findItem(store, id);
      return single(store.replace(item, resource.update(item, { body, store, now })), query);
    },
    delete: ({ account, id, query }) => {
      const store = storeOf(account);
      const item = findItem(store, id);
      store.remove(id);
      return deletedReply(resource, item, query);
    },
  };
}

function createLister<Fields extends ItemFields>(
  options: HandlerOptions<Fields>,
): (call: Call) => Reply {
  const { resource, cursors } = options;
  const select = createSelector(options);
  return (call) => {
    const selection = select(call);
    if (call.query["truto_response_format"] === "stream") {
      return linesReply(streamed(selection.items, call.query));
    }
    const cursorText = asString(call.query["next_cursor"]);
    const cursor = cursorText === undefined ? undefined : cursors.decode(cursorText);
    if (cursor !== undefined && cursor.list !== selection.list) {
      throw new HttpError(400, "The cursor belongs to a list with other filters or another order.");
    }
    const size = pageSize(call.query);
    const page = cutPage({ ...selection, cursor, size, emptyPages: options.emptyPages });
    return reply(resource, { items: page.items, envelope: envelopeOf(page, cursors) }, call.query);
  };
}

interface Selection<Fields extends ItemFields> {
  readonly items: readonly StoredItem<Fields>[];
  readonly order: Order<Fields>;
  readonly list: string;
}

const keptSelections = 16;

/** Filters and sorts, and keeps the last results: a walk asks for the same ones page after page. */
function createSelector<Fields extends ItemFields>({
  resource,
  storeOf,
}: HandlerOptions<Fields>): (call: Call) => Selection<Fields> {
  const kept = new Map<string, Selection<Fields>>();
  return ({ account, query }) => {
    const filters = Object.keys(resource.filters).map((name) => [name, query[name]]);
    const list = digest([account, filters, query["sort_by"]]);
    const store = storeOf(account);
    const key = `${store.version()} ${list}`;
    const known = kept.get(key);
    if (known !== undefined) return known;

    const order = orderOf(resource.sortKeys, asObject(query["sort_by"]));
    const items = sortItems(applyFilters(store.all(), resource.filters, query), order);
    const selection = { items, order, list };
    kept.set(key, selection);
    for (const oldest of [...kept.keys()].slice(0, -keptSelections)) kept.delete(oldest);
    return selection;
  };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 16);
}

function pageSize(query: JsonObject): number {
  if (query["truto_ignore_limit"] === true) return providerPageSize;
  const limit = query["limit"];
  return typeof limit === "number" ? Math.min(limit, maximumPageSize) : defaultPageSize;
}

/** A stream has no pages: it holds everything, or the first `limit` records. */
function streamed<Fields extends ItemFields>(
  items: readonly StoredItem<Fields>[],
  query: JsonObject,
): readonly JsonObject[] {
  const limit = query["truto_ignore_limit"] === true ? undefined : query["limit"];
  const part = typeof limit === "number" ? items.slice(0, limit) : items;
  return part.map(({ fields }) => visibleFields(fields, query));
}

function envelopeOf<Fields extends ItemFields>(
  { items, next, previous }: Page<Fields>,
  cursors: CursorCodec,
): JsonObject {
  return {
    next_cursor: next === undefined ? null : cursors.encode(next),
    prev_cursor: previous === undefined ? null : cursors.encode(previous),
    result_count: items.length,
  };
}

function reply<Fields extends ItemFields>(
  presentation: Presentation<Fields>,
  result: Result<Fields>,
  query: JsonObject,
): Reply {
  if (query["truto_response_format"] === "stream") {
    return linesReply(result.items.map(({ fields }) => visibleFields(fields, query)));
  }
  return { kind: "json", status: 200, headers: {}, body: shapeBody(presentation, result, query) };
}

/** Only the identifier is left, in whatever form. */
function deletedReply<Fields extends ItemFields>(
  resource: Resource<Fields>,
  item: StoredItem<Fields>,
  query: JsonObject,
): Reply {
  const left = { ...item, fields: { id: item.fields.id } };
  const presentation = {
    name: resource.name,
    toRaw: () => resource.toRaw(item),
    toNormalized: () => left.fields,
  };
  return reply(presentation, { items: [left], envelope: undefined }, query);
}

/** The record with an identifier; throws what the provider says when there is none. */
export function findItem<Fields extends ItemFields>(
  store: Store<Fields>,
  id: string,
): StoredItem<Fields> {
  const item = store.find(id);
  if (item === undefined) {
    throw new HttpError(404, `There is no record with the identifier ${id}.`, {
      remoteResponse: { code: "not_found" },
      insight: { remote_error: { description: "The provider does not know the record." } },
    });
  }
  return item;
}

/** `collections[0][id]=1` and `organization[id]=2` put the new record there. */
function linksOf(names: readonly string[], query: JsonObject): StoredItem<ItemFields>["links"] {
  return Object.fromEntries(
    names.map((name) => {
      const value = query[name];
      const references = isObject(value) ? [value] : asArray(value);
      const ids = references.map((reference) => asString(asObject(reference)["id"]));
      return [name, ids.filter((id) => id !== undefined)];
    }),
  );
}
