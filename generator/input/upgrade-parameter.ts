/** Parameters of 2.0, which hold their schema's keywords themselves. */
import { assumedForm } from "./decode-serialization.js";
import { isJsonObject, member, memberText, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { referenceTo, resolvePointer, localTarget } from "./reference.js";
import { upgradeSchema } from "./upgrade-schema.js";
import { oldPointer, type Upgrade } from "./upgrade-state.js";

/** Fields of a parameter that do not belong to its schema. */
const ownFields = new Set(["name", "in", "description", "required", "collectionFormat"]);

/** A parameter that is no reference, and where it stands in the 2.0 document. */
export interface OldParameter {
  readonly value: JsonObject;
  readonly pointer: string;
  readonly in: JsonValue | undefined;
}

/** Follows the reference that a parameter may be. */
export function readOldParameter(
  upgrading: Upgrade,
  written: JsonValue,
  pointer: string,
): OldParameter | undefined {
  if (!isJsonObject(written)) return undefined;
  const target = localTarget(written);
  const found =
    target === undefined ? { value: written, pointer } : resolvePointer(upgrading.root, target);
  if (found === undefined || !isJsonObject(found.value)) return undefined;
  return { value: found.value, pointer: found.pointer, in: member(found.value, "in") };
}

/** The parameter of 3.0 at `pointer`; `null` for one that becomes part of a body. */
export function upgradeParameter(
  upgrading: Upgrade,
  written: JsonValue,
  pointer: string,
): JsonValue {
  const old = readOldParameter(upgrading, written, oldPointer(upgrading.moved, pointer));
  if (old === undefined) return written;
  if (old.in === "body" || old.in === "formData") return null;
  if (old.value !== written && old.pointer.startsWith("/parameters/")) {
    return { $ref: referenceTo(`/components${old.pointer}`) };
  }
  upgrading.moved.set(`${pointer}/schema`, old.pointer);
  const entries = Object.entries(old.value);
  const own = entries.filter(([key]) => isOwnField(key) && key !== "collectionFormat");
  return objectOf([...own, ...serialization(upgrading, old), ["schema", valueSchema(old.value)]]);
}

/** The schema that the keywords of a parameter, header or form field make up. */
export function valueSchema(parameter: JsonObject): JsonValue {
  return upgradeSchema(objectOf(Object.entries(parameter).filter(([key]) => !isOwnField(key))));
}

function isOwnField(key: string): boolean {
  return ownFields.has(key) || (key.startsWith("x-") && key !== "x-nullable" && !isEnumText(key));
}

function isEnumText(key: string): boolean {
  return key.startsWith("x-enum");
}

type Serialization = readonly (readonly [string, JsonValue])[];

const formats = new Map<JsonValue, Serialization>([
  [
    "csv",
    [
      ["style", "form"],
      ["explode", false],
    ],
  ],
  [
    "multi",
    [
      ["style", "form"],
      ["explode", true],
    ],
  ],
  [
    "ssv",
    [
      ["style", "spaceDelimited"],
      ["explode", false],
    ],
  ],
  [
    "pipes",
    [
      ["style", "pipeDelimited"],
      ["explode", false],
    ],
  ],
]);

/** `collectionFormat` as `style` and `explode`; commas are the default of 2.0, and all a path takes. */
export function serialization(upgrading: Upgrade, old: OldParameter): Serialization {
  if (member(old.value, "type") !== "array") return [];
  const format = member(old.value, "collectionFormat") ?? "csv";
  const isDelimited = old.in === "query" || old.in === "formData";
  if (!isDelimited && (format === "csv" || format === "multi")) {
    return [
      ["style", "simple"],
      ["explode", false],
    ];
  }
  const found = isDelimited ? formats.get(format) : undefined;
  if (found !== undefined) return found;
  reportFormat(upgrading, old, isDelimited ? "query" : "header");
  return [];
}

/** Says how a list is written whose format has no style. */
function reportFormat({ bag, locate }: Upgrade, old: OldParameter, as: "query" | "header"): void {
  const format = member(old.value, "collectionFormat");
  bag.report(
    "unsupported-collection-format",
    { pointer: old.pointer, range: locate(`${old.pointer}/collectionFormat`, "member") },
    {
      name: memberText(old.value, "name"),
      format: typeof format === "string" ? format : JSON.stringify(format),
      location: memberText(old.value, "in"),
      written: assumedForm(as),
    },
  );
}
