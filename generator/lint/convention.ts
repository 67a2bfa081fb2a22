/** A convention: what is observed to find out what resources have in common. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "../input/decoded.js";
import type { OperationObject } from "../input/openapi.js";
import { placeAt } from "../input/place-at.js";
import type { Deviation } from "./observation.js";

/** Diagnostics about a deviation say the same things. */
export type ConventionCode =
  | "convention-envelope"
  | "convention-error-body"
  | "convention-field-type"
  | "convention-filter"
  | "convention-link-missing"
  | "convention-name"
  | "convention-pagination"
  | "convention-parameter-missing"
  | "convention-response-missing";

export interface Convention {
  readonly code: ConventionCode;
  /** Looks at all APIs of the input together. */
  readonly find: (apis: readonly DecodedApi[]) => readonly Deviation[];
}

/** An operation with the API it belongs to. */
export interface Owned {
  readonly api: DecodedApi;
  readonly operation: OperationObject;
}

export function operationsOf(apis: readonly DecodedApi[]): readonly Owned[] {
  return apis.flatMap((api) => api.document.operations.map((operation) => ({ api, operation })));
}

/** `GET /users/{id}` */
export function nameOf({ method, path }: OperationObject): string {
  return `${method} ${path}`;
}

/**
 * Operations of the same shape do the same to different resources: `GET /a/b/{id}` and
 * `GET /x/y/{key}`, whatever the segments are called.
 */
export function shapeOf({ method, path }: OperationObject): string {
  const segments = path.split("/").map((segment) => (segment.includes("{") ? "{}" : "a"));
  return `${method} ${segments.join("/")}`;
}

export function report(code: ConventionCode, found: Deviation, bag: DiagnosticBag): void {
  const { api, origin, subject, value, usual, agreeing, total, kind } = found;
  bag.report(code, placeAt(api, origin), { subject, value, usual, agreeing, total, kind });
}
