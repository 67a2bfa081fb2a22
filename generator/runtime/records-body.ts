// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Request bodies of several records, whatever each is written as. */
import { streamOf, type Records } from "./stream-of.js";
import type { BodyEncoder, RequestBody } from "./types.js";
import { isAbsent } from "./values.js";

/**
 * What a body of records is made of. An array is sent as one text. Anything else is streamed, as
 * fast as the server takes it, and is not repeated, unless a function gives it anew.
 */
export type RecordsBody<Item> = Records<Item> | (() => Records<Item>);

/** Writes records one after the other. */
export function recordsBody(contentType: string, encode: (record: unknown) => string): BodyEncoder {
  return (body) =>
    isAbsent(body)
      ? { body: undefined, contentType: undefined }
      : { body: streamed(body as RecordsBody<unknown>, encode), contentType };
}

function streamed(records: RecordsBody<unknown>, encode: (record: unknown) => string): RequestBody {
  const encoder = new TextEncoder();
  const encoded = (record: unknown) => encoder.encode(encode(record));
  if (typeof records === "function") return () => streamOf(records(), encoded);
  return Array.isArray(records) ? records.map(encode).join("") : streamOf(records, encoded);
}
