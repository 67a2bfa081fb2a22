/** Components of other files that become components of the bundle. */
import { posix } from "node:path";
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isUrl } from "../remote-host.js";
import type { Bundle, Target } from "./bundle-state.js";
import { isJsonObject, member } from "./json.js";
import type { OpenSource } from "./load.js";
import type { Origin } from "./merge.js";
import type { JsonValue } from "./openapi.js";
import { pointerOf, tokensOf } from "./pointer.js";
import { fileOf, isOutside, parseReference, resolvePointer } from "./reference.js";
import { isSameComponent } from "./same-component.js";
import { componentOf, componentPlace, operationMethods, type ObjectKind } from "./structure.js";

/** The pointer in the bundled document that `target` gets; it is hoisted when first met. */
export function hoist(bundle: Bundle, target: Target, kind: ObjectKind): JsonPointer {
  const tokens = tokensOf(target.pointer);
  const declared = componentOf(tokens);
  const component = declared ?? { kind, name: nameOf(target, tokens), base: tokens, rest: [] };
  const base = pointerOf(component.base);
  const key = `${target.source.file}#${base}`;
  const known = bundle.hoisted.get(key);
  if (known !== undefined) return known + pointerOf(component.rest);

  const value = resolvePointer(target.source.value, base)?.value ?? target.value;
  const section = componentPlace(bundle.version, component.kind);
  const isNamed = declared !== undefined || (component.kind === "schema" && isOwnName(tokens));
  const origin = { source: target.source, pointer: base };
  const free = place(
    { bundle, section, origin, value },
    component.name,
    isNamed ? "keep" : "number",
  );
  bundle.hoisted.set(key, pointerOf(free.tokens));
  if (free.isNew) {
    const { source } = target;
    const { kind: ownKind } = component;
    bundle.origins.set(pointerOf(free.tokens), origin);
    bundle.queue.push({ source, tokens: component.base, value, kind: ownKind, place: free.tokens });
  }
  return pointerOf([...free.tokens, ...component.rest]);
}

interface Placement {
  readonly bundle: Bundle;
  readonly section: readonly string[];
  readonly origin: Origin;
  readonly value: JsonValue;
}

interface Place {
  readonly tokens: readonly string[];
  readonly isNew: boolean;
}

function place(placement: Placement, name: string, onConflict: "keep" | "number"): Place {
  const { bundle, section, origin, value } = placement;
  const tokens = [...section, name];
  const present = presentAt(bundle, tokens);
  if (present === undefined || isAliasOf(present, origin)) return { tokens, isNew: true };
  const placed = { source: origin.source, value };
  const { api } = bundle;
  const open: OpenSource = (file) => (isOutside(api.boundary, file) ? "missing" : api.open(file));
  if (isSameComponent(present, placed, open)) return { tokens, isNew: false };
  if (onConflict === "number") return place(placement, nextName(name), onConflict);
  const alias = aliasOf(placement);
  if (alias !== undefined) return { tokens: [...section, alias], isNew: true };
  const range = origin.source.locate(origin.pointer, "key");
  bundle.bag.report(
    "component-conflict",
    { pointer: pointerOf(tokens), range },
    { name, first: describeOrigin(present), second: describeOrigin({ ...origin, value }) },
  );
  return { tokens, isNew: false };
}

/** Whether a component is nothing but a reference to the origin; that then takes its place. */
function isAliasOf(present: Target, origin: Origin): boolean {
  const reference = isJsonObject(present.value) ? member(present.value, "$ref") : undefined;
  if (typeof reference !== "string") return false;
  const path = fileOf(present.source.file, reference);
  return path === origin.source.file && parseReference(reference).pointer === origin.pointer;
}

/** The name that an entry gives the origin: that of a component which is nothing but a reference to it. */
function aliasOf({ bundle, section, origin }: Placement): string | undefined {
  for (const source of bundle.entries) {
    const found = resolvePointer(source.value, pointerOf(section));
    const components = isJsonObject(found?.value) ? Object.entries(found.value) : [];
    const alias = components.find(([name, value]) =>
      isAliasOf({ source, value, pointer: pointerOf([...section, name]) }, origin),
    );
    if (alias !== undefined) return alias[0];
  }
  return undefined;
}

function presentAt(bundle: Bundle, tokens: readonly string[]): Target | undefined {
  const pointer = pointerOf(tokens);
  const hoisted = bundle.queue.find((item) => pointerOf(item.place) === pointer);
  if (hoisted !== undefined) {
    const { source, value } = hoisted;
    return { source, value, pointer: pointerOf(hoisted.tokens) };
  }
  for (const source of bundle.entries) {
    const found = resolvePointer(source.value, pointer);
    if (found !== undefined) return { source, ...found };
  }
  return undefined;
}

function describeOrigin({ source, pointer }: Target): string {
  const range = source.locate(pointer, "key");
  return range === undefined ? source.file : `${range.file}:${range.line}:${range.column}`;
}

/** Members that are names: whatever they are called. */
const nameMaps = new Set("properties patternProperties $defs definitions schemas".split(" "));

/** Tokens that say what stands there, not how it is called. */
const structure = new Set(
  `paths parameters responses requestBodies requestBody headers content schema items prefixItems
  allOf anyOf oneOf not additionalProperties properties contains if then else`.split(/\s+/),
);

/** What a value is called where it stands; the file's name where the pointer holds no name. */
function nameOf({ source: { file } }: Target, tokens: readonly string[]): string {
  const names = tokens.filter((_, index) => isName(tokens.slice(0, index + 1)));
  const path = isUrl(file) ? new URL(file).pathname : file;
  return names.at(-1) ?? posix.basename(path, posix.extname(path));
}

/** Whether a schema is called so itself, and is not the property or the body of something else. */
function isOwnName(tokens: readonly string[]): boolean {
  const parent = tokens.at(-2) ?? "";
  return isName(tokens) && parent !== "properties" && parent !== "patternProperties";
}

/** Whether the last token is a name, and no index, keyword, status, method or media type. */
function isName(tokens: readonly string[]): boolean {
  const [parent, last] = tokens.length > 1 ? tokens.slice(-2) : [undefined, tokens[0]];
  if (last === undefined || (parent !== undefined && nameMaps.has(parent))) return true;
  const isStructure = structure.has(last) || operationMethods.has(last);
  return !isStructure && !/^\d+$/.test(last) && parent !== "content";
}

function nextName(name: string): string {
  const [, stem = name, number = "1"] = /^(.*?)(\d*)$/.exec(name) ?? [];
  return `${stem}${Number(number === "" ? "1" : number) + 1}`;
}
