/** Makes deterministic values for schemas of a document. Whether they are valid is for Ajv to say. */
import {
  arrayOf,
  isObject,
  memberOf,
  objectOf,
  referenceOf,
  valueAt,
  type JsonObject,
} from "../support/json.js";
import type { Direction } from "../support/json-schema.js";
import { sampleNumber, sampleText } from "./sample-scalar.js";

/** How to make values; validity is reached by trying several settings. */
export interface Sampling {
  readonly document: unknown;
  /** Requests have no `readOnly` properties, responses no `writeOnly` ones. */
  readonly direction: Direction;
  /** What free strings are made of. */
  readonly text: string;
  /** Name of the member of an object that names none. */
  readonly key: string;
  /** Whether bytes may stand for `format: binary`. */
  readonly bytes: boolean;
  readonly useExamples: boolean;
  /** Optional properties are given down to this depth. */
  readonly optionalDepth: number;
  /** Values of different variations differ where the schema lets them. */
  readonly variation: number;
  /** Which alternative of `oneOf` and `anyOf` to take. */
  readonly branch: number;
}

const deepest = 14;

/** A value for a schema; `undefined` where there is none within the limits. */
export function sample(schema: unknown, sampling: Sampling, depth = 0): unknown {
  if (depth > deepest) return undefined;
  const merged = merge(schema, sampling, 0);
  if (merged === undefined) return sampling.text;
  const given = givenValue(merged, sampling);
  return given === undefined ? byType(merged, sampling, depth) : given;
}

/** What the schema itself says: an example, the constant, a member of the enumeration. */
function givenValue(schema: JsonObject, { useExamples, bytes, variation }: Sampling): unknown {
  const example = useExamples && !(bytes && isBytes(schema)) ? exampleOf(schema) : undefined;
  if (example !== undefined) return example;
  if ("const" in schema) return schema["const"];
  const values = arrayOf(schema["enum"]);
  const present = values.filter((value) => value !== null);
  return present.length > 0 ? present[variation % present.length] : values[0];
}

function byType(schema: JsonObject, sampling: Sampling, depth: number): unknown {
  switch (typeOf(schema)) {
    case "object":
      return sampleObject(schema, sampling, depth);
    case "array":
      return sampleArray(schema, sampling, depth);
    case "integer":
    case "number":
      return sampleNumber(schema, sampling.variation);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return isBytes(schema) && sampling.bytes
        ? new Blob([Uint8Array.of(0, 255, 13, 10, 45, 45)])
        : sampleText(schema, sampling.text, sampling.variation);
  }
}

function isBytes(schema: JsonObject): boolean {
  if (schema["format"] === "binary") return true;
  const mediaType = schema["contentMediaType"];
  return (
    typeof mediaType === "string" &&
    schema["contentEncoding"] === undefined &&
    !/^text|json|xml/u.test(mediaType)
  );
}

function exampleOf(schema: JsonObject): unknown {
  const candidates = [schema["example"], ...arrayOf(schema["examples"]), schema["default"]];
  return candidates.find((value) => value !== undefined && value !== null && value !== "");
}

function typeOf(schema: JsonObject): unknown {
  const declared = Array.isArray(schema["type"])
    ? (schema["type"].filter((type) => type !== "null")[0] ?? "null")
    : schema["type"];
  if (declared !== undefined) return declared;
  if (schema["properties"] !== undefined || isObject(schema["additionalProperties"]))
    return "object";
  return schema["items"] === undefined && schema["prefixItems"] === undefined ? "string" : "array";
}

function sampleArray(schema: JsonObject, sampling: Sampling, depth: number): unknown {
  const head = arrayOf(schema["prefixItems"]).map((item) => sample(item, sampling, depth + 1));
  const least = Number(schema["minItems"] ?? 0);
  const most = Number(schema["maxItems"] ?? Infinity);
  const wanted = Math.min(most, Math.max(least, depth > 3 ? 1 : 2));
  if (schema["items"] === false) return head;
  // Items differ, so that their order is seen to be kept.
  const items = Array.from({ length: Math.max(0, wanted - head.length) }, (_, variation) =>
    sample(
      schema["items"] ?? {},
      { ...sampling, variation, useExamples: sampling.useExamples && variation === 0 },
      depth + 1,
    ),
  );
  const present = [...head, ...items].filter((item) => item !== undefined);
  return schema["uniqueItems"] === true ? uniqueItems(present) : present;
}

function uniqueItems(items: readonly unknown[]): readonly unknown[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function sampleObject(schema: JsonObject, sampling: Sampling, depth: number): unknown {
  const required = new Set(arrayOf(schema["required"]));
  const properties = Object.entries(objectOf(schema["properties"]));
  const chosen = properties.filter(
    ([name]) => required.has(name) || depth < sampling.optionalDepth,
  );
  const writable = chosen.filter(([, member]) => !isForeign(member, sampling));
  const entries = writable.map(
    ([name, member]) => [name, sample(member, sampling, depth + 1)] as const,
  );
  const result = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const rest = schema["additionalProperties"];
  if (properties.length === 0 && rest !== false && depth <= sampling.optionalDepth) {
    const value = isObject(rest) ? sample(rest, sampling, depth + 1) : sampling.text;
    if (value !== undefined) result[sampling.key] = value;
  }
  const isKnown = (name: string) => properties.some(([property]) => property === name);
  for (const name of required) if (!isKnown(String(name))) result[String(name)] ??= sampling.text;
  return discriminated(result, schema, sampling);
}

function isForeign(schema: unknown, { document, direction }: Sampling): boolean {
  const flag = direction === "write" ? "readOnly" : "writeOnly";
  if (memberOf(schema, flag) === true) return true;
  const reference = referenceOf(schema);
  return reference !== undefined && memberOf(valueAt(document, reference), flag) === true;
}

/** Sets the discriminator, unless its own schema says what it may be. */
function discriminated(value: Record<string, unknown>, schema: JsonObject, sampling: Sampling) {
  const tag = schema["x-sampled-tag"];
  const name = memberOf(schema["discriminator"], "propertyName");
  if (typeof tag !== "string" || typeof name !== "string") return value;
  const own = merge(memberOf(schema["properties"], name), sampling, 0) ?? {};
  const allowed = "const" in own ? [own["const"]] : arrayOf(own["enum"]);
  return allowed.length === 0 || allowed.includes(tag) ? { ...value, [name]: tag } : value;
}

/** One flat schema: references followed, `allOf` merged, one alternative chosen. */
function merge(schema: unknown, sampling: Sampling, depth: number): JsonObject | undefined {
  if (!isObject(schema) || depth > deepest) return undefined;
  const reference = schema["$ref"];
  const { $ref: _, allOf, anyOf, oneOf, ...own } = schema;
  const parts = [
    ...(typeof reference === "string" ? [valueAt(sampling.document, reference.slice(1))] : []),
    ...arrayOf(allOf),
    ...alternative(arrayOf(anyOf), sampling),
    ...alternative(arrayOf(oneOf), sampling),
  ];
  const tag = tagOf([...arrayOf(anyOf), ...arrayOf(oneOf)], schema, sampling);
  const merged = parts.map((part) => merge(part, sampling, depth + 1) ?? {}).reduce(combine, {});
  return combine(merged, tag === undefined ? own : { ...own, "x-sampled-tag": tag });
}

function alternative(schemas: readonly unknown[], { branch }: Sampling): readonly unknown[] {
  const useful = schemas.filter((schema) => memberOf(schema, "type") !== "null");
  return useful.length === 0 ? [] : [useful[branch % useful.length]];
}

/** The value of the discriminator that selects the chosen alternative. */
function tagOf(
  schemas: readonly unknown[],
  { discriminator }: JsonObject,
  sampling: Sampling,
): string | undefined {
  const [chosen] = alternative(schemas, sampling);
  const reference = memberOf(chosen, "$ref");
  if (discriminator === undefined || typeof reference !== "string") return undefined;
  const mapping = Object.entries(objectOf(memberOf(discriminator, "mapping")));
  const mapped = mapping.find(
    ([, target]) => target === reference || reference.endsWith(`/${String(target)}`),
  );
  return mapped?.[0] ?? reference.split("/").at(-1);
}

function combine(one: JsonObject, two: JsonObject): JsonObject {
  const properties = { ...objectOf(one["properties"]) };
  for (const [name, schema] of Object.entries(objectOf(two["properties"]))) {
    properties[name] =
      properties[name] === undefined ? schema : { allOf: [properties[name], schema] };
  }
  return {
    ...one,
    ...two,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    required: [...arrayOf(one["required"]), ...arrayOf(two["required"])],
  };
}
