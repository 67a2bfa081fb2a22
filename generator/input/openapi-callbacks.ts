/** What an API says about the requests that it sends, and about those that follow a response. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { JsonValue, OperationObject } from "./openapi.js";

/** A member of `webhooks`. The `path` of its operations is its name. */
export interface WebhookObject {
  readonly name: string;
  readonly operations: readonly OperationObject[];
  readonly origin: JsonPointer;
}

/** One expression of a member of `callbacks`. The `path` of its operations is the expression. */
export interface CallbackObject {
  readonly name: string;
  /** As written: `{$request.body#/callbackUrl}`. */
  readonly expression: string;
  readonly operations: readonly OperationObject[];
  readonly origin: JsonPointer;
}

/** A member of `links` of a response. */
export interface LinkObject {
  readonly name: string;
  readonly operationId: string | undefined;
  /** As written. */
  readonly operationRef: string | undefined;
  /** Where it leads in the bundled document, if anywhere. */
  readonly operationPointer: JsonPointer | undefined;
  /** Values and run-time expressions, as written. */
  readonly parameters: readonly { readonly name: string; readonly value: JsonValue }[];
  readonly requestBody: JsonValue | undefined;
  readonly description: string | undefined;
  readonly origin: JsonPointer;
}
