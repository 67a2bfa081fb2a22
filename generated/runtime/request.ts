/** A request as a value: an operation with its arguments, which nothing has sent yet. */
import { headerSimple, setHeader } from "./header.js";
import { simple } from "./path.js";
import { brackets } from "./nested-query.js";
import { ConfigError } from "./sdk-error.js";
import type { EncodedBody, OperationDescriptor, RequestInput, RequestOptions } from "./types.js";

declare const outcome: unique symbol;

/**
 * An operation with its arguments: immutable, built without a client, sent by one.
 *
 * `Result` and `Failure` are what sending it yields; they exist for the compiler only.
 */
export interface ApiRequest<Result, Failure = never> {
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
  readonly [outcome]?: readonly [Result, Failure];
}

/** Builds a request from an operation and arguments under their wire names. Sends nothing. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller's promise
export function createRequest<Result, Failure = never>(
  operation: OperationDescriptor,
  input: RequestInput,
  options: RequestOptions = {},
): ApiRequest<Result, Failure> {
  const request = {
    operation,
    input,
    options,
    url: (baseURL?: string) => requestURL(request, baseURL),
    toRequest: (baseURL?: string) => {
      const { body, headers } = requestContent(request);
      return new Request(
        requestURL(request, baseURL),
        fetchInit({ method: operation.method, headers, body, signal: options.signal ?? null }, options),
      );
    },
  };
  return Object.freeze(request);
}

/** What of a request its URL and content depend on. */
type RequestParts = Pick<ApiRequest<unknown, unknown>, "operation" | "input" | "options">;

/**
 * Joins base URL, path and query (rules 2.6, 3.2).
 *
 * @throws ConfigError for a missing path parameter, a dot segment, an unknown query parameter.
 */
export function requestURL(
  { operation, input, options }: RequestParts,
  baseURL: string = operation.api.baseURL,
): string {
  const [base = "", baseQuery] = baseURL.replace(/#.*/, "").split("?");
  const path = expandPath(operation, input.path);
  const query = [
    baseQuery,
    ...encodeQuery(operation, input.query),
    ...Object.entries(options.extraQuery ?? {}).flatMap(([name, value]) => brackets(name, value)),
  ].filter(Boolean);
  return base.replace(/\/$/, "") + path + (query.length > 0 ? `?${query.join("&")}` : "");
}

function expandPath(operation: OperationDescriptor, values: object = {}): string {
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name: string) =>
    (operation.pathParameters?.[name] ?? simple)(name, (values as Record<string, unknown>)[name]),
  );
  // URL parsers drop such segments, encoded ones too; some servers decode twice.
  if (/\/(\.|%(25)*2e){1,2}(\/|$)/i.test(path)) {
    throw new ConfigError(`${operation.id}: "." and ".." are no path segments`);
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
    encode(name, (values as Record<string, unknown>)[name]),
  );
}

/** Body and headers of a request, before credentials. */
export interface RequestContent extends Pick<EncodedBody, "body"> {
  readonly headers: Headers;
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
  const { body, contentType } = operation.body?.(input.body) ?? {};
  const values = (input.headers ?? {}) as Record<string, unknown>;
  const headers = new Headers();
  const layers = [
    { accept: operation.accept, "content-type": contentType },
    defaults,
    Object.fromEntries(
      Object.entries(operation.headers ?? {}).map(([name, encode]) => [name, encode(name, values[name])]),
    ),
    options.headers ?? {},
  ];
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    setHeader(headers, name, value);
  }
  return { body, headers };
}
