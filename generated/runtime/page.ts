// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** One page of a list, made of a response. */
import { PaginationError } from "./errors.js";
import type { RequestParts } from "./request.js";
import type { Received } from "./transport.js";
import type { ListDescriptor } from "./types.js";
import { isAbsent } from "./values.js";

/** What pages have in common, whatever the form of their items. */
export interface AnyPage<Items, Body> {
  readonly items: Items;
  /** The whole decoded body. */
  readonly body: Body;
  /** Continues the list after this page, as `resumeToken` of a list; `undefined` on the last. */
  readonly resumeToken: string | undefined;
  readonly response: Response;
  readonly requestId: string | undefined;
}

/** One page of a list. */
export type Page<Item, Body = unknown> = AnyPage<Item[], Body>;

/** One page of a list whose items are an object. */
export type KeyedPage<Item, Body = unknown> = AnyPage<Record<string, Item>, Body>;

/** A page of either form. */
export type SomePage = AnyPage<unknown[] | Record<string, unknown>, unknown>;

/** A list and the request of one of its pages. */
export interface ListRequest {
  readonly list: ListDescriptor;
  readonly request: RequestParts;
}

/** One query argument of a request. */
export function argument({ input }: RequestParts, name: string | undefined): unknown {
  const query = input.query as Readonly<Record<string, unknown>> | undefined;
  return name === undefined ? undefined : query?.[name];
}

/** Whether the arguments ask for a form of the body that has pages. */
export function isPaged({ list, request }: ListRequest): boolean {
  const format = argument(request, list.format?.parameter);
  return isAbsent(format) || list.format?.paged.some((paged) => paged === format) === true;
}

/** Whether the arguments ask for an object of items. */
export function isKeyed({ list, request }: ListRequest): boolean {
  return !isAbsent(argument(request, list.keyBy));
}

/** @throws PaginationError when the body does not hold what the descriptor says. */
export function toPage(
  of: ListRequest,
  { data: body, response, requestId }: Received<unknown>,
): SomePage {
  const { pagination } = of.list;
  const items = pagination.items(body) ?? [];
  const current = argument(of.request, pagination.parameter);
  const next = pagination.next(body, current, response.headers) ?? "";
  if (typeof items !== "object" || !isContinuation(next)) {
    throw new PaginationError("the body has no list of items, or no text as continuation");
  }
  return {
    items: isKeyed(of) ? withoutPrototype(items) : (items as unknown[]),
    body,
    resumeToken: next === "" ? undefined : String(next),
    response,
    requestId,
  };
}

function isContinuation(value: unknown): value is string | number | bigint {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint";
}

/** Keys come from data, and `__proto__` is one like any other. */
function withoutPrototype(items: object): Record<string, unknown> {
  return Object.assign(Object.create(null) as Record<string, unknown>, items);
}
