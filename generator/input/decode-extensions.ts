/** `x-loom-*`: exactly what `docs/extensions/*.schema.json` accept, and nothing else. */
import type { Cursor, ObjectCursor } from "./cursor.js";
import {
  closedObject,
  extensionOf,
  integerMember,
  literal,
  problem,
  textList,
  textMember,
} from "./extension-reader.js";
import type { FilterExtension, QueryDialect, SortExtension, SupportExtension } from "./openapi.js";
import type { StreamExtension } from "./openapi-streams.js";

const queryDialects = ["brackets", "indices", "repeat", "comma", "json"] as const;
const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Kebab-case, so that it is a folder and, in other casings, a class. */
const apiNamePattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** `x-loom-name` */
export function decodeName(root: ObjectCursor): string | undefined {
  return textExtension(root, "x-loom-name", { pattern: apiNamePattern, what: "kebab-case" });
}

/** `x-loom-method` */
export function decodeMethod(operation: ObjectCursor): string | undefined {
  return textExtension(operation, "x-loom-method", { pattern: identifier, what: "an identifier" });
}

/** `x-loom-query-dialect` */
export function decodeQueryDialect(parent: ObjectCursor): QueryDialect | undefined {
  const extension = extensionOf(parent, "x-loom-query-dialect");
  if (extension === undefined) return undefined;
  const dialect = queryDialects.find((word) => word === extension.value);
  if (dialect === undefined) problem(extension, `must be one of ${queryDialects.join(", ")}`);
  return dialect;
}

/** `x-loom-client-parameter`: the name of the option, `""` to derive it. */
export function decodeClientParameter(parameter: ObjectCursor): string | undefined {
  const extension = extensionOf(parameter, "x-loom-client-parameter");
  if (extension === undefined) return undefined;
  if (extension.value === true) return "";
  const object = closedObject(extension, ["option"], "true or a mapping");
  if (object === undefined) return undefined;
  return textMember(object, "option", { pattern: identifier, what: "an identifier" });
}

/** `x-loom-idempotency-key` */
export function decodeIdempotencyKey(parameter: ObjectCursor): boolean {
  return literal(extensionOf(parameter, "x-loom-idempotency-key"), true);
}

/** `x-loom-open` */
export function decodeOpen(schema: ObjectCursor): boolean {
  return literal(extensionOf(schema, "x-loom-open"), true);
}

/** `x-loom-filter` */
export function decodeFilter(parameter: ObjectCursor): FilterExtension | undefined {
  const extension = extensionOf(parameter, "x-loom-filter");
  if (extension === undefined) return undefined;
  const origin = extension.pointer;
  if (extension.value === true) return { operators: [], origin };
  const object = closedObject(extension, ["operators"], "true or a mapping");
  const operators = object === undefined ? undefined : textList(object, "operators", "required");
  return operators === undefined ? undefined : { operators, origin };
}

/** `x-loom-sort` */
export function decodeSort(parameter: ObjectCursor): SortExtension | undefined {
  const extension = extensionOf(parameter, "x-loom-sort");
  const object = extension === undefined ? undefined : closedObject(extension, ["fields"]);
  const fields = object === undefined ? undefined : textList(object, "fields", "required");
  return object === undefined || fields === undefined
    ? undefined
    : { fields, origin: object.pointer };
}

/** `x-loom-stream` */
export function decodeStream(operation: ObjectCursor): StreamExtension | undefined {
  const extension = extensionOf(operation, "x-loom-stream");
  const object = extension === undefined ? undefined : closedObject(extension, ["property"]);
  const property = object === undefined ? undefined : textMember(object, "property");
  return object === undefined || property === undefined
    ? undefined
    : { property, origin: object.pointer };
}

/** `x-loom-support` */
export function decodeSupport(parent: ObjectCursor): SupportExtension | undefined {
  const extension = extensionOf(parent, "x-loom-support");
  if (extension === undefined) return undefined;
  const members = ["integrations", "required", "names", "requiredBy", "notes"];
  const object = closedObject(extension, members);
  if (object === undefined) return undefined;
  return {
    integrations: integerMember(object, "integrations", 0),
    required: integerMember(object, "required", 0),
    names: textList(object, "names", "optional") ?? [],
    requiredBy: textList(object, "requiredBy", "optional") ?? [],
    notes: textList(object, "notes", "optional") ?? [],
  };
}

function textExtension(
  parent: ObjectCursor,
  name: string,
  form: { readonly pattern: RegExp; readonly what: string },
): string | undefined {
  const extension: Cursor | undefined = extensionOf(parent, name);
  if (extension === undefined) return undefined;
  const { value } = extension;
  if (typeof value === "string" && form.pattern.test(value)) return value;
  problem(extension, `must be ${form.what}`);
  return undefined;
}
