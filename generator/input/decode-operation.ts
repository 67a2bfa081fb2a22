/** Paths, webhooks, callbacks: operations wherever they stand. */
import {
  asObject,
  entries,
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
import { decodeMethod, decodeStream, decodeSupport } from "./decode-extensions.js";
import { decodePagination } from "./decode-pagination.js";
import { decodeParameter } from "./decode-parameter.js";
import { completePath, pathProblem } from "./decode-path-template.js";
import { decodeSecurity } from "./decode-security.js";
import { decodeExternalDocs, decodeServers } from "./decode-shared.js";
import { dereference } from "./dereference.js";
import { objectOf } from "./json.js";
import { deriveOperationId } from "./operation-id.js";
import type { CallbackObject, WebhookObject } from "./openapi-callbacks.js";
import type { OperationObject, ParameterObject } from "./openapi.js";
import type { SecurityRequirement } from "./openapi-security.js";
import { operationMethods } from "./structure.js";
import { decodeVendorPagination } from "./vendor-pagination.js";

/** What holds a path item. */
interface Holder {
  readonly kind: "path" | "webhook" | "callback";
  readonly path: string;
  /** What an operation without an operationId is named after. */
  readonly name: string;
  readonly security: readonly SecurityRequirement[] | undefined;
}

/** What an operation inherits. */
interface Surroundings {
  readonly holder: Holder;
  /** The path item without its reference. */
  readonly pathItem: ObjectCursor;
  readonly parameters: readonly ParameterObject[];
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
    if (written === undefined) return [];
    return decodePathItem(written, { kind: "path", path: name, name, security });
  });
}

/** The requests of `webhooks`, in document order. */
export function decodeWebhooks(
  root: ObjectCursor,
  security: readonly SecurityRequirement[] | undefined,
): readonly WebhookObject[] {
  const { version } = root.context;
  if (version !== "3.1" && version !== "3.2") return [];
  return fieldEntries(root, "webhooks").flatMap(({ name, cursor }) => {
    const pathItem = name.startsWith("x-") ? undefined : asObject(cursor, name);
    if (pathItem === undefined) return [];
    const holder = { kind: "webhook", path: name, name, security } as const;
    return [{ name, operations: decodePathItem(pathItem, holder), origin: cursor.pointer }];
  });
}

function decodePathItem(written: ObjectCursor, holder: Holder): readonly OperationObject[] {
  const target = dereference(written)?.target;
  if (target === undefined) return [];
  const parameters = decodeParameters(target);
  const referenced = operationsOf({ pathItem: target, holder, parameters });
  if (target.pointer === written.pointer) return referenced;
  // Beside a reference, a path item may have members of its own.
  const own = { ...written, value: withoutReference(written.value) };
  const ownParameters = mergeParameters(parameters, decodeParameters(own));
  return [...operationsOf({ pathItem: own, holder, parameters: ownParameters }), ...referenced];
}

function withoutReference(value: ObjectCursor["value"]): ObjectCursor["value"] {
  return objectOf(Object.entries(value).filter(([key]) => key !== "$ref"));
}

function operationsOf(surroundings: Surroundings): readonly OperationObject[] {
  const { pathItem } = surroundings;
  const isNewest = pathItem.context.version === "3.2";
  const own = entries(pathItem)
    .filter(({ name }) => operationMethods.has(name) && (isNewest || name !== "query"))
    .flatMap(({ name, cursor }) => {
      const operation = asObject(cursor, name);
      if (operation === undefined) return [];
      return decodeSelected(name.toUpperCase(), operation, surroundings);
    });
  if (!isNewest) return own;
  const additional = objectEntries(pathItem, "additionalOperations");
  return [
    ...own,
    ...additional.flatMap(({ name, cursor }) => decodeSelected(name, cursor, surroundings)),
  ];
}

/** The operation, unless the configuration leaves it out. */
function decodeSelected(
  method: string,
  written: ObjectCursor,
  surroundings: Surroundings,
): readonly OperationObject[] {
  const { kind, name, path } = surroundings.holder;
  const { isSelected, paginationOf } = written.context.rules;
  if (kind === "callback") return [decodeOperation(method, written, surroundings)];
  const id = text(written, "operationId") ?? deriveOperationId(method, name);
  const identity = { id, path, tags: texts(written, "tags") };
  if (!isSelected(identity)) return [];
  const pagination = paginationOf(identity);
  const cursor =
    pagination === undefined
      ? written
      : { ...written, value: { ...written.value, "x-loom-pagination": pagination } };
  return [decodeOperation(method, cursor, surroundings)];
}

function decodeOperation(
  method: string,
  cursor: ObjectCursor,
  { holder, pathItem, parameters: inherited }: Surroundings,
): OperationObject {
  const { kind, path } = holder;
  const operationId = text(cursor, "operationId");
  const parameters = mergeParameters(inherited, decodeParameters(cursor));
  const security = decodeSecurity(cursor) ?? holder.security;
  return {
    method,
    path,
    operationId,
    id: operationId ?? deriveOperationId(method, holder.name),
    tags: texts(cursor, "tags"),
    summary: text(cursor, "summary"),
    description: text(cursor, "description"),
    deprecated: flag(cursor, "deprecated"),
    externalDocs: decodeExternalDocs(cursor),
    parameters: kind === "path" ? completePath({ method, path, cursor }, parameters) : parameters,
    requestBody: decodeRequestBody(cursor),
    responses: decodeResponses(cursor),
    callbacks: kind === "callback" ? [] : decodeCallbacks(cursor, security),
    security,
    servers: decodeServers(cursor) ?? decodeServers(pathItem),
    pagination: decodePagination(cursor) ?? decodeVendorPagination(cursor),
    methodName: decodeMethod(cursor),
    streaming: decodeStream(cursor),
    support: decodeSupport(cursor),
    origin: cursor.pointer,
  };
}

function decodeCallbacks(
  operation: ObjectCursor,
  security: readonly SecurityRequirement[] | undefined,
): readonly CallbackObject[] {
  return objectEntries(operation, "callbacks").flatMap(({ name, cursor }) => {
    const callback = dereference(cursor)?.target;
    if (callback === undefined) return [];
    return entries(callback).flatMap(({ name: expression, cursor: child }) => {
      const pathItem = expression.startsWith("x-") ? undefined : asObject(child, expression);
      if (pathItem === undefined) return [];
      const holder = { kind: "callback", path: expression, name, security } as const;
      const operations = decodePathItem(pathItem, holder);
      return [{ name, expression, operations, origin: pathItem.pointer }];
    });
  });
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
