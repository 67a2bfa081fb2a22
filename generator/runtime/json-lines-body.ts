// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Request bodies of several JSON values. */
import { toJson } from "./json.js";
import { recordsBody } from "./records-body.js";
import type { BodyEncoder } from "./types.js";

/** `application/jsonl`: one line of JSON per record. */
export const jsonLinesBody: BodyEncoder = /* @__PURE__ */ jsonRecords("application/jsonl", "");

/** `application/json-seq` (RFC 7464). */
export const jsonSequenceBody: BodyEncoder = /* @__PURE__ */ jsonRecords(
  "application/json-seq",
  "\x1e",
);

function jsonRecords(contentType: string, prefix: string): BodyEncoder {
  return recordsBody(contentType, (record) => {
    const text = toJson(record);
    return text === undefined ? "" : `${prefix}${text}\n`;
  });
}
