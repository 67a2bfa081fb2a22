// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of request bodies (run-time table 3.4). */
import { toJson } from "./json.js";
import type { BodyEncoder, EncodedBody, FetchBody, QueryEncoder, RequestBody } from "./types.js";
import { streamOf } from "./stream-of.js";
import { isAbsent, isComposite, members, pair, scalar } from "./values.js";

type BlobContent = NonNullable<ConstructorParameters<typeof Blob>[0]>[number];

const noBody: EncodedBody = { body: undefined, contentType: undefined };

/** `application/json`. `false`, `0`, `""` and `null` are bodies; `undefined` is none. */
export const jsonBody: BodyEncoder = (body) => {
  const text = toJson(body);
  return text === undefined ? noBody : { body: text, contentType: "application/json" };
};

/** `application/x-www-form-urlencoded`: arrays repeat the name, objects are JSON. */
export const formBody: BodyEncoder = (body) => {
  if (isAbsent(body)) return noBody;
  const fields = new URLSearchParams();
  for (const [name, value] of fieldsOf(body)) {
    fields.append(name, isComposite(value) ? (toJson(value) ?? "") : scalar(name, value));
  }
  // `fetch` adds the media type of `URLSearchParams`.
  return { body: fields, contentType: undefined };
};

/**
 * `application/x-www-form-urlencoded` whose document says how some fields are written
 * (OpenAPI, Encoding Object): `formBodyOf({ metadata: deepObject })`.
 */
export function formBodyOf(encoders: Readonly<Record<string, QueryEncoder>>): BodyEncoder {
  return (body) => {
    if (isAbsent(body)) return noBody;
    const pairs = members(Object(body) as object).flatMap(([name, value]) =>
      Object.hasOwn(encoders, name)
        ? (encoders[name]?.(name, value) ?? [])
        : usualPairs(name, value),
    );
    return { body: pairs.join("&"), contentType: "application/x-www-form-urlencoded" };
  };
}

function usualPairs(name: string, value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((item) => !isAbsent(item))
    .map((item) => pair(name, isComposite(item) ? (toJson(item) ?? "") : scalar(name, item)));
}

/** `multipart/form-data`: arrays repeat the name, objects are JSON parts, bytes are file parts. */
export const multipartBody: BodyEncoder = /* @__PURE__ */ multipartBodyOf({});

/** `multipart/form-data` whose document gives some parts a media type: `{ cover: "image/png" }`. */
export function multipartBodyOf(types: Readonly<Record<string, string>>): BodyEncoder {
  return (body) => {
    if (isAbsent(body)) return noBody;
    const form = new FormData();
    for (const [name, value] of fieldsOf(body)) {
      const content = part(name, value, Object.hasOwn(types, name) ? types[name] : undefined);
      if (typeof content === "string") form.append(name, content);
      else form.append(name, content, fileName(value));
    }
    // `fetch` adds the media type, which has to name the boundary it chose.
    return { body: form, contentType: undefined };
  };
}

/** A file keeps its own media type; without a declared one, a scalar is a plain field. */
function part(name: string, value: unknown, declared: string | undefined): string | Blob {
  if (value instanceof Blob) {
    return value.type === "" ? value.slice(0, value.size, declared) : value;
  }
  if (isBytes(value)) return new Blob([value], { type: declared ?? "application/octet-stream" });
  if (isComposite(value))
    return new Blob([toJson(value) ?? ""], { type: declared ?? "application/json" });
  const text = scalar(name, value);
  return declared === undefined ? text : new Blob([text], { type: declared });
}

/** The name of a `File`; other parts with bytes are called as browsers call them. */
function fileName(value: unknown): string {
  return value instanceof Blob && "name" in value ? String(value.name) : "blob";
}

/** `text/plain`, or the media type {@link mediaType} names. */
export const textBody: BodyEncoder = (body) =>
  isAbsent(body) ? noBody : { body: scalar("body", body), contentType: "text/plain" };

/**
 * Bytes as given: an `ArrayBuffer` or view, a `Blob`, a `ReadableStream` or another async iterable
 * of bytes, or a function that makes one of these for each attempt. A stream is sent once and never
 * buffered, so it is not retried.
 */
export const binaryBody: BodyEncoder = (body) =>
  isAbsent(body)
    ? noBody
    : { body: bytesOf(body as BinaryContent), contentType: "application/octet-stream" };

/** Bytes of any media type, or of a range like `image/*`: a `Blob` says which. */
export const anyBinaryBody: BodyEncoder = (body) => {
  const encoded = binaryBody(body);
  return body instanceof Blob && body.type !== ""
    ? { ...encoded, contentType: body.type }
    : encoded;
};

type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

/** The bytes of a body: at once or as they come, or a function that gives them for each attempt. */
export type BinaryContent =
  Bytes | AsyncIterable<Uint8Array> | (() => Bytes | AsyncIterable<Uint8Array>);

function bytesOf(content: BinaryContent): RequestBody {
  if (typeof content === "function") return () => fetchBytes(content());
  return fetchBytes(content);
}

function fetchBytes(content: Bytes | AsyncIterable<Uint8Array>): FetchBody {
  // A text has no such member, and is sent as well.
  const chunks = (content as Partial<AsyncIterable<Uint8Array>>)[Symbol.asyncIterator];
  const isStream = chunks === undefined || "getReader" in content;
  return isStream
    ? (content as FetchBody)
    : streamOf(content as AsyncIterable<Uint8Array>, (chunk) => chunk);
}

/** Declares another media type for an encoder: `mediaType("text/csv", textBody)`. */
export function mediaType(contentType: string, encoder: BodyEncoder): BodyEncoder {
  return (value) => {
    const { body } = encoder(value);
    return body === undefined ? noBody : { body, contentType };
  };
}

/** Fields of a form, arrays as several fields of the same name. */
function fieldsOf(body: unknown): (readonly [name: string, value: unknown])[] {
  return Object.entries(body as object).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((item) => !isAbsent(item))
      .map((item) => [name, item] as const),
  );
}

function isBytes(value: unknown): value is BlobContent {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
