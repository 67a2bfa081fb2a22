/** References of schemas to places that have moved: into paths, responses and body parameters. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonArray, isJsonObject, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { localTarget, referenceTo, resolvePointer } from "./reference.js";
import { slotOf, type ObjectKind, type Slot } from "./structure.js";
import type { Upgrade } from "./upgrade-state.js";

/** The upgraded document with such references led to where their targets are now. */
export function upgradeReferences({ moved }: Upgrade, document: JsonObject): JsonObject {
  const follow = (schema: JsonObject): JsonObject => {
    const old = localTarget(schema);
    if (old === undefined || resolvePointer(document, old) !== undefined) return schema;
    const fresh = candidates(moved, old).find(
      (pointer) => resolvePointer(document, pointer) !== undefined,
    );
    return fresh === undefined ? schema : { ...schema, $ref: referenceTo(fresh) };
  };
  return mapMembers(document, "document", follow);
}

/** Where the old pointer may lead now, the most exact first. */
function candidates(
  moved: ReadonlyMap<JsonPointer, JsonPointer>,
  old: JsonPointer,
): readonly JsonPointer[] {
  return [...moved]
    .filter(([, before]) => old === before || old.startsWith(`${before}/`))
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([fresh, before]) => fresh + old.slice(before.length));
}

type Follow = (schema: JsonObject) => JsonObject;

function mapMembers(object: JsonObject, kind: ObjectKind, follow: Follow): JsonObject {
  const own = kind === "schema" ? follow(object) : object;
  let changed: Map<string, JsonValue> | undefined;
  for (const [key, child] of Object.entries(own)) {
    const mapped = mapSlot(child, slotOf(kind, key), follow);
    if (mapped === child) continue;
    changed ??= new Map(Object.entries(own));
    changed.set(key, mapped);
  }
  return changed === undefined ? own : objectOf(changed);
}

function mapSlot(value: JsonValue, slot: Slot, follow: Follow): JsonValue {
  if (slot.holds === "data" || typeof value !== "object" || value === null) return value;
  if (isJsonArray(value)) return mapItems(value, slot.kind, follow);
  if (!isJsonObject(value)) return value;
  if (slot.holds !== "map") return mapMembers(value, slot.kind, follow);
  const members = Object.entries(value).map(([key, child]): [string, JsonValue] => [
    key,
    isJsonObject(child) ? mapMembers(child, slot.kind, follow) : child,
  ]);
  return members.every(([key, child]) => value[key] === child) ? value : objectOf(members);
}

function mapItems(
  items: readonly JsonValue[],
  kind: ObjectKind,
  follow: Follow,
): readonly JsonValue[] {
  const mapped = items.map((item) => (isJsonObject(item) ? mapMembers(item, kind, follow) : item));
  return mapped.every((item, index) => item === items[index]) ? items : mapped;
}
