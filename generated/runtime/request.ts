// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A request as a value: an operation with its arguments, which nothing has sent yet. */
import { setHeader } from "./header.js";
import { brackets } from "./nested-query.js";
import { routeURL, withQuery } from "./route.js";
import { ConfigError } from "./sdk-error.js";
import type {
  FetchBody,
  HeaderFields,
  OperationDescriptor,
  RequestBody,
  RequestInput,
  RequestOptions,
} from "./types.js";

declare const outcome: unique symbol;

/**
 * An operation with its arguments: immutable, built without a client, sent by one.
 *
 * `Result` and `Failure` are what sending it yields, `Declared` the headers of a success; they exist
 * for the compiler only.
 */
export interface ApiRequest<Result, Failure = never, Declared extends Headers = Headers> {
  readonly operation: OperationDescriptor;
  readonly input: RequestInput;
  readonly options: RequestOptions;
  /**
   * The exact URL, without credentials. `baseURL` defaults to the API's.
   *
   * @throws ConfigError for an argument that cannot be sent.
   */
  url(baseURL?: string): string;
  /**
   * The request for `fetch`, without credentials. `baseURL` defaults to the API's.
   *
   * @throws ConfigError for an argument that cannot be sent.
   */
  toRequest(baseURL?: string): Request;
  readonly [outcome]?: readonly [Result, Failure, Declared];
}

/** What of a request its URL and content depend on. */
export type RequestParts = Pick<ApiRequest<unknown, unknown>, "operation" | "input" | "options">;

/** Builds a request from an operation and arguments under their wire names. Sends nothing. */
export function createRequest<Result, Failure = never, Declared extends Headers = Headers>(
  operation: OperationDescriptor,
  input: RequestInput,
  options: RequestOptions = {},
): ApiRequest<Result, Failure, Declared> {
  const parts = { operation, input, options };
  return Object.freeze({
    ...parts,
    url: (baseURL?: string) => requestURL(parts, baseURL),
    toRequest: (baseURL?: string) => {
      const { method } = operation;
      const { headers, body } = requestContent(parts);
      const init = fetchInit({ method, headers, body: freshBody(body) }, options);
      return new Request(requestURL(parts, baseURL), { ...init, signal: options.signal ?? null });
    },
  });
}

/**
 * The URL of a request, without credentials.
 *
 * @throws ConfigError for an argument that cannot be sent.
 */
export function requestURL(
  { operation, input, options }: RequestParts,
  baseURL: string = defaultBaseURL(operation),
): string {
  return checked(operation, () => {
    const { extraQuery = {} } = options;
    const extra = Object.entries(extraQuery).flatMap(([name, value]) => brackets(name, value));
    const url = withQuery(routeURL(operation.route, input, baseURL.replace(/#.*/s, "")), extra);
    return input.follow?.(url) ?? url;
  });
}

/** Encoders know nothing of operations and clients; their errors become ours. */
function checked<Value>({ id }: OperationDescriptor, encode: () => Value): Value {
  try {
    return encode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new ConfigError(`${id}: ${cause.message}`, { cause });
  }
}

function defaultBaseURL({ api, server }: OperationDescriptor): string {
  return server?.(undefined, api.baseURL) ?? api.baseURL;
}

/** Headers and body of a request, before credentials. */
export interface RequestContent {
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

/**
 * Encodes headers and body. Headers of the options come last and may remove others.
 *
 * @throws ConfigError for a header that cannot be sent.
 */
export function requestContent(
  { operation, input, options }: RequestParts,
  defaults: HeaderFields = {},
): RequestContent {
  return checked(operation, () => {
    const { body, contentType } = operation.body?.(input.body, input.contentType) ?? {};
    const layers: readonly (HeaderFields | undefined)[] = [
      { accept: input.accept ?? operation.accept, "content-type": contentType },
      defaults,
      operation.headers?.(input.headers),
      operation.cookies?.(input.cookies),
      { [operation.idempotencyHeader ?? "idempotency-key"]: options.idempotencyKey },
      options.headers,
    ];
    const headers = new Headers();
    for (const [name, value] of layers.flatMap((layer = {}) => Object.entries(layer))) {
      setHeader(headers, name, value);
    }
    return { headers, body };
  });
}

/** POST and PATCH may act twice when they are sent twice (RFC 9110, section 9.2.2). */
export function isUnsafe({ method, idempotent }: OperationDescriptor): boolean {
  return /^(POST|PATCH)$/i.test(method) && idempotent !== true;
}

/** The body of one attempt. */
export function freshBody(body: RequestBody | undefined): FetchBody | undefined {
  return typeof body === "function" ? body() : body;
}

/** Whether a body can be sent once only: a stream, or another source of chunks. */
export function isOneShot(body: unknown): boolean {
  const isObject = typeof body === "object" && body !== null;
  return isObject && ("getReader" in body || Symbol.asyncIterator in body);
}

/** What `fetch` is told besides the URL; options that this SDK does not know come first. */
export function fetchInit(
  request: {
    readonly method: string;
    readonly headers: Headers;
    readonly body: FetchBody | undefined;
  },
  options: Pick<RequestOptions, "fetchOptions">,
): RequestInit {
  const { method, headers, body = null } = request;
  // Required for streams by the Fetch standard, and not yet in every declaration of `RequestInit`.
  const duplex = isOneShot(body) ? ({ duplex: "half" } as const) : {};
  return { ...options.fetchOptions, ...duplex, method, headers, body };
}
