/** `x-loom-response`: how an argument changes the response. */
import { placeOf, type ObjectCursor } from "./cursor.js";
import { referencePointer } from "./dereference.js";
import {
  child,
  closedObject,
  extensionOf,
  problem,
  textList,
  textMember,
  wordMember,
} from "./extension-reader.js";
import { isJsonObject } from "./json.js";
import type { ResponseCaseExtension, ResponseExtension } from "./openapi.js";

const kinds = ["key-items", "omit-properties", "select"] as const;
const bodies = ["declared", "unknown", "stream", "wrapped"] as const;

const kindMembers = {
  "key-items": ["kind"],
  "omit-properties": ["kind", "properties"],
  select: ["kind", "default", "values"],
} as const;

/** Decodes the extension of a query parameter. */
export function decodeResponseExtension(parameter: ObjectCursor): ResponseExtension | undefined {
  const extension = extensionOf(parameter, "x-loom-response");
  if (extension === undefined) return undefined;
  if (!isJsonObject(extension.value)) {
    problem(extension, "must be a mapping");
    return undefined;
  }
  const kind = wordMember({ ...extension, value: extension.value }, "kind", kinds);
  if (kind === undefined) return undefined;
  const object = closedObject(extension, kindMembers[kind]);
  if (object === undefined) return undefined;
  if (kind === "select") return decodeSelection(object);
  return kind === "key-items" ? { kind, origin: object.pointer } : decodeOmission(object);
}

function decodeOmission(object: ObjectCursor): ResponseExtension | undefined {
  const base = { kind: "omit-properties", origin: object.pointer } as const;
  if (!Object.hasOwn(object.value, "properties")) return { ...base, properties: undefined };
  const properties = textList(object, "properties", "required");
  return properties === undefined ? undefined : { ...base, properties };
}

function decodeSelection(object: ObjectCursor): ResponseExtension | undefined {
  const fallback = textMember(object, "default");
  const values = child(object, "values");
  if (!isJsonObject(values.value) || Object.keys(values.value).length === 0) {
    problem(values, "must be a mapping from values to bodies");
    return undefined;
  }
  const written = { ...values, value: values.value };
  const cases = Object.keys(values.value).map((value) => decodeCase(written, value));
  if (fallback === undefined || !cases.every((item) => item !== undefined)) return undefined;
  return { kind: "select", default: fallback, cases, origin: object.pointer };
}

function decodeCase(values: ObjectCursor, value: string): ResponseCaseExtension | undefined {
  const cursor = child(values, value);
  if (!isJsonObject(cursor.value)) {
    problem(cursor, "must be a mapping");
    return undefined;
  }
  const body = wordMember({ ...cursor, value: cursor.value }, "body", bodies);
  if (body === undefined) return undefined;
  const members = body === "wrapped" ? ["body", "property", "envelope"] : ["body"];
  const object = closedObject(cursor, members);
  if (object === undefined) return undefined;
  if (body !== "wrapped") return { value, body, origin: object.pointer };
  const property = textMember(object, "property");
  const envelope = decodeEnvelope(object);
  if (property === undefined || envelope === undefined) return undefined;
  return { value, body, property, envelope, origin: object.pointer };
}

function decodeEnvelope(object: ObjectCursor): string | undefined {
  const reference = textMember(object, "envelope");
  if (reference === undefined) return undefined;
  const pointer = referencePointer(object.context, reference);
  if (pointer === undefined) {
    const place = placeOf(child(object, "envelope"));
    object.context.bag.report("unresolved-reference", place, { reference });
  }
  return pointer;
}
