/** What a configuration says about single operations: which are generated, and how lists advance. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { JsonObject } from "./json.js";
import { patternSet, type OperationIdentity, type OperationPattern } from "./operation-pattern.js";
import { placeAt } from "./place-at.js";

/** Which operations are generated. An operation that both lists name is left out. */
export interface OperationSelection {
  /** Only these operations. Default: all. */
  readonly include?: readonly OperationPattern[] | undefined;
  /** Not these operations. Default: none. */
  readonly exclude?: readonly OperationPattern[] | undefined;
}

/** A declaration as `x-loom-pagination` takes it, for the operations that `operations` names. */
export type PaginationRule = JsonObject & { readonly operations: readonly OperationPattern[] };

/** What decoding asks about each operation. */
export interface OperationRules {
  /** Whether some operations are left out. */
  readonly isPartial: boolean;
  readonly isSelected: (operation: OperationIdentity) => boolean;
  /** The declaration that replaces what the document says. */
  readonly paginationOf: (operation: OperationIdentity) => JsonObject | undefined;
  /** Patterns that have named no operation. */
  readonly unmatched: () => readonly OperationPattern[];
}

/** Rules of a configuration. */
export function operationRules(
  { include = [], exclude = [] }: OperationSelection = {},
  pagination: readonly PaginationRule[] = [],
): OperationRules {
  const [included, excluded] = [patternSet(include), patternSet(exclude)];
  const declared = pagination.map(({ operations, ...declaration }) => {
    return { patterns: patternSet(operations), declaration };
  });
  return {
    isPartial: include.length + exclude.length > 0,
    isSelected: (operation) => {
      const isIncluded = included.isEmpty || included.matches(operation);
      return !excluded.matches(operation) && isIncluded;
    },
    paginationOf: (operation) =>
      declared.find(({ patterns }) => patterns.matches(operation))?.declaration,
    unmatched: () =>
      [included, excluded, ...declared.map(({ patterns }) => patterns)].flatMap((patterns) =>
        patterns.unmatched(),
      ),
  };
}

/** Patterns that name nothing are mistakes, but not of the document. */
export function reportUnmatched(
  rules: OperationRules,
  [api]: readonly DecodedApi[],
  bag: DiagnosticBag,
): void {
  if (api === undefined) return;
  for (const pattern of rules.unmatched()) {
    bag.report("operation-pattern-unmatched", placeAt(api, ""), { pattern });
  }
}
