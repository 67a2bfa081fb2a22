/** The options of a configuration that concern single operations. */
import { isJsonObject } from "./input/json.js";
import { isOperationPattern, type OperationPattern } from "./input/operation-pattern.js";
import type { OperationSelection, PaginationRule } from "./input/operation-rules.js";

type Report = (key: string, expected: string) => void;

const pattern = 'a pattern like "tag:users", "path:/users/**" or "id:list*"';
const patterns = 'a list of patterns like "tag:users", "path:/users/**" or "id:list*"';

/** `operations`: which are generated. */
export function readOperations(value: unknown, report: Report): OperationSelection | undefined {
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) {
    report("operations", "an object with include, exclude, or both");
    return undefined;
  }
  const unknown = Object.keys(value).find((key) => key !== "include" && key !== "exclude");
  if (unknown !== undefined) report(unknown, "include or exclude, inside operations");
  return {
    include: readPatterns(value["include"], "include", report),
    exclude: readPatterns(value["exclude"], "exclude", report),
  };
}

/** The selection of a configuration and the patterns of a command line together. */
export function selectMore(
  { include = [], exclude = [] }: OperationSelection = {},
  more: { readonly include?: readonly string[]; readonly exclude?: readonly string[] },
  report: Report,
): OperationSelection | undefined {
  const [moreIncluded, moreExcluded] = [more.include ?? [], more.exclude ?? []];
  if (isPatternList(moreIncluded) && isPatternList(moreExcluded)) {
    return { include: [...include, ...moreIncluded], exclude: [...exclude, ...moreExcluded] };
  }
  report(isPatternList(moreIncluded) ? "--exclude" : "--include", pattern);
  return undefined;
}

function readPatterns(value: unknown, key: string, report: Report) {
  if (value === undefined || isPatternList(value)) return value;
  report(key, patterns);
  return undefined;
}

function isPatternList(value: unknown): value is readonly OperationPattern[] {
  return Array.isArray(value) && value.every(isOperationPattern);
}

/** `pagination`: how lists advance. What is declared is read and verified with the document. */
export function readPagination(
  value: unknown,
  report: Report,
): readonly PaginationRule[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every(isPaginationRule)) return value;
  report("pagination", `a list of declarations, each with operations: ${patterns}`);
  return undefined;
}

function isPaginationRule(value: unknown): value is PaginationRule {
  return isJsonObject(value) && isPatternList(value["operations"]);
}
