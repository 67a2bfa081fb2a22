// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Everything about a call that is fixed before its first attempt. */
import { checkBounds } from "./options.js";
import {
  isOneShot,
  isUnsafe,
  requestContent,
  requestURL,
  type RequestContent,
  type RequestParts,
} from "./request.js";
import type { RetryState } from "./retry.js";
import { ConfigError } from "./sdk-error.js";
import { chooseSchemes, type Authentication } from "./security.js";
import { isBrowser, type Settings } from "./settings.js";
import type { OperationDescriptor, RequestInput, RequestOptions } from "./types.js";
import { isAbsent } from "./values.js";

/** A checked call and its progress. */
export interface PreparedCall extends RetryState, RequestContent {
  readonly request: RequestParts;
  readonly url: string;
  readonly schemes: readonly Authentication[];
  /** Limit of each attempt in milliseconds. */
  readonly timeout: number;
  /** When the call has to end, on the clock of the platform. */
  readonly endsAt: number;
  /** When the call was sent, on the same clock. */
  readonly startedAt: number;
  attempts: number;
  totalRetryDelayMs: number;
}

/**
 * Checks the options of a call and builds its request.
 *
 * @throws ConfigError for an invalid option, a missing argument, a missing credential.
 */
export function prepareCall(client: Settings, request: RequestParts): PreparedCall {
  checkBounds(request.options);
  const settings = withRetryOptions(client, request.options);
  const startedAt = settings.platform.now();
  const filled = withClientDefaults(settings, request);
  const { operation, options } = filled;
  const { headers, body } = requestContent(filled, settings.headers);
  checkUpload(operation, body);
  const key = operation.idempotencyHeader;
  if (key !== undefined && !headers.has(key) && isUnsafe(operation)) headers.set(key, randomKey());
  return {
    settings,
    request: filled,
    url: requestURL(filled, settings.baseURLOf(operation)),
    headers,
    body,
    schemes: chooseSchemes(settings, operation.security),
    timeout: options.timeout ?? settings.timeout,
    maxRetries: options.maxRetries ?? settings.maxRetries,
    startedAt,
    endsAt: startedAt + (options.deadline ?? Infinity),
    isRepeatable: !isUnsafe(operation) || headers.has(key ?? "idempotency-key"),
    isReplayable: !isOneShot(body),
    secrets: new Map(),
    attempts: 0,
    renewals: 0,
    totalRetryDelayMs: 0,
  };
}

/** What a call says about the waits between its attempts. */
function withRetryOptions(
  client: Settings,
  {
    retryBaseDelay = client.retryBaseDelay,
    retryMaxDelay = client.retryMaxDelay,
    maxRetryAfter = client.maxRetryAfter,
  }: RequestOptions,
): Settings {
  return { ...client, retryBaseDelay, retryMaxDelay, maxRetryAfter };
}

/** Not every browser streams, and those that do need HTTP/2 for it: their errors do not say so. */
function checkUpload({ id }: OperationDescriptor, body: unknown): void {
  if (isBrowser() && isOneShot(body)) {
    throw new ConfigError(`${id}: a browser does not stream uploads; give it a Blob`);
  }
}

/** Unique, not secret: browsers lack `randomUUID` outside secure contexts. */
function randomKey(): string {
  const digits = () => Math.random().toString(16).slice(2);
  return (crypto as Partial<typeof crypto>).randomUUID?.() ?? digits() + digits() + digits();
}

/**
 * Takes what a request lacks from the client: parameters, and the name of the idempotency header.
 *
 * @throws ConfigError naming parameter and option when neither has a value.
 */
export function withClientDefaults(settings: Settings, request: RequestParts): RequestParts {
  const { idempotencyHeader } = settings;
  const needsHeader = idempotencyHeader !== undefined && isUnsafe(request.operation);
  return {
    operation: needsHeader ? { idempotencyHeader, ...request.operation } : request.operation,
    input: withClientParameters(settings, request),
    options: request.options,
  };
}

const places = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

function withClientParameters(
  settings: Settings,
  { operation, input }: RequestParts,
): RequestInput {
  let filled = input;
  for (const [name, parameter] of Object.entries(operation.clientParameters ?? {})) {
    const place = places[parameter.in];
    if (!isAbsent(valueOf(filled[place], name))) continue;
    const value = valueOf(settings, parameter.option);
    if (!isAbsent(value) && value !== "") {
      filled = { ...filled, [place]: { ...filled[place], [name]: value } };
    } else if (parameter.required !== false) {
      throw new ConfigError(
        `${operation.id} needs ${name}: pass it, or set the client's ${parameter.option}`,
      );
    }
  }
  return filled;
}

function valueOf(values: object | undefined, name: string): unknown {
  return (values as Readonly<Record<string, unknown>> | undefined)?.[name];
}
