// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A call that is not sent yet: what a client's methods give. */
import {
  ApiError,
  type AbortError,
  type AuthError,
  type ConnectionError,
  type PaginationError,
  type ParseError,
  type StreamError,
  type TimeoutError,
} from "./errors.js";
import { createRequest, type ApiRequest } from "./request.js";
import { ConfigError, SdkError } from "./sdk-error.js";
import type { ErrorStatus } from "./statuses.js";
import type { Received, Transport } from "./transport.js";
import type { RequestOptions } from "./types.js";

/** A call as {@link ApiCall.result} reports it: told apart by `ok`, then by `status`. */
export type CallResult<Result, Failure, Declared extends Headers = Headers> =
  | { readonly ok: true; readonly data: Result; readonly headers: Declared }
  | FailedResult<Failure>
  | UndeclaredResult<Failure>
  | { readonly ok: false; readonly status: undefined; readonly error: CallError };

/** What a call fails with when there is no error response. */
export type CallError =
  | ConnectionError
  | TimeoutError
  | AbortError
  | ParseError
  | AuthError
  | PaginationError
  | StreamError;

type FailedResult<Failure> =
  Failure extends ApiError<infer Status>
    ? { readonly ok: false; readonly status: Status; readonly error: Failure }
    : never;

/** Servers also answer with what their document does not say. */
type UndeclaredResult<Failure> =
  Exclude<ErrorStatus, StatusOf<Failure>> extends infer Status extends number
    ? [Status] extends [never]
      ? never
      : { readonly ok: false; readonly status: Status; readonly error: ApiError<Status> }
    : never;

type StatusOf<Failure> = Failure extends ApiError<infer Status> ? Status : never;

/**
 * A call that is sent when it is awaited, at the latest. Immutable: methods that change something
 * give another call. Awaiting it twice sends it once.
 */
export class ApiCall<
  Result,
  Failure = never,
  Declared extends Headers = Headers,
> implements PromiseLike<Result> {
  protected readonly request: ApiRequest<Result, Failure, Declared>;
  protected readonly transport: Transport;
  #received: Promise<Received<Result, Declared>> | undefined;
  #response: Promise<Response> | undefined;

  constructor(transport: Transport, request: ApiRequest<Result, Failure, Declared>) {
    this.transport = transport;
    this.request = request;
  }

  /** Sends the call now, if nothing has sent it yet. */
  send(): Promise<Result> {
    return this.withResponse().then(({ data }) => data);
  }

  then<Value = Result, Otherwise = never>(
    onFulfilled?: ((value: Result) => Value | PromiseLike<Value>) | null,
    onRejected?: ((reason: unknown) => Otherwise | PromiseLike<Otherwise>) | null,
  ): Promise<Value | Otherwise> {
    return this.send().then(onFulfilled, onRejected);
  }

  catch<Otherwise = never>(
    onRejected?: ((reason: unknown) => Otherwise | PromiseLike<Otherwise>) | null,
  ): Promise<Result | Otherwise> {
    return this.send().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Result> {
    return this.send().finally(onFinally);
  }

  /** The data together with the response it came in, whose body has been read. */
  withResponse(): Promise<Received<Result, Declared>> {
    return (this.#received ??= this.receive());
  }

  /**
   * The response itself, its body unread, for whatever status remains after retries. Sent apart
   * from the other methods.
   */
  asResponse(): Promise<Response> {
    return (this.#response ??= this.transport
      .run(this.request, "response")
      .then(({ response }) => response));
  }

  /**
   * The outcome as a value, for every failure that can happen to a correct program.
   *
   * @throws ConfigError, and what middleware throws.
   */
  async result(): Promise<CallResult<Result, Failure, Declared>> {
    try {
      const { data, headers } = await this.withResponse();
      return { ok: true, data, headers };
    } catch (error) {
      if (!(error instanceof SdkError) || error instanceof ConfigError) throw error;
      const status = error instanceof ApiError ? error.status : undefined;
      return { ok: false, status, error } as unknown as CallResult<Result, Failure, Declared>;
    }
  }

  /**
   * The exact URL, without credentials.
   *
   * @throws ConfigError for an argument that is missing or cannot be sent.
   */
  url(): string {
    return this.transport.url(this.request);
  }

  /** The request of a first attempt, with credentials. Sends nothing but what those need. */
  toRequest(): Promise<Request> {
    return this.transport.toRequest(this.request);
  }

  /** The same call with some options changed. */
  with(options: RequestOptions): this {
    const { operation, input, options: present } = this.request;
    return this.copy(createRequest(operation, input, mergeOptions(present, options)));
  }

  /** A call of the same kind for another request. */
  protected copy(request: ApiRequest<Result, Failure, Declared>): this {
    return new ApiCall(this.transport, request) as this;
  }

  /** Sends the request. Lists make a page of what they receive. */
  protected async receive(): Promise<Received<Result, Declared>> {
    return (await this.transport.run(this.request, "data")) as Received<Result, Declared>;
  }
}

/** Options that have a value replace those before; headers are merged one by one. */
function mergeOptions(base: RequestOptions, patch: RequestOptions): RequestOptions {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const headers = { ...base.headers, ...patch.headers };
  return { ...base, ...Object.fromEntries(given), headers };
}
