// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of request bodies (run-time table 3.4). */
import { toJson } from "./json.js";
import type { BodyEncoder, EncodedBody, RequestBody } from "./types.js";
import { isAbsent, isComposite, scalar } from "./values.js";

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

/** `multipart/form-data`: arrays repeat the name, objects are JSON parts, bytes are file parts. */
export const multipartBody: BodyEncoder = (body) => {
  if (isAbsent(body)) return noBody;
  const form = new FormData();
  for (const [name, value] of fieldsOf(body)) {
    if (value instanceof Blob) form.append(name, value);
    else if (isBytes(value))
      form.append(name, new Blob([value], { type: "application/octet-stream" }));
    else if (isComposite(value)) form.append(name, jsonPart(value));
    else form.append(name, scalar(name, value));
  }
  // `fetch` adds the media type, which has to name the boundary it chose.
  return { body: form, contentType: undefined };
};

/** `text/plain`, or the media type {@link mediaType} names. */
export const textBody: BodyEncoder = (body) =>
  isAbsent(body) ? noBody : { body: scalar("body", body), contentType: "text/plain" };

/**
 * Bytes as given: an `ArrayBuffer` or view, a `Blob`, a `ReadableStream`, or a function that makes
 * one of these for each attempt. A stream is sent once and never buffered, so it is not retried.
 */
export const binaryBody: BodyEncoder = (body) =>
  isAbsent(body) ? noBody : { body: body as RequestBody, contentType: "application/octet-stream" };

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

function jsonPart(value: object): Blob {
  return new Blob([toJson(value) ?? ""], { type: "application/json" });
}

function isBytes(value: unknown): value is BlobContent {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
