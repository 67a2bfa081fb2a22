import qs from "qs";
import { HttpError } from "./errors.js";
import type { JsonObject } from "./json.js";
import type { SpecOperation } from "./spec-document.js";

/** Parses a query string; 400 when it is beyond the limits. */
export function parseQuery(text: string): JsonObject {
  try {
    return qs.parse(text, {
      depth: 16,
      strictDepth: true,
      arrayLimit: 1000,
      parameterLimit: 10_000,
      throwOnLimitExceeded: true,
    });
  } catch (cause) {
    throw new HttpError(400, `The query is too large: ${String(cause)}`);
  }
}

/** Names in the query that the spec does not declare. Allowed, but a typo of a client looks so. */
export function undeclaredNames(operation: SpecOperation, query: JsonObject): string[] {
  const declared = new Set(operation.parameters.map(({ name }) => name));
  return Object.keys(query).filter((name) => !declared.has(name));
}
