// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The client of an API. */
import { jsonBody } from "./body.js";
import { ApiCall } from "./call.js";
import { brackets } from "./nested-query.js";
import type { ClientOptions } from "./options.js";
import { createRequest, type ApiRequest } from "./request.js";
import { ConfigError } from "./sdk-error.js";
import { hasDotSegment } from "./path.js";
import { queryOf } from "./route.js";
import { resolveSettings } from "./settings.js";
import { createTransport, type Transport } from "./transport.js";
import type {
  ApiDescriptor,
  BodyEncoder,
  Decoder,
  OperationDescriptor,
  RequestInput,
  RequestOptions,
} from "./types.js";

/** A request to an endpoint that the document does not describe. */
export interface RawRequest {
  readonly method: string;
  /** Path below the base URL, percent-encoded, beginning with one slash. */
  readonly path: string;
  /** Written in the `brackets` dialect. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  /** Default: JSON. */
  readonly encode?: BodyEncoder | undefined;
  /** Default: JSON. */
  readonly decode?: Decoder | undefined;
}

/** Options whose credential only the class of an API knows the type of. */
export type InheritedOptions = Omit<ClientOptions, "auth">;

/**
 * Sends the requests of one API. Immutable, and shares nothing with other clients.
 *
 * Generated clients extend it by a property for each resource.
 */
export class ApiClient {
  /** For the run-time. Holds no secrets that can be read. */
  readonly transport: Transport;
  readonly #api: ApiDescriptor;
  readonly #options: ClientOptions;

  /** @throws ConfigError for an option that is invalid. */
  constructor(api: ApiDescriptor, options: ClientOptions = {}) {
    this.#api = api;
    this.#options = options;
    this.transport = createTransport(resolveSettings(api, options));
  }

  /** What the client was made with; not printed by inspectors, since it holds credentials. */
  protected get options(): InheritedOptions {
    return this.#options;
  }

  /** A call of a request that was built without a client. */
  send<Result, Failure, Declared extends Headers>(
    request: ApiRequest<Result, Failure, Declared>,
  ): ApiCall<Result, Failure, Declared> {
    return new ApiCall(this.transport, request);
  }

  /**
   * A call of an endpoint that the document does not describe, with the same guarantees.
   *
   * @throws ConfigError for a path that could lead to another host or endpoint.
   */
  request(raw: RawRequest, options?: RequestOptions): ApiCall<unknown> {
    const { method, path, query = {}, body, encode = jsonBody, decode } = raw;
    if (!/^\/(?![/\\])[^?#{}\\]*$/.test(path) || hasDotSegment(path)) {
      throw new ConfigError(`${path}: must be a path of one leading slash, without query or dots`);
    }
    const operation: OperationDescriptor = {
      api: this.#api,
      id: `${method} ${path}`,
      method,
      route: { path, query: queryOf(brackets) },
      body: encode,
      accept: "application/json",
      security: [...Object.keys(this.#api.security).map((name) => [name]), []],
      ...(decode && { decode }),
    };
    return this.send<unknown, never, Headers>(createRequest(operation, { query, body }, options));
  }

  /** A client with some options changed; this one stays as it is. */
  withOptions(changes: ClientOptions): ApiClient {
    return new ApiClient(this.#api, { ...this.#options, ...changes });
  }
}

/** A call of an operation, for the methods of generated resources. */
// eslint-disable-next-line @typescript-eslint/max-params -- one flat line per generated method
export function apiCall<Result, Failure, Declared extends Headers>(
  client: ApiClient,
  operation: OperationDescriptor,
  input: RequestInput,
  options?: RequestOptions,
): ApiCall<Result, Failure, Declared> {
  return client.send(createRequest<Result, Failure, Declared>(operation, input, options));
}

/** The input of the only path parameter, given as its value or as an object that holds it. */
export function pathInput(name: string, value: unknown): object {
  const isInput = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return isInput ? value : { [name]: value };
}
