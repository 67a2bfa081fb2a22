import { resourceKey } from "./contract.js";
import { HttpError } from "./errors.js";
import type { SpecOperation } from "./spec-document.js";

export interface Route {
  readonly operation: SpecOperation;
  /** What the operation does to its resource: `list`, or the last segment of a path of its own. */
  readonly kind: string;
  /** `model/resource`; `undefined` for an operation of the API itself, whose kind is its identifier. */
  readonly resource: string | undefined;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Finds the operation of a request; 404 for an unknown path, 405 for an unknown method. */
export function route(operations: readonly SpecOperation[], method: string, path: string): Route {
  const candidates = operations.flatMap((operation) => {
    const pathParameters = matchPath(operation.path, path);
    return pathParameters === undefined ? [] : [{ operation, pathParameters }];
  });
  if (candidates.length === 0) throw new HttpError(404, "There is nothing at this path.");
  const found = candidates.find(({ operation }) => operation.method === method);
  if (found === undefined) {
    const allow = candidates.map(({ operation }) => operation.method).join(", ");
    throw new HttpError(405, `This path takes ${allow}.`, { headers: { allow } });
  }
  const resource = resourceKey(found.operation.path);
  const kind = resource === undefined ? found.operation.id : methodOf(found.operation);
  return { ...found, kind, resource };
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const expected = template.split("/");
  const actual = path.split("/");
  if (expected.length !== actual.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? "";
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined && segment !== value) return undefined;
    if (name !== undefined) parameters[name] = decodeSegment(value);
  }
  return parameters;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "The path is not valid percent-encoding.");
  }
}

/** What an operation of a resource does, by its method and path. */
export function methodOf({ method, path }: SpecOperation): string {
  // `/unified/model/resource`, and what follows.
  const [last] = path.split("/").slice(4);
  switch (method) {
    case "GET":
      return last === undefined ? "list" : "get";
    case "POST":
      return last ?? "create";
    case "PATCH":
      return "update";
    case "DELETE":
      return "delete";
    default:
      throw new Error(`${method} ${path} is not an operation of a resource.`);
  }
}
