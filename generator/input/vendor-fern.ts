/** `x-fern-pagination`: paths that start at `$request` and `$response`. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { ObjectCursor } from "./cursor.js";
import { problem, textMember } from "./extension-reader.js";
import { member } from "./json.js";
import type { PaginationExtension } from "./openapi.js";
import { pointerOf } from "./pointer.js";

const request = { pattern: /^\$request(?:\.[^.]+)+$/, what: "a path like $request.cursor" };
const response = { pattern: /^\$response(?:\.[^.]+)*$/, what: "a path like $response.data" };

/** Reads the extension; a text says why it is of no use, `undefined` that problems are reported. */
export function readFern(extension: ObjectCursor): PaginationExtension | string | undefined {
  const has = (key: string) => member(extension.value, key) !== undefined;
  if (member(extension.value, "type") === "custom") return "its type is custom";
  if (has("cursor")) return readCursor(extension);
  if (has("offset")) return readOffset(extension);
  const link = ["next_uri", "next_path"].find(has);
  if (link !== undefined) return readLink(extension, link);
  problem(extension, "must have the member cursor, offset or next_uri");
  return undefined;
}

function readCursor(extension: ObjectCursor): PaginationExtension | string | undefined {
  const cursor = textMember(extension, "cursor", request);
  const next = responsePointer(extension, "next_cursor");
  const items = responsePointer(extension, "results");
  if (cursor === undefined || next === undefined || items === undefined) return undefined;
  const parameter = parameterName(cursor);
  if (parameter === undefined) return inBody(cursor);
  const common = { items, limit: undefined, hasMore: undefined, origin: extension.pointer };
  return { ...common, style: "cursor", parameter, next };
}

/** Without `step` the offset counts pages, from 1; with it, items. */
function readOffset(extension: ObjectCursor): PaginationExtension | string | undefined {
  const hasStep = member(extension.value, "step") !== undefined;
  const offset = textMember(extension, "offset", request);
  const step = hasStep ? textMember(extension, "step", request) : "";
  const items = responsePointer(extension, "results");
  if (offset === undefined || step === undefined || items === undefined) return undefined;
  const parameter = parameterName(offset);
  if (parameter === undefined) return inBody(offset);
  const common = { parameter, items, hasMore: undefined, origin: extension.pointer };
  return hasStep
    ? { ...common, style: "offset", limit: parameterName(step) }
    : { ...common, style: "page", start: 1, limit: undefined };
}

function readLink(extension: ObjectCursor, key: string): PaginationExtension | undefined {
  const next = responsePointer(extension, key);
  const items = responsePointer(extension, "results");
  if (next === undefined || items === undefined) return undefined;
  return {
    style: "next-url",
    next,
    items,
    limit: undefined,
    hasMore: undefined,
    origin: extension.pointer,
  };
}

function responsePointer(extension: ObjectCursor, key: string): JsonPointer | undefined {
  const path = textMember(extension, key, response);
  return path === undefined ? undefined : pointerOf(path.split(".").slice(1));
}

/** The parameter; `undefined` for a path into the request body. */
function parameterName(path: string): string | undefined {
  const [, name, ...inner] = path.split(".");
  return inner.length === 0 ? name : undefined;
}

function inBody(path: string): string {
  return `${path} is in the request body`;
}
