/**
 * What holds across a document. A rule is a function of its own; a new one is a function and a line
 * in `rules`.
 */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { OperationObject } from "./openapi.js";
import type { SecurityRequirement } from "./openapi-security.js";
import { placeAt } from "./place-at.js";
import { checkFilters, checkResponses, checkSorts } from "./rules-extensions.js";
import { checkPagination } from "./rules-pagination.js";
import { checkPaths } from "./rules-paths.js";
import { proposePagination } from "./rules-proposals.js";
import {
  checkParameterContents,
  checkQuerystrings,
  checkSerialization,
} from "./rules-serialization.js";
import { checkServers } from "./rules-servers.js";

/** Looks at a decoded document and reports. */
export type Rule = (api: DecodedApi, bag: DiagnosticBag) => void;

/** Every rule, in the order of their reports. */
export const rules: readonly Rule[] = [
  checkOperationIds,
  checkMissingOperationIds,
  checkMethods,
  checkDuplicateParameters,
  checkSecurity,
  checkPaths,
  checkServers,
  checkSerialization,
  checkParameterContents,
  checkQuerystrings,
  checkPagination,
  checkFilters,
  checkSorts,
  checkResponses,
  proposePagination,
];

/** Applies every rule. */
export function checkRules(api: DecodedApi, bag: DiagnosticBag): void {
  for (const rule of rules) rule(api, bag);
}

/** An operationId belongs to one operation. */
export function checkOperationIds(api: DecodedApi, bag: DiagnosticBag): void {
  const first = new Map<string, OperationObject>();
  for (const operation of api.document.operations) {
    const { operationId: id, origin } = operation;
    if (id === undefined) continue;
    const other = first.get(id);
    if (other === undefined) first.set(id, operation);
    else {
      const names = { id, first: describe(other), second: describe(operation) };
      bag.report("duplicate-operation-id", placeAt(api, `${origin}/operationId`), names);
    }
  }
}

/** An operation without an operationId gets one, and is told which. */
export function checkMissingOperationIds(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { operationId, id, method, path, origin } of api.document.operations) {
    if (operationId !== undefined) continue;
    bag.report("missing-operation-id", placeAt(api, origin), { method, path, id });
  }
}

/** Some methods are forbidden to programs (Fetch Standard, section 2.2.1). */
export function checkMethods(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { method, origin } of api.document.operations) {
    if (!/^(CONNECT|TRACE|TRACK)$/iu.test(method)) continue;
    bag.report("unsupported-method", placeAt(api, origin), { method });
  }
}

/** Operations that the API offers, and those that it calls. */
function everyOperation({ document }: DecodedApi): readonly OperationObject[] {
  const { operations, webhooks } = document;
  const offered = [...operations, ...webhooks.flatMap((webhook) => webhook.operations)];
  const callbacks = offered.flatMap((operation) => operation.callbacks);
  return [...offered, ...callbacks.flatMap((callback) => callback.operations)];
}

/** A parameter, which is its name and location, occurs once. */
export function checkDuplicateParameters(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { method, path, parameters } of everyOperation(api)) {
    const seen = new Set<string>();
    for (const { name, in: location, origin } of parameters) {
      const identity = `${location} ${location === "header" ? name.toLowerCase() : name}`;
      if (seen.has(identity)) {
        const names = { name, location, method, path };
        bag.report("duplicate-parameter", placeAt(api, origin), names);
      }
      seen.add(identity);
    }
  }
}

/** Requirements name declared schemes. */
export function checkSecurity(api: DecodedApi, bag: DiagnosticBag): void {
  const { document } = api;
  const declared = new Set(document.securitySchemes.map(({ name }) => name));
  const requirements = new Set<SecurityRequirement>([
    ...(document.security ?? []),
    ...document.operations.flatMap(({ security }) => security ?? []),
  ]);
  for (const { schemes, origin } of requirements) {
    for (const { name } of schemes) {
      if (declared.has(name)) continue;
      bag.report("security-scheme-unknown", placeAt(api, origin), { name });
    }
  }
}

function describe({ method, path }: OperationObject): string {
  return `${method} ${path}`;
}
