/** Compares the body of a call with what a server reads. */
import { pointerTo, valueAt } from "../support/json.js";
import type { Validator } from "../support/validator.js";
import { compareForm } from "./compare-form.js";
import { compareParts } from "./compare-parts.js";
import { difference, type Difference } from "./difference.js";
import type { ReceivedRequest } from "./echo-server.js";
import { parseMultipart } from "./parse-multipart.js";
import type { SampledBody } from "./sample-call.js";
import { canonical } from "./text-tree.js";

export interface BodyReading {
  readonly document: unknown;
  readonly validator: Validator;
}

export async function compareBody(
  body: SampledBody | undefined,
  request: ReceivedRequest,
  reading: BodyReading,
): Promise<readonly Difference[]> {
  if (body === undefined) {
    return request.body.length === 0
      ? []
      : [difference("body where there is none", request.body.toString())];
  }
  const contentType = request.headers["content-type"] ?? "";
  return [
    ...compareMediaType(body.mediaType, contentType),
    ...(await compareContent(body, request, reading)),
  ];
}

function compareMediaType(declared: string, received: string): readonly Difference[] {
  const essence = (text: string) => (text.split(";")[0] ?? "").trim().toLowerCase();
  const pattern = essence(declared).replaceAll(/[.+]/gu, "\\$&").replaceAll("*", "[^/]+");
  if (new RegExp(`^${pattern}$`, "u").test(essence(received))) return [];
  return [difference("another media type is sent", `declared ${declared}, sent ${received}`)];
}

async function compareContent(
  body: SampledBody,
  { body: bytes, headers }: ReceivedRequest,
  reading: BodyReading,
): Promise<readonly Difference[]> {
  switch (body.kind) {
    case "json":
      return compareJson(body, bytes.toString(), reading);
    case "form":
      return compareForm(body, bytes.toString(), reading.document);
    case "multipart":
      return compareParts(
        body,
        parseMultipart(bytes, headers["content-type"] ?? ""),
        reading.document,
      );
    case "text":
      return bytes.toString() === body.sample
        ? []
        : [difference("text body changed", bytes.toString())];
    case "binary": {
      const sent =
        body.sample instanceof Blob ? Buffer.from(await body.sample.arrayBuffer()) : Buffer.of();
      return sent.equals(bytes) ? [] : [difference("bytes changed", bytes.toString("hex"))];
    }
  }
}

function compareJson(
  { sample, pointer }: SampledBody,
  text: string,
  { validator, document }: BodyReading,
): readonly Difference[] {
  const parsed: unknown = JSON.parse(text);
  if (canonical(parsed) !== canonical(sample))
    return [difference("JSON body changed", `${canonical(sample)} → ${text}`)];
  const schema = pointerTo(pointer, "schema");
  // Alternatives of `oneOf` may overlap, so that no value of theirs is valid by the letter.
  const isAsValid = validator.isValid(schema, parsed) === validator.isValid(schema, sample);
  if (valueAt(document, schema) === undefined || isAsValid) return [];
  return [difference("JSON body is invalid", validator.errors(schema, parsed))];
}
