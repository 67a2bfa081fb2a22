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

const styles = ["cursor", "offset", "page", "next-url", "link"] as const;

const styleMembers = {
  cursor: ["style", "parameter", "items", "limit", "hasMore", "next"],
  offset: ["style", "parameter", "items", "limit", "hasMore"],
  page: ["style", "parameter", "items", "limit", "hasMore", "start"],
  "next-url": ["style", "items", "limit", "hasMore", "next"],
  link: ["style", "items", "limit"],
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
  const limit = optionalMember(object, "limit", textMember);
  const hasMore = optionalMember(object, "hasMore", pointerMember);
  const advance = decodeAdvance(object, style);
  if (items === undefined || advance === undefined) return undefined;
  return { items, limit, hasMore, origin: object.pointer, ...advance };
}

/** The members in which the styles differ. */
type Advance<Extension = PaginationExtension> = Extension extends PaginationExtension
  ? Omit<Extension, "items" | "limit" | "hasMore" | "origin">
  : never;

function decodeAdvance(
  object: ObjectCursor,
  style: PaginationExtension["style"],
): Advance | undefined {
  if (style === "link") return { style };
  const isURL = style === "next-url";
  const parameter = isURL ? "" : textMember(object, "parameter");
  const next = isURL || style === "cursor" ? pointerMember(object, "next") : "";
  if (parameter === undefined || next === undefined) return undefined;
  if (isURL) return { style, next };
  if (style === "cursor") return { style, next, parameter };
  return style === "offset" ? { style, parameter } : { style, parameter, start: startOf(object) };
}

function startOf(object: ObjectCursor): number {
  return integerMember(object, "start") ?? 1;
}
