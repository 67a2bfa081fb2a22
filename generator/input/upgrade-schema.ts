/** Schemas of 2.0 → schemas of 3.0. */
import { isJsonArray, isJsonObject, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { slotOf } from "./structure.js";

/** The schema in the words of 3.0; what needs no other words is shared with the original. */
export function upgradeSchema(schema: JsonValue): JsonValue {
  if (isJsonArray(schema)) return schema.map(upgradeSchema);
  if (!isJsonObject(schema)) return schema;
  let changed: Map<string, JsonValue> | undefined;
  for (const [key, value] of Object.entries(schema)) {
    const upgraded = upgradeKeyword(key, value);
    if (upgraded === value && key !== "x-nullable") continue;
    changed ??= new Map(Object.entries(schema));
    changed.set(key === "x-nullable" ? "nullable" : key, upgraded);
    if (key === "type") changed.set("format", "binary");
  }
  return changed === undefined ? schema : objectOf(changed);
}

function upgradeKeyword(key: string, value: JsonValue): JsonValue {
  if (typeof value === "string") return upgradeText(key, value);
  const slot = slotOf("schema", key);
  if (slot.holds === "data" || slot.kind !== "schema") return value;
  if (slot.holds === "map") return isJsonObject(value) ? upgradeMembers(value) : value;
  return upgradeSchema(value);
}

function upgradeMembers(object: JsonObject): JsonObject {
  const members = Object.entries(object).map(
    ([name, value]) => [name, upgradeSchema(value)] as const,
  );
  return members.every(([name, value]) => object[name] === value) ? object : objectOf(members);
}

function upgradeText(key: string, value: string): JsonValue {
  if (key === "$ref") return value.replace(/^#\/definitions\//, "#/components/schemas/");
  if (key === "discriminator") return { propertyName: value };
  return key === "type" && value === "file" ? "string" : value;
}
