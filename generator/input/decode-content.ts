/** Media types, headers, request bodies and responses. */
import {
  entries,
  field,
  fieldEntries,
  flag,
  objectEntries,
  objectField,
  placeOf,
  text,
  type ObjectCursor,
} from "./cursor.js";
import { decodeEvents } from "./decode-events.js";
import { decodeExamples } from "./decode-shared.js";
import { dereference } from "./dereference.js";
import { isJsonObject, member } from "./json.js";
import { resolveReference } from "./reference.js";
import type { LinkObject } from "./openapi-callbacks.js";
import type {
  HeaderObject,
  MediaTypeObject,
  RequestBodyObject,
  ResponseObject,
  Schema,
} from "./openapi.js";
import { schemaField } from "./schema-keywords.js";

/** `content`, in document order. */
function decodeContent(parent: ObjectCursor): readonly MediaTypeObject[] {
  return objectEntries(parent, "content").flatMap(({ name, cursor }) => {
    const target = dereference(cursor)?.target;
    return target === undefined ? [] : [decodeMediaType(name, target)];
  });
}

function decodeMediaType(mediaType: string, cursor: ObjectCursor): MediaTypeObject {
  return {
    mediaType,
    schema: schemaField(cursor, "schema"),
    itemSchema: schemaField(cursor, "itemSchema"),
    eventData: undefined,
    examples: decodeExamples(cursor),
    encoding: field(cursor, "encoding")?.value,
    origin: cursor.pointer,
  };
}

/** The schema of a parameter or header, and the media type where it is described by `content`. */
export function decodeSchemaOrContent(cursor: ObjectCursor): {
  readonly schema: Schema | undefined;
  readonly mediaType: string | undefined;
} {
  const schema = schemaField(cursor, "schema");
  if (schema !== undefined) return { schema, mediaType: undefined };
  const [content] = decodeContent(cursor);
  if (content === undefined) return { schema: undefined, mediaType: undefined };
  return { schema: content.schema ?? true, mediaType: content.mediaType };
}

/** `requestBody` of an operation. */
export function decodeRequestBody(operation: ObjectCursor): RequestBodyObject | undefined {
  const written = objectField(operation, "requestBody");
  const body = written === undefined ? undefined : dereference(written);
  if (body === undefined) return undefined;
  const { target, description } = body;
  return {
    description,
    required: flag(target, "required"),
    content: decodeContent(target),
    origin: target.pointer,
  };
}

/** `responses` of an operation. */
export function decodeResponses(operation: ObjectCursor): readonly ResponseObject[] {
  const responses = objectField(operation, "responses");
  if (responses === undefined) return [];
  return entries(responses).flatMap(({ name, cursor }) => {
    if (name.startsWith("x-")) return [];
    if (!/^(?:[1-5](?:\d\d|[xX]{2})|default)$/.test(name)) {
      const expected = "a status like 200, a range like 2XX, or default";
      const parameters = { name: "a key of responses", actual: JSON.stringify(name), expected };
      cursor.context.bag.report("invalid-value", placeOf(cursor), parameters);
      return [];
    }
    const { context, value, pointer } = cursor;
    const response = dereference({ context, pointer, value: isJsonObject(value) ? value : {} });
    if (response === undefined) return [];
    return [decodeResponse(name === "default" ? name : name.toUpperCase(), response)];
  });
}

function decodeResponse(
  status: string,
  { target, description }: NonNullable<ReturnType<typeof dereference>>,
): ResponseObject {
  return {
    status,
    description,
    headers: decodeHeaders(target),
    content: decodeContent(target).map((media) => decodeEvents(media, target.context)),
    links: decodeLinks(target),
    origin: target.pointer,
  };
}

function decodeLinks(response: ObjectCursor): readonly LinkObject[] {
  return objectEntries(response, "links").flatMap(({ name, cursor }) => {
    const link = dereference(cursor);
    if (link === undefined) return [];
    const { target, description } = link;
    const operationRef = text(target, "operationRef");
    const { root } = target.context;
    return [
      {
        name,
        operationId: text(target, "operationId"),
        operationRef,
        operationPointer:
          operationRef === undefined ? undefined : resolveReference(root, operationRef)?.pointer,
        parameters: fieldEntries(target, "parameters").map((parameter) => {
          return { name: parameter.name, value: parameter.cursor.value };
        }),
        requestBody: member(target.value, "requestBody"),
        description,
        origin: target.pointer,
      },
    ];
  });
}

function decodeHeaders(response: ObjectCursor): readonly HeaderObject[] {
  return objectEntries(response, "headers").flatMap(({ name, cursor }) => {
    // The media type says it already; OpenAPI wants this one ignored.
    const header = name.toLowerCase() === "content-type" ? undefined : dereference(cursor);
    if (header === undefined) return [];
    const { target, description } = header;
    const { schema = true, mediaType } = decodeSchemaOrContent(target);
    return [
      {
        name,
        required: flag(target, "required"),
        deprecated: flag(target, "deprecated"),
        description,
        // The text of a `content` is of its media type.
        schema: mediaType === undefined ? schema : true,
        origin: target.pointer,
      },
    ];
  });
}
