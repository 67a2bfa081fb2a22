// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What a call can fail with. */
import { SdkError } from "./sdk-error.js";
import type { ClientErrorStatus, ServerErrorStatus } from "./statuses.js";

/** What an {@link ApiError} is made of. */
export interface ApiErrorInit<Status extends number, Body> {
  readonly message: string;
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly bodyTruncated: boolean;
}

/**
 * The server answered with an error status. Told apart by `status`, and by class:
 * {@link ClientError}, {@link ServerError} and one class for each common status below them.
 */
export class ApiError<
  Status extends number = number,
  Body = unknown,
  Declared extends Headers = Headers,
> extends SdkError {
  declare readonly status: Status;
  /** Identifies the request to the operator of the API; from the `requestIdHeaders` of the client. */
  declare readonly requestId: string | undefined;
  /** Milliseconds the server asked to wait, where it did. */
  declare readonly retryAfterMs: number | undefined;
  /** The body was longer than `maxErrorBodyBytes`, or broke off; `body` holds its beginning. */
  declare readonly bodyTruncated: boolean;
  // Private and therefore never logged: both may carry personal data or secrets.
  readonly #body: Body;
  readonly #headers: Headers;

  constructor({ message, body, headers, ...facts }: ApiErrorInit<Status, Body>) {
    super(message);
    Object.assign(this, facts);
    this.#body = body;
    this.#headers = headers;
  }

  override get name(): string {
    return "ApiError";
  }

  /** The decoded body; its text where it is no JSON, `undefined` where it is empty. */
  get body(): Body {
    return this.#body;
  }

  get headers(): Declared {
    return this.#headers as Declared;
  }
}

/** Any status from 400 to 499. */
export class ClientError<
  Status extends number = ClientErrorStatus,
  Body = unknown,
> extends ApiError<Status, Body> {
  override get name(): string {
    return "ClientError";
  }
}

/** Any status from 500 to 599. */
export class ServerError<
  Status extends number = ServerErrorStatus,
  Body = unknown,
> extends ApiError<Status, Body> {
  override get name(): string {
    return "ServerError";
  }
}

/** 400: the request is malformed. */
export class BadRequestError<Body = unknown> extends ClientError<400, Body> {
  override get name(): string {
    return "BadRequestError";
  }
}

/** 401: the credential is missing, wrong or expired. */
export class UnauthorizedError<Body = unknown> extends ClientError<401, Body> {
  override get name(): string {
    return "UnauthorizedError";
  }
}

/** 403: the credential does not allow this. */
export class ForbiddenError<Body = unknown> extends ClientError<403, Body> {
  override get name(): string {
    return "ForbiddenError";
  }
}

/** 404: there is no such resource. */
export class NotFoundError<Body = unknown> extends ClientError<404, Body> {
  override get name(): string {
    return "NotFoundError";
  }
}

/** 409: the request conflicts with the state of the resource. */
export class ConflictError<Body = unknown> extends ClientError<409, Body> {
  override get name(): string {
    return "ConflictError";
  }
}

/** 422: the request is well-formed and its content is not valid. */
export class UnprocessableEntityError<Body = unknown> extends ClientError<422, Body> {
  override get name(): string {
    return "UnprocessableEntityError";
  }
}

/** 429: too many requests; see {@link ApiError.retryAfterMs}. */
export class RateLimitError<Body = unknown> extends ClientError<429, Body> {
  override get name(): string {
    return "RateLimitError";
  }
}

/** 500: the server failed. */
export class InternalServerError<Body = unknown> extends ServerError<500, Body> {
  override get name(): string {
    return "InternalServerError";
  }
}

/** 502: a gateway got no valid answer from the server behind it. */
export class BadGatewayError<Body = unknown> extends ServerError<502, Body> {
  override get name(): string {
    return "BadGatewayError";
  }
}

/** 503: the server is overloaded or in maintenance. */
export class ServiceUnavailableError<Body = unknown> extends ServerError<503, Body> {
  override get name(): string {
    return "ServiceUnavailableError";
  }
}

/** 504: a gateway got no answer in time. */
export class GatewayTimeoutError<Body = unknown> extends ServerError<504, Body> {
  override get name(): string {
    return "GatewayTimeoutError";
  }
}

/** The most specific class of an error response. */
export function apiError(init: ApiErrorInit<number, unknown>): ApiError {
  const range = init.status < 400 ? ApiError : init.status < 500 ? ClientError : ServerError;
  const classes: Readonly<Record<number, new (init: ApiErrorInit<never, unknown>) => ApiError>> = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
    500: InternalServerError,
    502: BadGatewayError,
    503: ServiceUnavailableError,
    504: GatewayTimeoutError,
  };
  return new (classes[init.status] ?? range)(init as ApiErrorInit<never, unknown>);
}

/** Whether a value is an {@link ApiError}, also of another copy of this SDK. */
export function isApiError(value: unknown): value is ApiError {
  return value instanceof ApiError;
}

/** No response arrived, or it broke off. `cause` is what `fetch` reported. */
export class ConnectionError extends SdkError {
  override get name(): string {
    return "ConnectionError";
  }
}

/** An attempt took longer than `timeout`, or the call longer than `deadline`. */
export class TimeoutError extends SdkError {
  override get name(): string {
    return "TimeoutError";
  }
}

/** The caller aborted; `cause` is `signal.reason`. */
export class AbortError extends SdkError {
  override get name(): string {
    return "AbortError";
  }
}

/** A success response whose body is not what its media type says. */
export class ParseError extends SdkError {
  readonly status: number;
  readonly #headers: Headers;
  readonly #text: string;

  constructor(message: string, response: Response, text: string) {
    super(message);
    this.status = response.status;
    this.#headers = response.headers;
    this.#text = text.slice(0, 1024);
  }

  override get name(): string {
    return "ParseError";
  }

  get headers(): Headers {
    return this.#headers;
  }

  /** The beginning of the body, at most 1 024 characters. */
  get text(): string {
    return this.#text;
  }
}

/** A list cannot advance: a continuation repeats, is no text, or leads to another host. */
export class PaginationError extends SdkError {
  override get name(): string {
    return "PaginationError";
  }
}

/** A streamed body broke off, or holds what cannot be read: {@link SdkError.lastEventId} says where. */
export class StreamError extends SdkError {
  override get name(): string {
    return "StreamError";
  }
}

/** A function that was to supply a credential failed; `cause` is what it threw. */
export class AuthError extends SdkError {
  override get name(): string {
    return "AuthError";
  }
}
