/** Paths and operations. */
import {
  asObject,
  fieldEntries,
  flag,
  objectEntries,
  objectItems,
  placeOf,
  text,
  texts,
  type ObjectCursor,
} from "./cursor.js";
import { decodeRequestBody, decodeResponses } from "./decode-content.js";
import { decodeMethod, decodePagination, decodeSupport } from "./decode-extensions.js";
import { decodeParameter } from "./decode-parameter.js";
import { completePath, pathProblem } from "./decode-path-template.js";
import { decodeSecurity } from "./decode-security.js";
import { decodeExternalDocs, decodeServers } from "./decode-shared.js";
import { dereference } from "./dereference.js";
import { isJsonObject, objectOf } from "./json.js";
import { deriveOperationId } from "./operation-id.js";
import type { OperationObject, ParameterObject, SecurityRequirement } from "./openapi.js";
import { operationMethods } from "./structure.js";

/** What an operation inherits. */
interface Surroundings {
  readonly path: string;
  /** The path item without its reference. */
  readonly pathItem: ObjectCursor;
  readonly parameters: readonly ParameterObject[];
  readonly security: readonly SecurityRequirement[] | undefined;
}

/** The operations of `paths`, in document order. */
export function decodeOperations(
  root: ObjectCursor,
  security: readonly SecurityRequirement[] | undefined,
): readonly OperationObject[] {
  return fieldEntries(root, "paths").flatMap(({ name, cursor }) => {
    if (name.startsWith("x-")) return [];
    const problem = pathProblem(name);
    if (problem !== undefined) {
      root.context.bag.report("invalid-path", placeOf(cursor), { path: name, problem });
      return [];
    }
    const written = asObject({ ...cursor, value: cursor.value ?? {} }, name);
    return written === undefined ? [] : decodePathItem(name, written, security);
  });
}

function decodePathItem(
  path: string,
  written: ObjectCursor,
  security: readonly SecurityRequirement[] | undefined,
): readonly OperationObject[] {
  const target = dereference(written)?.target;
  if (target === undefined) return [];
  const parameters = decodeParameters(target);
  const referenced = operationsOf(path, target, { security, parameters });
  if (target.pointer === written.pointer) return referenced;
  // Beside a reference, a path item may have members of its own.
  const own = { ...written, value: withoutReference(written.value) };
  const ownParameters = mergeParameters(parameters, decodeParameters(own));
  return [...operationsOf(path, own, { security, parameters: ownParameters }), ...referenced];
}

function withoutReference(value: ObjectCursor["value"]): ObjectCursor["value"] {
  return objectOf(Object.entries(value).filter(([key]) => key !== "$ref"));
}

function operationsOf(
  path: string,
  pathItem: ObjectCursor,
  inherited: Pick<Surroundings, "security" | "parameters">,
): readonly OperationObject[] {
  const surroundings = { path, pathItem, ...inherited };
  const isNewest = pathItem.context.version === "3.2";
  const own = objectEntriesOf(pathItem)
    .filter(({ name }) => operationMethods.has(name) && (isNewest || name !== "query"))
    .map(({ name, cursor }) => decodeOperation(name.toUpperCase(), cursor, surroundings));
  if (!isNewest) return own;
  const additional = objectEntries(pathItem, "additionalOperations");
  return [
    ...own,
    ...additional.map(({ name, cursor }) => decodeOperation(name, cursor, surroundings)),
  ];
}

function objectEntriesOf(
  pathItem: ObjectCursor,
): readonly { readonly name: string; readonly cursor: ObjectCursor }[] {
  const { context, pointer } = pathItem;
  return Object.entries(pathItem.value).flatMap(([name, value]) =>
    isJsonObject(value)
      ? [{ name, cursor: { context, value, pointer: `${pointer}/${name}` } }]
      : [],
  );
}

function decodeOperation(
  method: string,
  cursor: ObjectCursor,
  { path, pathItem, parameters, security }: Surroundings,
): OperationObject {
  const operationId = text(cursor, "operationId");
  return {
    method,
    path,
    operationId,
    id: operationId ?? deriveOperationId(method, path),
    tags: texts(cursor, "tags"),
    summary: text(cursor, "summary"),
    description: text(cursor, "description"),
    deprecated: flag(cursor, "deprecated"),
    externalDocs: decodeExternalDocs(cursor),
    parameters: completePath(
      { method, path, cursor },
      mergeParameters(parameters, decodeParameters(cursor)),
    ),
    requestBody: decodeRequestBody(cursor),
    responses: decodeResponses(cursor),
    security: decodeSecurity(cursor) ?? security,
    servers: decodeServers(cursor) ?? decodeServers(pathItem),
    pagination: decodePagination(cursor),
    methodName: decodeMethod(cursor),
    support: decodeSupport(cursor),
    origin: cursor.pointer,
  };
}

function decodeParameters(parent: ObjectCursor): readonly ParameterObject[] {
  return objectItems(parent, "parameters").flatMap((item) => decodeParameter(item) ?? []);
}

/** The operation's parameters replace those of the path; what one list repeats stays for the rules. */
function mergeParameters(
  inherited: readonly ParameterObject[],
  own: readonly ParameterObject[],
): readonly ParameterObject[] {
  if (own.length === 0) return inherited;
  const replaced = new Set(own.map(identity));
  return [...inherited.filter((parameter) => !replaced.has(identity(parameter))), ...own];
}

function identity({ name, in: location }: ParameterObject): string {
  // Names of headers have no case.
  return `${location} ${location === "header" ? name.toLowerCase() : name}`;
}
