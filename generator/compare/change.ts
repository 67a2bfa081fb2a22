/** What a regeneration changes for the programs that use the output. */
import type { JsonPointer, SourceRange } from "../diagnostics/diagnostic.js";

/** As semantic versioning has it: may break a program, adds something, changes nothing for it. */
export type ChangeSeverity = "major" | "minor" | "patch";

/** Worst first. */
export const severities: readonly ChangeSeverity[] = ["major", "minor", "patch"];

/** What can happen; a code is never reused for another meaning, and docs/check.md explains each. */
export const changeCodes = [
  "api-added",
  "api-removed",
  "base-url-changed",
  "client-parameter-changed",
  "decoding-changed",
  "deprecated",
  "descriptor-changed",
  "documentation-changed",
  "enum-member-added",
  "enum-member-removed",
  "enum-value-changed",
  "export-added",
  "export-removed",
  "idempotency-changed",
  "kind-changed",
  "member-added",
  "member-became-optional",
  "member-became-readonly",
  "member-became-required",
  "member-became-writable",
  "member-removed",
  "method-changed",
  "operation-added",
  "operation-removed",
  "operation-renamed",
  "pagination-changed",
  "parameter-added",
  "parameter-became-optional",
  "parameter-became-required",
  "parameter-location-changed",
  "parameter-moved",
  "parameter-removed",
  "path-changed",
  "request-media-type-changed",
  "required-member-added",
  "required-parameter-added",
  "response-media-type-changed",
  "security-changed",
  "serialization-changed",
  "server-changed",
  "type-changed",
  "type-narrowed",
  "type-parameter-added",
  "type-parameter-removed",
  "type-renamed",
  "type-rewritten",
  "type-widened",
  "value-changed",
] as const;
export type ChangeCode = (typeof changeCodes)[number];

/** One change, before its place is looked up. */
export interface FoundChange {
  readonly severity: ChangeSeverity;
  readonly code: ChangeCode;
  /** The exported name of the new output (of the old one where it is gone), then members. */
  readonly path: readonly string[];
  /** What happened, as a sentence without the symbol: `is gone`. */
  readonly message: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Where in the document, if the path does not lead there. */
  readonly pointer?: JsonPointer | undefined;
  /** Types in which members came or went as a part of this change. */
  readonly covered?: readonly string[];
}

/** One change as it is reported. */
export interface SurfaceChange {
  readonly severity: ChangeSeverity;
  readonly code: ChangeCode;
  /** `UserFilters.updated_at` */
  readonly symbol: string;
  /** Other names of the same operation of which the same is true: `UsersResource.list.query`. */
  readonly also: readonly string[];
  readonly message: string;
  /** The old type or value, shortened; `undefined` where there was none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** In the new document; of what is gone, the nearest parent that is still there. */
  readonly pointer: JsonPointer;
  readonly range: SourceRange | undefined;
}

/** How a type is used by programs, as far as its changes matter to them. */
export interface Usage {
  /** Programs give it: it may take more, not less. */
  readonly input: boolean;
  /** Programs receive it: it may hold less, not more. */
  readonly output: boolean;
  /** Programs make whole values of it, so that a new required member is missing in them. */
  readonly whole: boolean;
}

/** What an argument is where a result is and the other way round. */
export function flipped({ input, output }: Usage): Usage {
  return { input: output, output: input, whole: output };
}
