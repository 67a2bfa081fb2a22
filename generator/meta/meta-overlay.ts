/** What an account adds to a resource → an overlay on the document of the resource. */
import { stringify } from "yaml";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { isJsonArray, isJsonObject, member, objectOf, type JsonObject } from "../input/json.js";
import type { JsonValue } from "../input/openapi.js";
import type { SourceDocument } from "../input/parse.js";
import { childPointer } from "../input/pointer.js";
import { objectAt } from "../template/resource-source.js";
import { MetaProblem, readProperties } from "./read-schema.js";

export interface MetaTarget {
  /** Name of the schema of a record. */
  readonly record: string;
  /** Its document. */
  readonly source: SourceDocument;
  /** The document as the overlay refers to it. */
  readonly extends: string;
}

export interface MetaOverlay {
  readonly text: string;
  /** Fields that the document does not have. */
  readonly added: readonly string[];
}

/** Writes the overlay; `undefined` after a diagnostic. */
export function metaOverlay(
  meta: SourceDocument,
  target: MetaTarget,
  bag: DiagnosticBag,
): MetaOverlay | undefined {
  try {
    return overlayOf(meta, target);
  } catch (error) {
    if (!(error instanceof MetaProblem)) throw error;
    const { pointer, message: problem } = error;
    const place = { pointer, range: meta.locate(pointer, "member") };
    bag.report("meta-invalid", place, { place: pointer || "the answer", problem });
    return undefined;
  }
}

function overlayOf(meta: SourceDocument, target: MetaTarget): MetaOverlay {
  const properties = objectAt(meta.value, "/schema")["properties"];
  if (properties === undefined) throw new MetaProblem("/schema", "has no properties");
  const known = objectAt(target.source.value, `/components/schemas/${target.record}/properties`);
  const fields = readProperties(properties, { pointer: "/schema/properties", depth: 0 });
  const update = newFields(fields, known, "/schema/properties");
  const added = Object.keys(update);
  const place = `$.components.schemas[${JSON.stringify(target.record)}].properties`;
  const overlay = {
    overlay: "1.0.0",
    info: { title: `Fields of an account for ${target.record}`, version: "1.0.0" },
    extends: target.extends,
    actions: added.length === 0 ? [] : [{ target: place, update }],
  };
  return { text: stringify(overlay, { aliasDuplicateObjects: false, lineWidth: 0 }), added };
}

/** Fields that are not there, and fields in them; one that is there must be of the same type. */
function newFields(fields: JsonObject, known: JsonObject, pointer: string): JsonObject {
  const entries = Object.entries(fields).flatMap(([name, schema]) => {
    const present = member(known, name);
    if (present === undefined) return [[name, schema] as const];
    return addition(schema, present, childPointer(pointer, name)).map(
      (update) => [name, update] as const,
    );
  });
  return objectOf(entries);
}

function addition(schema: JsonValue, present: JsonValue, pointer: string): readonly JsonObject[] {
  if (!isJsonObject(present) || !isJsonObject(schema)) return [];
  const [theirs, ours] = [typesOf(schema), typesOf(present)];
  const isKnown = theirs.length > 0 && ours.length > 0;
  if (isKnown && !theirs.some((type) => ours.includes(type))) {
    const problem = `is ${theirs.join(" or ")}; the document says ${ours.join(" or ")}`;
    throw new MetaProblem(pointer, problem);
  }
  // What the document describes with a reference is complete.
  if ("$ref" in present || !isJsonObject(schema["properties"])) return [];
  const nested = objectAt(present, "/properties");
  const properties = newFields(schema["properties"], nested, `${pointer}/properties`);
  return Object.keys(properties).length === 0 ? [] : [{ properties }];
}

function typesOf(schema: JsonObject): readonly string[] {
  const type = schema["type"];
  const names = isJsonArray(type) ? type : [type ?? null];
  return names.flatMap((name) => (typeof name === "string" && name !== "null" ? [name] : []));
}
