/** Overlay documents (Overlay Specification 1.0 and 1.1): read and checked. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonArray, isJsonObject, member, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import type { SourceDocument } from "./parse.js";
import { childPointer } from "./pointer.js";

/** One change of the document. */
export interface OverlayAction {
  /** A JSONPath (RFC 9535). */
  readonly target: string;
  readonly change:
    | { readonly kind: "remove" }
    | { readonly kind: "update"; readonly value: JsonValue }
    | { readonly kind: "copy"; readonly from: string };
  readonly origin: JsonPointer;
}

/** An overlay that is valid. */
export interface Overlay {
  readonly source: SourceDocument;
  /** The document it is for; `undefined`: any. */
  readonly extends: string | undefined;
  readonly actions: readonly OverlayAction[];
}

interface Reading {
  readonly source: SourceDocument;
  readonly bag: DiagnosticBag;
}

/** Reads an overlay; what is wrong with it is reported, and then there is no result. */
export function readOverlay(source: SourceDocument, bag: DiagnosticBag): Overlay | undefined {
  const reading = { source, bag };
  const { value } = source;
  if (!isJsonObject(value)) {
    refuse(reading, "", "the document must be a mapping");
    return undefined;
  }
  const isKnown = checkMembers(reading, { object: value, pointer: "" }, documentMembers);
  const version = member(value, "overlay");
  if (typeof version !== "string" || !/^1\.[01]\.\d+$/.test(version)) {
    refuse(reading, "/overlay", "overlay must be 1.0.0 or 1.1.0");
    return undefined;
  }
  const extended = member(value, "extends");
  if (extended !== undefined && typeof extended !== "string") {
    refuse(reading, "/extends", "extends must be a text");
    return undefined;
  }
  const hasInfo = checkInfo(reading, member(value, "info"));
  const actions = readActions(reading, member(value, "actions"));
  return isKnown && hasInfo && actions !== undefined
    ? { source, extends: extended, actions }
    : undefined;
}

const documentMembers = ["overlay", "info", "extends", "actions"];
const actionMembers = ["target", "description", "update", "copy", "remove"];

function checkInfo(reading: Reading, info: JsonValue | undefined): boolean {
  if (!isJsonObject(info)) {
    refuse(reading, "/info", "info must be a mapping");
    return false;
  }
  const missing = ["title", "version"].filter((key) => typeof member(info, key) !== "string");
  for (const key of missing) refuse(reading, `/info/${key}`, `info.${key} must be a text`);
  return missing.length === 0;
}

function readActions(
  reading: Reading,
  actions: JsonValue | undefined,
): readonly OverlayAction[] | undefined {
  if (!isJsonArray(actions) || actions.length === 0) {
    refuse(reading, "/actions", "actions must be a list of at least one action");
    return undefined;
  }
  const read = actions.map((action, index) => {
    const pointer = childPointer("/actions", index);
    if (isJsonObject(action)) return readAction(reading, action, pointer);
    refuse(reading, pointer, "an action must be a mapping");
    return undefined;
  });
  const valid = read.filter((action) => action !== undefined);
  return valid.length === read.length ? valid : undefined;
}

function readAction(
  reading: Reading,
  action: JsonObject,
  origin: JsonPointer,
): OverlayAction | undefined {
  const isKnown = checkMembers(reading, { object: action, pointer: origin }, actionMembers);
  const target = member(action, "target");
  if (typeof target !== "string") {
    refuse(reading, `${origin}/target`, "target must be a JSONPath");
    return undefined;
  }
  const change = readChange(reading, action, origin);
  return isKnown && change !== undefined ? { target, change, origin } : undefined;
}

/** Where `remove` is true, `update` has no effect. */
function readChange(
  reading: Reading,
  action: JsonObject,
  origin: JsonPointer,
): OverlayAction["change"] | undefined {
  const [remove, update] = [member(action, "remove"), member(action, "update")];
  const from = member(action, "copy");
  if (remove !== undefined && typeof remove !== "boolean") {
    refuse(reading, `${origin}/remove`, "remove must be true or false");
    return undefined;
  }
  if (remove === true) return { kind: "remove" };
  if (from !== undefined && update === undefined) {
    if (typeof from === "string") return { kind: "copy", from };
    refuse(reading, `${origin}/copy`, "copy must be a JSONPath");
    return undefined;
  }
  if (from === undefined && update !== undefined) return { kind: "update", value: update };
  refuse(reading, origin, "an action must have one of update, copy and remove");
  return undefined;
}

function checkMembers(
  reading: Reading,
  { object, pointer }: { readonly object: JsonObject; readonly pointer: JsonPointer },
  members: readonly string[],
): boolean {
  const unknown = Object.keys(object).filter((key) => {
    return !members.includes(key) && !key.startsWith("x-");
  });
  for (const key of unknown) {
    const problem = `${key} is none of ${members.join(", ")}`;
    refuse(reading, childPointer(pointer, key), problem, "key");
  }
  return unknown.length === 0;
}

// eslint-disable-next-line @typescript-eslint/max-params -- a report in one line at each place
function refuse(
  { source, bag }: Reading,
  pointer: JsonPointer,
  problem: string,
  part: "member" | "key" = "member",
): void {
  bag.report("overlay-invalid", { pointer, range: source.locate(pointer, part) }, { problem });
}
