/** Which of several operations a request means whose path more than one template matches. */
import type { ApiModel, OperationModel, ResourceModel } from "../ir/model.js";

/** The other method of an operation that is two: with one body, and with a stream. */
export function otherForm(
  operation: OperationModel,
  resources: readonly ResourceModel[],
): OperationModel | undefined {
  return resources
    .flatMap((resource) => resource.operations)
    .find(
      (other) =>
        other.origin === operation.origin && other !== operation && isSame(other, operation),
    );
}

function isSame(first: OperationModel, second: OperationModel): boolean {
  return first.functionName !== second.functionName;
}

/** Templates of the same method that match some of the same paths and have fewer parameters in them. */
export function preferredPaths(
  { method, path }: OperationModel,
  { resources }: ApiModel,
): readonly string[] {
  const others = resources
    .flatMap((resource) => resource.operations)
    .filter((other) => other.method === method && isPreferred(other.path, path))
    .map((other) => other.path);
  return [...new Set(others)];
}

function isPreferred(path: string, other: string): boolean {
  const [segments, otherSegments] = [segmentsOf(path), segmentsOf(other)];
  if (segments.length !== otherSegments.length || path === other) return false;
  const pairs = segments.map((segment, index) => [segment, otherSegments[index] ?? ""] as const);
  if (!pairs.every(([first, second]) => mayBeEqual(first, second))) return false;
  // From the left, the first segment that says more decides; then what the query says.
  const decisive = pairs.find(([first, second]) => fixedness(first) !== fixedness(second));
  if (decisive === undefined) return queryOf(path) > queryOf(other);
  return fixedness(decisive[0]) > fixedness(decisive[1]);
}

/** How much of a segment is certain. */
function fixedness(segment: string): number {
  return isFixed(segment) ? Infinity : segment.replace(/\{[^{}]*\}/gu, "").length;
}

function segmentsOf(path: string): readonly string[] {
  return (path.split("?", 1)[0] ?? "").split("/");
}

/** Number of pairs in the query of a template. */
function queryOf(path: string): number {
  const [, query = ""] = path.split("?");
  return query === "" ? 0 : query.split("&").length;
}

function isFixed(segment: string): boolean {
  return !segment.includes("{");
}

/** Whether two segments match a common text; of two with parameters in them, that is assumed. */
function mayBeEqual(first: string, second: string): boolean {
  if (isFixed(first) && isFixed(second)) return first === second;
  if (isFixed(first)) return matches(second, first);
  return isFixed(second) ? matches(first, second) : true;
}

function matches(template: string, text: string): boolean {
  const [start = "", ...others] = template.split(/\{[^{}]*\}/u);
  const end = others.at(-1) ?? "";
  return text.length > start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
