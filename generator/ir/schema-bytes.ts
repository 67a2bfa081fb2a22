/** Where `format: binary` stands for bytes: in a whole body, or a part of a multipart body. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { MediaTypeObject, OpenApiDocument, Schema, SchemaObject } from "../input/openapi.js";
import { isBinary, typesOf } from "./lower-value.js";
import { mediaKind } from "./media-types.js";
import type { SchemaGraph } from "./schema-graph.js";
import { addSubschemas } from "./subschemas.js";

/**
 * A place in the message: the body itself, a property of it or an item of such a list, or inside
 * text. JSON has no bytes, so in text `format: binary` is a string.
 */
export type BytesPosition = "body" | "part" | "text";

/** What stands in which positions. */
export interface BytesPositions {
  /** The position that the declaration of a schema is for: the only one it is used in, or text. */
  readonly declared: (pointer: JsonPointer) => BytesPosition;
  /** Whether a schema has another type in the position than in text. */
  readonly differs: (schema: Schema, position: BytesPosition) => boolean;
  /** The position of a body of the media type. */
  readonly ofBody: (media: Pick<MediaTypeObject, "mediaType" | "schema">) => BytesPosition;
}

/** The position of what is inside a value. */
export function positionInside(position: BytesPosition): BytesPosition {
  return position === "body" ? "part" : "text";
}

/** Follows the bodies of all operations to what they are made of. */
export function findBytes(
  { operations }: Pick<OpenApiDocument, "operations">,
  graph: SchemaGraph,
): BytesPositions {
  const isWhole = (schema: Schema | undefined) => {
    const resolved = schema === undefined ? undefined : graph.resolve(schema);
    return resolved !== undefined && isBytes(resolved);
  };
  const differs = (schema: Schema, position: BytesPosition) =>
    holdsBytes(schema, position, { graph, seen: new Set() });
  const ofBody = ({ mediaType, schema }: Pick<MediaTypeObject, "mediaType" | "schema">) =>
    mediaKind(mediaType) === "multipart" || isWhole(schema) ? "body" : "text";
  const uses: Uses = { body: new Set(), part: new Set(), text: new Set() };
  for (const { requestBody, responses, parameters } of operations) {
    const media = [...(requestBody?.content ?? []), ...responses.flatMap((each) => each.content)];
    for (const each of media) visit(each.schema, ofBody(each), { graph, uses });
    for (const { schema } of parameters) visit(schema, "text", { graph, uses });
  }
  const declared = (pointer: JsonPointer) => {
    const [position = "text", ...others] = positions.filter((each) => uses[each].has(pointer));
    return others.length === 0 ? position : "text";
  };
  return { declared, differs, ofBody };
}

function isBytes(schema: SchemaObject): boolean {
  const types = typesOf(schema);
  return isBinary(schema) && (types.length === 0 || types.includes("string"));
}

interface Search {
  readonly graph: SchemaGraph;
  readonly seen: Set<Schema>;
}

function holdsBytes(schema: Schema, position: BytesPosition, search: Search): boolean {
  if (typeof schema === "boolean" || position === "text" || search.seen.has(schema)) return false;
  search.seen.add(schema);
  const target = schema.ref === undefined ? undefined : search.graph.at(schema.ref);
  const same = [...samePosition(schema), ...(target === undefined ? [] : [target])];
  const inside = insideOf(schema);
  return (
    isBytes(schema) ||
    same.some((each) => holdsBytes(each, position, search)) ||
    inside.some((each) => holdsBytes(each, positionInside(position), search))
  );
}

function samePosition({ allOf, anyOf, oneOf, items, prefixItems = [] }: SchemaObject) {
  return [...allOf, ...anyOf, ...oneOf, ...prefixItems, ...(items === undefined ? [] : [items])];
}

function insideOf(schema: SchemaObject): readonly Schema[] {
  const { properties, patternProperties, additionalProperties = true } = schema;
  return [
    ...[...properties, ...patternProperties].map((each) => each.schema),
    additionalProperties,
    schema.unevaluatedProperties ?? true,
  ];
}

const positions = ["body", "part", "text"] as const satisfies readonly BytesPosition[];

/** Schemas by the positions that they are used in. */
type Uses = Readonly<Record<BytesPosition, Set<JsonPointer>>>;

interface Visit {
  readonly graph: SchemaGraph;
  readonly uses: Uses;
}

/** Notes what a schema leads to, each place once per position. */
function visit(start: Schema | undefined, position: BytesPosition, { graph, uses }: Visit): void {
  const pending: (readonly [Schema | undefined, BytesPosition])[] = [[start, position]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [schema, at] = next;
    if (at === "text") visitText(schema, { graph, uses });
    if (typeof schema !== "object" || uses[at].has(schema.origin)) continue;
    uses[at].add(schema.origin);
    const same = [...samePosition(schema), targetOf(schema, graph)];
    const all: (Schema | undefined)[] = [];
    addSubschemas(schema, all);
    const inside = all.filter((each) => !same.includes(each));
    pending.push(...same.map((each) => [each, at] as const));
    pending.push(...inside.map((each) => [each, positionInside(at)] as const));
  }
}

/** All that text leads to is text: most of a document. */
function visitText(start: Schema | undefined, { graph, uses }: Visit): void {
  const pending = [start];
  for (let schema = pending.pop(); ; schema = pending.pop()) {
    if (typeof schema === "object" && !uses.text.has(schema.origin)) {
      uses.text.add(schema.origin);
      addSubschemas(schema, pending);
      pending.push(targetOf(schema, graph));
    }
    if (pending.length === 0) return;
  }
}

function targetOf({ ref }: SchemaObject, graph: SchemaGraph): Schema | undefined {
  return ref === undefined ? undefined : graph.at(ref);
}
