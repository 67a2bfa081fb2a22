/**
 * Server-sent events whose `data` is JSON (OpenAPI 3.2: `contentMediaType` and `contentSchema`
 * inside `itemSchema`). Their item becomes one object per form of the event, with the schema of
 * the JSON in the place of the text.
 */
import { childPointer } from "./pointer.js";
import type { DecodeContext } from "./cursor.js";
import { schemaAt } from "./decode-schema.js";
import type { MediaTypeObject, NamedSchema, Schema, SchemaObject } from "./openapi.js";
import type { EventDataObject } from "./openapi-streams.js";
import { alternativesOf, type Alternative } from "./schema-alternatives.js";
import { emptySchema } from "./schema-draft.js";
import { branchesOf, enumeratedValues, type SchemaSource } from "./schema-search.js";
import { forgetUntyped } from "./untyped-keywords.js";

/** One form of an event. */
interface EventForm {
  /** Types of such events; empty where they may have any. */
  readonly names: readonly string[];
  /** Schemas whose content is the data; none where the data is text. */
  readonly contents: readonly SchemaObject[];
  readonly alternative: Alternative;
}

/** The media type with the data of its events as what it is, where any of it is JSON. */
export function decodeEvents(media: MediaTypeObject, context: DecodeContext): MediaTypeObject {
  const { mediaType, itemSchema, origin } = media;
  if (itemSchema === undefined || !/^text\/event-stream\b/iu.test(mediaType)) return media;
  const source = { schemaAt: (pointer: string) => schemaAt(context, pointer) };
  const forms = alternativesOf(source, itemSchema)?.map((one) => formOf(one, source)) ?? [];
  const eventData = dataOf(forms);
  if (eventData === undefined) return media;
  for (const { origin: content } of forms.flatMap(({ contents }) => contents)) {
    forgetUntyped(context, childPointer(content, "contentSchema"));
  }
  const pointer = childPointer(origin, "itemSchema");
  const schemas = forms.map((form, index) => eventSchema(form, `${pointer}/oneOf/${index}`));
  const [first, ...others] = schemas;
  const item =
    first !== undefined && others.length === 0
      ? { ...first, origin: pointer }
      : { ...emptySchema, oneOf: schemas, description: descriptionOf(itemSchema), origin: pointer };
  context.schemas.set(pointer, item);
  return { ...media, itemSchema: item, eventData };
}

function descriptionOf(schema: Schema): string | undefined {
  return typeof schema === "object" ? schema.description : undefined;
}

function formOf(alternative: Alternative, source: SchemaSource): EventForm {
  const events = propertiesOf(alternative, "event");
  const enumerated = events.flatMap((schema) => {
    const values = enumeratedValues(source, schema).map(({ value }) => value);
    return values.length === 0 ? [] : [values.filter((value) => typeof value === "string")];
  });
  const [first = [], ...others] = enumerated;
  const names = first.filter((name) => others.every((each) => each.includes(name)));
  const data = propertiesOf(alternative, "data");
  const contents = data.flatMap((schema) => branchesOf(source, schema)).filter(isJsonText);
  return { names, contents, alternative };
}

function propertiesOf(alternative: Alternative, name: string): readonly Schema[] {
  return alternative.flatMap(({ properties }) =>
    properties.filter((property) => property.name === name).map(({ schema }) => schema),
  );
}

function isJsonText({ contentMediaType = "", contentSchema }: SchemaObject): boolean {
  return contentSchema !== undefined && /^[^;]*[/+]json\s*(?:;|$)/iu.test(contentMediaType);
}

/** Which events have JSON; `undefined` where none has, or an event could have either. */
function dataOf(forms: readonly EventForm[]): EventDataObject | undefined {
  const json = forms.filter(({ contents }) => contents.length > 0);
  const text = forms.filter(({ contents }) => contents.length === 0);
  const [jsonNames, textNames] = [json, text].map((some) => some.flatMap(({ names }) => names));
  const isOpen = (some: readonly EventForm[]) => some.some(({ names }) => names.length === 0);
  const isAmbiguous = jsonNames?.some((name) => textNames?.includes(name)) === true;
  if (json.length === 0 || isAmbiguous || (isOpen(json) && isOpen(text))) return undefined;
  return isOpen(json)
    ? { names: [...new Set(textNames)], named: "text", others: "json" }
    : { names: [...new Set(jsonNames)], named: "json", others: "text" };
}

/** All that an alternative says of an event. It has data, or else it would not arrive. */
function eventSchema({ contents, alternative }: EventForm, origin: string): SchemaObject {
  const declared = alternative.flatMap(({ properties }) => properties.map(nameOf));
  const names = new Set([...declared, "data"]);
  const properties = [...names].map((name): NamedSchema => {
    const isJson = name === "data" && contents.length > 0;
    const schemas = isJson
      ? contents.map(({ contentSchema = true }) => contentSchema)
      : propertiesOf(alternative, name);
    const pointer = childPointer(`${origin}/properties`, name);
    return { name, schema: allOf(schemas, pointer) };
  });
  return {
    ...emptySchema,
    types: ["object"],
    description: alternative.flatMap(({ description }) => description ?? []).at(-1),
    properties,
    required: [...new Set(["data", ...alternative.flatMap(({ required }) => required)])],
    origin,
  };
}

function nameOf({ name }: NamedSchema): string {
  return name;
}

/** What is not declared is text: the data of an event. */
function allOf(schemas: readonly Schema[], origin: string): Schema {
  const [first = { ...emptySchema, types: ["string"], origin }, ...others] = schemas;
  return others.length === 0 ? first : { ...emptySchema, allOf: schemas, origin };
}
