// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Logs without secrets (run-time section 4.6). A module of its own: nothing imports it. */
import { ApiError } from "./errors.js";
import type { CallEvent, Middleware, OutgoingRequest } from "./options.js";
import { safeHeaders, safeURL } from "./redact.js";
import { bodyText, requestBodyText } from "./redact-body.js";
import { SdkError } from "./sdk-error.js";

/** Where records go; `console` is one. */
export interface Logger {
  debug(message: string, record: LogRecord): void;
  info(message: string, record: LogRecord): void;
  warn(message: string, record: LogRecord): void;
  error(message: string, record: LogRecord): void;
}

/** What is told besides the message. Nothing in it is secret. */
export type LogRecord = Readonly<Record<string, unknown>>;

/** How much is told: each level has the records of those before it. */
export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

/** What is logged, and where. */
export interface LoggingOptions {
  /** Default: `console`. */
  readonly logger?: Logger | undefined;
  /** `warn`: failures; `info`: calls and retries, too; `debug`: attempts, too. Default `warn`. */
  readonly level?: LogLevel | undefined;
  /** Names of harmless headers that are printed besides the common ones. */
  readonly headers?: readonly string[] | undefined;
  /** JSON and form bodies, up to 4 KiB, in the records of attempts. Default `false`. */
  readonly logBodies?: boolean | undefined;
  /**
   * Names of properties to hide in bodies, besides those that sound secret: `…SecretProperties` of
   * the API, where its document marks some.
   */
  readonly hiddenProperties?: readonly string[] | undefined;
}

const levels: readonly LogLevel[] = ["off", "error", "warn", "info", "debug"];

/**
 * Middleware that logs calls and attempts. Headers and parameters are printed when they are known
 * to be harmless, all others as `***`; user names, passwords and credentials never are.
 */
export function logging(options: LoggingOptions = {}): Middleware {
  const { logger = console, level = "warn" } = options;
  const reach = levels.indexOf(level);
  const attempts: Middleware = async (request, next) => {
    const start = Date.now();
    const record: Record<string, unknown> = requestRecord(request, options);
    try {
      const response = await next(request);
      record["status"] = response.status;
      record["responseHeaders"] = safeHeaders(response.headers, request.operation, options.headers);
      if (options.logBodies === true && request.operation.stream === undefined) {
        record["responseBody"] = await bodyText(response, options.hiddenProperties);
      }
      return response;
    } catch (error) {
      Object.assign(record, errorRecord(error));
      throw error;
    } finally {
      logger.debug("attempt", { ...record, durationMs: Date.now() - start });
    }
  };
  const silent: Middleware = (request, next) => next(request);
  const middleware = reach >= levels.indexOf("debug") ? attempts : silent;
  const observe = (event: CallEvent) => {
    const [severity, message, record] = eventRecord(event);
    if (reach >= levels.indexOf(severity)) logger[severity](message, record);
  };
  return Object.assign(middleware, { observe });
}

function requestRecord(
  request: OutgoingRequest,
  { headers, logBodies, hiddenProperties }: LoggingOptions,
): Record<string, unknown> {
  const { operation, method, attempt } = request;
  return {
    operationId: operation.id,
    attempt,
    method,
    url: safeURL(request),
    headers: safeHeaders(request.headers, operation, headers),
    ...(logBodies === true && { body: requestBodyText(request, hiddenProperties) }),
  };
}

function eventRecord(
  event: CallEvent,
): readonly [severity: "warn" | "info" | "debug", message: string, record: LogRecord] {
  const { operation } = event;
  const { id: operationId, method } = operation;
  const url = "url" in event ? safeURL(event) : undefined;
  const common = { operationId, method, ...(url !== undefined && { url }) };
  switch (event.type) {
    case "page": {
      const { pageIndex, itemCount } = event;
      return ["debug", "page", { ...common, pageIndex, itemCount }];
    }
    case "retry": {
      const { attempts, delay: delayMs, failure } = event;
      const reason = failure instanceof Error ? errorRecord(failure) : { status: failure.status };
      return ["info", "retry", { ...common, attempts, delayMs, ...reason }];
    }
    case "end": {
      const { attempts, totalRetryDelayMs, duration: durationMs, response, error } = event;
      const record = { ...common, attempts, totalRetryDelayMs, durationMs };
      return response === undefined
        ? ["warn", "call failed", { ...record, ...errorRecord(error) }]
        : ["info", "call", { ...record, status: response.status }];
    }
  }
}

/** Messages hold what servers say, who may repeat anything; those of the run-time itself do not. */
function errorRecord(error: unknown): Record<string, unknown> {
  if (error instanceof ApiError) {
    const { name, status, requestId } = error;
    return { error: name, status, requestId };
  }
  if (!(error instanceof SdkError)) return { error: "unknown" };
  return { error: error.name, reason: error.message, ...codeOf(error) };
}

/** The first code among the causes of an error, such as `ECONNREFUSED`. */
function codeOf(error: unknown): { readonly code?: string } {
  let link = error;
  for (let depth = 0; depth < 10 && link instanceof Error; depth += 1) {
    const { code } = link as { readonly code?: unknown };
    if (typeof code === "string" && /^[A-Z_]+$/.test(code)) return { code };
    link = link.cause;
  }
  return {};
}
