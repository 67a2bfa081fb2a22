import { STATUS_CODES } from "node:http";
import type { JsonObject } from "./json.js";

export interface HttpErrorOptions {
  readonly insight?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
  /** The provider's answer; its presence marks the failure as the provider's. */
  readonly remoteResponse?: unknown;
  readonly failures?: readonly unknown[];
}

/** A request that ends with an error response. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  readonly status: number;
  readonly options: HttpErrorOptions;

  constructor(status: number, message: string, options: HttpErrorOptions = {}) {
    super(message);
    this.status = status;
    this.options = options;
  }
}

/** The body of the error response. */
export function errorEnvelope({ status, message, options }: HttpError): JsonObject {
  return {
    statusCode: status,
    error: STATUS_CODES[status] ?? "Error",
    message,
    ...("remoteResponse" in options && {
      truto_is_remote_error: true,
      raw_response: options.remoteResponse,
    }),
    ...(options.insight && { truto_error_insight: options.insight }),
    ...(options.failures && { details: { failures: options.failures } }),
  };
}

export function missingQueryParameters(names: readonly string[]): HttpError {
  return new HttpError(400, `Missing query parameters: ${names.join(", ")}.`, {
    insight: {
      missing_required_query_parameters: {
        description: "These query parameters have to be sent.",
        value: names,
      },
    },
  });
}

export function missingBodyFields(names: readonly string[]): HttpError {
  return new HttpError(400, `Missing fields in the body: ${names.join(", ")}.`, {
    insight: {
      missing_required_body_fields: {
        description: "The body has to have these fields.",
        value: names,
      },
    },
  });
}

/** A refusal by the provider behind the account. */
export function remoteError(status: number, message: string): HttpError {
  return new HttpError(status, message, {
    remoteResponse: { code: status, reason: message },
    insight: { remote_error: { description: "The provider refused the request." } },
  });
}
