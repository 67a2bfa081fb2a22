// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A request as a value: an operation with its arguments, which nothing has sent yet. */
import { setHeader } from "./header.js";
import { brackets } from "./nested-query.js";
import { simple } from "./path.js";
import { ConfigError } from "./sdk-error.js";
import type {
  FetchBody,
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
 * Joins base URL, path and query (rules 2.6 and 3.2).
 *
 * @throws ConfigError for a missing path parameter, a dot segment, an unknown query parameter.
 */
export function requestURL(
  { operation, input, options }: RequestParts,
  baseURL: string = defaultBaseURL(operation),
): string {
  const [base = "", baseQuery] = baseURL.replace(/#.*/s, "").split("?");
  const query = [
    baseQuery,
    ...(operation.querystring?.(input.querystring) ?? encodeQuery(operation, input.query)),
    ...Object.entries(options.extraQuery ?? {}).flatMap(([name, value]) => brackets(name, value)),
  ].filter(Boolean);
  const path = expandPath(operation, input.path);
  // Some documents write a fixed query into the path.
  const mark = path.includes("?") ? "&" : "?";
  const url = base.replace(/\/+$/, "") + path + (query.length > 0 ? mark + query.join("&") : "");
  return input.follow?.(url) ?? url;
}

function defaultBaseURL({ api, server }: OperationDescriptor): string {
  return server?.(undefined, api.baseURL) ?? api.baseURL;
}

function expandPath(operation: OperationDescriptor, values: object = {}): string {
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name: string) =>
    (operation.pathParameters?.[name] ?? simple)(name, (values as Values)[name]),
  );
  // URL parsers drop dot segments, encoded ones too, and some servers decode twice.
  if (/\/(\.|%(25)*2e){1,2}(\/|$)/i.test(path)) {
    throw new ConfigError(`${operation.id}: a path parameter is "." or ".."`);
  }
  return path;
}

function encodeQuery(operation: OperationDescriptor, values: object = {}): string[] {
  const encoders = operation.query ?? {};
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(encoders, name));
  if (unknown !== undefined) {
    throw new ConfigError(`${operation.id} has no query parameter ${JSON.stringify(unknown)}`);
  }
  return Object.entries(encoders).flatMap(([name, encode]) =>
    encode(name, (values as Values)[name]),
  );
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
  defaults: RequestOptions["headers"] = {},
): RequestContent {
  const { body, contentType } = operation.body?.(input.body, input.contentType) ?? {};
  const layers = [
    { accept: input.accept ?? operation.accept, "content-type": contentType },
    defaults,
    headerParameters(operation, input.headers),
    { cookie: cookieHeader(operation, input.cookies) },
    { [operation.idempotencyHeader ?? "idempotency-key"]: options.idempotencyKey },
    options.headers ?? {},
  ];
  const headers = new Headers();
  for (const [name, value] of layers.flatMap(Object.entries<string | null | undefined>)) {
    setHeader(headers, name, value);
  }
  return { headers, body };
}

/** `Accept`, `Content-Type` and `Authorization` are not parameters (rule 3.2.6). */
function headerParameters(operation: OperationDescriptor, values: object = {}) {
  const entries = Object.entries(operation.headers ?? {})
    .filter(([name]) => !/^(accept|content-type|authorization)$/i.test(name))
    .map(([name, encode]) => [name, encode(name, (values as Values)[name])] as const);
  return Object.fromEntries(entries);
}

/** Cookie parameters in one header; `; ` also where RFC 6570 would join with `&`. */
function cookieHeader(operation: OperationDescriptor, values: object = {}): string | undefined {
  const cookies = Object.entries(operation.cookies ?? {}).flatMap(([name, encode]) =>
    encode(name, (values as Values)[name]),
  );
  if (cookies.length === 0) return undefined;
  if ("document" in globalThis) {
    throw new ConfigError(`${operation.id}: a browser does not let programs send cookies`);
  }
  return cookies.join("; ");
}

type Values = Readonly<Record<string, unknown>>;

/** The body of one attempt. */
export function freshBody(body: RequestBody | undefined): FetchBody | undefined {
  const fresh: unknown = typeof body === "function" ? body() : body;
  // Not every `fetch` takes an iterable: some would send the text "[object AsyncGenerator]".
  return isIterable(fresh) ? toStream(fresh) : (fresh as FetchBody | undefined);
}

function isIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return isOneShot(body) && !("getReader" in (body as object));
}

function toStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
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
