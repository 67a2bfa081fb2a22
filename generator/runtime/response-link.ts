// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Requests that follow a response, as the links of a document say. */
import { at } from "./pagination.js";
import { createRequest, type ApiRequest } from "./request.js";
import { ConfigError } from "./sdk-error.js";
import type { Received } from "./transport.js";
import type { OperationDescriptor, RequestInput, RequestOptions } from "./types.js";
import { isAbsent, scalar } from "./values.js";

/** What a link takes from a response: values, and expressions such as `$response.body#/id`. */
export type LinkValues = {
  readonly [Place in "path" | "query" | "headers" | "cookies"]?: Readonly<Record<string, unknown>>;
} & { readonly body?: unknown };

/** What a caller adds to a link: what it does not supply, or instead of what it does. */
export type LinkArguments<Input> =
  Partial<Input> extends Input
    ? [input?: Input, options?: RequestOptions]
    : [input: Input, options?: RequestOptions];

/** Makes the request that follows a response; `received` is what `withResponse()` gives. */
export interface Link<Input, Request> {
  (received: Received<unknown>, ...more: LinkArguments<Input>): Request;
}

/** Arguments of which a link supplies some, so that they need not be given. */
export type Supplied<Arguments, Name extends keyof Arguments> = Omit<Arguments, Name> &
  Partial<Pick<Arguments, Name>>;

/** A link from one operation to another. What its expressions do not find has to be given. */
export function link<Input extends RequestInput, Request extends ApiRequest<unknown, unknown>>(
  source: OperationDescriptor,
  target: OperationDescriptor,
  values: LinkValues,
): Link<Input, Request> {
  return (received, ...[given, options]) => {
    const { id } = received.request.operation;
    if (id !== source.id) throw new ConfigError(`a link of ${source.id} cannot follow ${id}`);
    const input: Record<string, unknown> = { ...given };
    for (const [place, found] of Object.entries(values)) {
      const mine = input[place];
      if (place === "body") input[place] = mine ?? evaluate(found, received);
      else input[place] = { ...evaluateAll(found as object, received), ...(mine as object) };
    }
    return createRequest<unknown>(target, input, options) as unknown as Request;
  };
}

function evaluateAll(values: object, received: Received<unknown>): object {
  const found = Object.entries(values).map(([name, value]) => [name, evaluate(value, received)]);
  return Object.fromEntries(found.filter(([, value]) => !isAbsent(value))) as object;
}

const expression = /^\$(url$|method$|statusCode$|request\.|response\.)/;

/** Constants are themselves; text may have expressions in braces. */
function evaluate(value: unknown, received: Received<unknown>): unknown {
  if (typeof value !== "string") return value;
  if (expression.test(value)) return resolve(value, received);
  return value.replace(/\{(\$[^{}]+)\}/g, (whole, inner: string) =>
    expression.test(inner) ? scalar(inner, resolve(inner, received)) : whole,
  );
}

type Reader = (received: Received<unknown>, name: string, pointer: string) => unknown;

const readers: Readonly<Record<string, Reader>> = {
  $url: ({ request }) => request.url,
  $method: ({ request }) => request.operation.method,
  $statusCode: ({ response }) => response.status,
  "$request.path": ({ request }, name) => own(request.input.path, name),
  "$request.query": ({ request }, name) => own(request.input.query, name),
  "$request.header": ({ request }, name) => headerOf(request.input.headers, name),
  "$request.body": ({ request }, _, pointer) => at(request.input.body, pointer),
  "$response.header": ({ response }, name) => response.headers.get(name),
  "$response.body": ({ response, data }, _, pointer) => at(bodyOf(data, response), pointer),
};

function resolve(text: string, received: Received<unknown>): unknown {
  const [, source = "", name = "", pointer = ""] =
    /^(\$re(?:quest|sponse)\.\w+|\$\w+)\.?([^#]*)#?(.*)$/s.exec(text) ?? [];
  return readers[source]?.(received, name, pointer);
}

function own(values: object = {}, name: string): unknown {
  return Object.entries(values).find(([key]) => key === name)?.[1];
}

/** The data of a list is a page, which holds its response. */
function bodyOf(data: unknown, response: Response): unknown {
  const isPage =
    typeof data === "object" && data !== null && "response" in data && data.response === response;
  return isPage ? (data as { readonly body?: unknown }).body : data;
}

function headerOf(headers: object = {}, name: string): unknown {
  const isNamed = ([key]: [string, unknown]) => key.toLowerCase() === name.toLowerCase();
  return Object.entries(headers).find(isNamed)?.[1];
}
