/** Groups operations by resource and names their methods. */
import type { OpenApiDocument, OperationObject } from "../input/openapi.js";
import { camelCase, kebabCase, words } from "./casing.js";
import type { NamedOperation } from "./lower-operation.js";
import type { Names } from "./names.js";

/** The operations of one tag, or of one path segment where they have no tag. */
export interface OperationGroup {
  /** Kebab-case. */
  readonly name: string;
  readonly description: string | undefined;
  readonly operations: readonly NamedOperation[];
}

/** Groups in the order in which operations first mention them. */
export function groupOperations(
  document: OpenApiDocument,
  names: Names,
): readonly OperationGroup[] {
  const prefix = commonSegments(document.operations.map(({ path }) => segmentsOf(path)));
  const groups = new Map<string, OperationObject[]>();
  for (const operation of document.operations) {
    const name = kebabCase(operation.tags[0] ?? resourceSegment(operation.path, prefix));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [operation]);
    else group.push(operation);
  }
  return [...groups].map(([name, operations]) => ({
    name,
    description: document.tags.find((tag) => kebabCase(tag.name) === name)?.description,
    operations: nameOperations(name, operations, names),
  }));
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** How many leading segments all paths share; they say nothing about the resource. */
function commonSegments(paths: readonly (readonly string[])[]): number {
  const [first] = paths;
  if (first === undefined || paths.length === 1) return 0;
  const length = first.findIndex(
    (segment, index) => isTemplate(segment) || paths.some((path) => path[index] !== segment),
  );
  return length === -1 ? 0 : length;
}

function resourceSegment(path: string, prefix: number): string {
  const segments = segmentsOf(path);
  const fixed = segments.slice(prefix).find((segment) => !isTemplate(segment));
  return fixed ?? segments.find((segment) => !isTemplate(segment)) ?? "root";
}

function isTemplate(segment: string): boolean {
  return segment.includes("{");
}

/** A short method name that two operations of a group would share is given to neither. */
function nameOperations(
  group: string,
  operations: readonly OperationObject[],
  names: Names,
): readonly NamedOperation[] {
  const drafts = operations.map((operation) => {
    const { id, methodName } = operation;
    return { operation, id, short: methodName ?? shortName(id, group) };
  });
  const count = new Map<string, number>();
  for (const { short } of drafts) count.set(short, (count.get(short) ?? 0) + 1);
  return drafts.map(({ operation, id, short }) => {
    const functionName = names.claim(camelCase(id), operation.origin);
    const isUnique = count.get(short) === 1 && !reservedMethods.has(short);
    return { operation, id, functionName, methodName: isUnique ? short : functionName };
  });
}

/** Members every class has. */
const reservedMethods = new Set(["constructor", "toString", "valueOf", "then"]);

/** `listUsers` of `users` is `list`; a name that is nothing but the resource stays as it is. */
function shortName(id: string, group: string): string {
  const idWords = words(id).map((word) => word.toLowerCase());
  const groupWords = words(group).map((word) => singular(word.toLowerCase()));
  const rest = withoutRun(idWords, groupWords);
  return camelCase(rest.length === 0 ? id : rest.join(" "));
}

/** `all` without the run of words at its start or end that names the group. */
function withoutRun(all: readonly string[], run: readonly string[]): readonly string[] {
  const matches = (offset: number) =>
    run.every((word, index) => singular(all[offset + index] ?? "") === word);
  const tail = all.length - run.length;
  if (tail >= 0 && matches(tail)) return all.slice(0, tail);
  return tail >= 0 && matches(0) ? all.slice(run.length) : all;
}

/** Good enough to compare two spellings of one noun; never shown to anyone. */
function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|s|x|z)es$/u.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
