/** Documents of schemas that refer to each other in small groups. */
import type { JsonValue } from "../../generator/input/openapi.js";
import type { Group, Members, Version } from "./any-schema.js";

/** The components `S0A`, `S0B`, `S0C`, `S1A`, … */
export function componentsOf(groups: readonly Group[], version: Version): Members {
  const root = version === "2.0" ? "#/definitions/" : "#/components/schemas/";
  const components = groups.flatMap((group, index) =>
    group.map((schema, own) => {
      const place = { prefix: `${root}S${index}`, own, isInside: false };
      return [`S${index}${letters.charAt(own)}`, placed(schema, place)] as const;
    }),
  );
  return Object.fromEntries(components);
}

/** A document with components and nothing else. */
export function documentOf(components: Members, version: Version): Members {
  const rest = { info: { title: "Any schemas", version: "1.0.0" }, paths: {} };
  return version === "2.0"
    ? { swagger: "2.0", ...rest, definitions: components }
    : { openapi: `${version}.0`, ...rest, components: { schemas: components } };
}

const letters = "ABC";

interface Place {
  readonly prefix: string;
  /** Index of the component. */
  readonly own: number;
  /** Whether the schema is about a part of the value that the component is about. */
  readonly isInside: boolean;
}

/** Keywords about parts of values. */
const inward = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "items",
  "prefixItems",
  "unevaluatedItems",
  "contains",
]);

/** A schema that is itself has no meaning: about the same value, references lead to later ones. */
function placed(value: JsonValue, place: Place): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => placed(item, place));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, member]): [string, JsonValue][] => {
    if (key === "$ref" && typeof member === "string") return referring(member, place);
    const isInside = place.isInside || inward.has(key);
    return [[key, placed(member, { ...place, isInside })]];
  });
  return Object.fromEntries(entries);
}

function referring(letter: string, { prefix, own, isInside }: Place): [string, JsonValue][] {
  const isLater = letters.indexOf(letter) > own;
  return isInside || isLater ? [["$ref", `${prefix}${letter}`]] : [];
}
