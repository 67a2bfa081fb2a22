/** `x-loom-pagination`: exactly what its schema in `docs/extensions/` accepts. */
import type { ObjectCursor } from "./cursor.js";
import {
  closedObject,
  extensionOf,
  integerMember,
  optionalMember,
  pointerMember,
  textMember,
  wordMember,
} from "./extension-reader.js";
import { isJsonObject } from "./json.js";
import type { PaginationExtension } from "./openapi.js";

const styles = ["cursor", "offset", "page", "next-url"] as const;

const styleMembers = {
  cursor: ["style", "parameter", "items", "limit", "next"],
  offset: ["style", "parameter", "items", "limit"],
  page: ["style", "parameter", "items", "limit", "start"],
  "next-url": ["style", "items", "limit", "next"],
} as const;

/** Decodes the extension of an operation. */
export function decodePagination(operation: ObjectCursor): PaginationExtension | undefined {
  const extension = extensionOf(operation, "x-loom-pagination");
  if (extension === undefined) return undefined;
  const style = isJsonObject(extension.value)
    ? wordMember({ ...extension, value: extension.value }, "style", styles)
    : undefined;
  const object = closedObject(extension, styleMembers[style ?? "cursor"]);
  return object === undefined || style === undefined ? undefined : decodeStyle(object, style);
}

function decodeStyle(
  object: ObjectCursor,
  style: PaginationExtension["style"],
): PaginationExtension | undefined {
  const items = pointerMember(object, "items");
  const common = { limit: optionalMember(object, "limit", textMember), origin: object.pointer };
  const parameter = style === "next-url" ? "" : textMember(object, "parameter");
  const hasNext = style === "cursor" || style === "next-url";
  const next = hasNext ? pointerMember(object, "next") : "";
  if (items === undefined || parameter === undefined || next === undefined) return undefined;
  if (style === "next-url") return { style, items, next, ...common };
  if (style === "cursor") return { style, items, next, parameter, ...common };
  if (style === "offset") return { style, items, parameter, ...common };
  return { style, items, parameter, start: startOf(object), ...common };
}

function startOf(object: ObjectCursor): number {
  return integerMember(object, "start") ?? 1;
}
