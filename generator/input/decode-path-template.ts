/** Path templates: the path parameters of an operation are exactly those of its path. */
import { placeOf, type ObjectCursor } from "./cursor.js";
import type { ParameterObject } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { emptySchema } from "./schema-draft.js";

/** Characters that a path may have; servers refuse longer URLs. */
const longestPath = 8192;

/**
 * What is wrong with the text of a path; `undefined` where it is sound.
 *
 * A name may occur several times: only 3.2 forbids that, and all its places take the same value.
 */
export function pathProblem(path: string): string | undefined {
  if (path.length > longestPath) return `is longer than ${longestPath} characters`;
  if (!path.startsWith("/")) return "does not start with a slash";
  const rest = path.replaceAll(/\{[^{}]+\}/g, "");
  if (rest.includes("{}")) return "has a parameter without a name";
  return /[{}]/.test(rest) ? "has a brace without its counterpart" : undefined;
}

/** The names in the braces of a path, in order. */
function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
}

/** An operation while it is read. */
interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly cursor: ObjectCursor;
}

/**
 * The parameters that the path has a place for, and a string for each place without a parameter.
 * Both are mistakes of the document, but leave no doubt about the request.
 */
export function completePath(
  { method, path, cursor }: OperationPlace,
  parameters: readonly ParameterObject[],
): readonly ParameterObject[] {
  const { bag } = cursor.context;
  const missing = new Set(templateNames(path));
  const used = parameters.filter((parameter) => {
    if (parameter.in !== "path" || path.includes(`{${parameter.name}}`)) return true;
    const place = placeOf({ context: cursor.context, pointer: parameter.origin });
    bag.report("path-parameter-unused", place, { name: parameter.name, path });
    return false;
  });
  for (const { name, in: location } of used) if (location === "path") missing.delete(name);
  for (const name of missing) {
    bag.report("path-parameter-undeclared", placeOf(cursor), { name, method, path });
  }
  const place = `${cursor.pointer}/parameters`;
  return [
    ...used,
    ...[...missing].map((name) => assumedParameter(name, childPointer(place, name))),
  ];
}

function assumedParameter(name: string, origin: string): ParameterObject {
  return {
    name,
    in: "path",
    required: true,
    deprecated: false,
    description: undefined,
    style: "simple",
    explode: false,
    allowReserved: false,
    schema: { ...emptySchema, types: ["string"], origin: `${origin}/schema` },
    mediaType: undefined,
    examples: [],
    queryDialect: undefined,
    clientParameter: undefined,
    filter: undefined,
    sort: undefined,
    response: undefined,
    idempotencyKey: false,
    support: undefined,
    origin,
  };
}
