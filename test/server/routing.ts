import { HttpError } from "./errors.js";
import type { SpecOperation } from "./spec-document.js";

/** What an operation does to its resource. */
export type OperationKind = "list" | "get" | "create" | "update" | "delete" | "download" | "import";

export interface Route {
  readonly operation: SpecOperation;
  readonly kind: OperationKind;
  /** The segment of the path that names the resource. */
  readonly resource: string;
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
  const [, , , resource = ""] = found.operation.path.split("/");
  return { ...found, kind: kindOf(found.operation), resource };
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

function kindOf({ method, path }: SpecOperation): OperationKind {
  switch (method) {
    case "GET":
      return path.endsWith("}") ? "get" : "list";
    case "POST":
      if (path.endsWith("/download")) return "download";
      return path.endsWith("/import") ? "import" : "create";
    case "PATCH":
      return "update";
    case "DELETE":
      return "delete";
    default:
      throw new Error(`The server has no handler for ${method} ${path}.`);
  }
}
