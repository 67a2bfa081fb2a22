/** A schema-valid call of an operation. */
import { isObject, memberOf, objectOf, pointerTo, resolved, valueAt } from "../support/json.js";
import { schemaPointer, type BuiltOperation, type ParameterPlace } from "../support/operations.js";
import { UndefinedForm, validSample, type Sampler } from "../sampling/valid-sample.js";

/** One parameter with its value. */
export interface SampledParameter extends ParameterPlace {
  readonly sample: unknown;
}

export interface SampledCall {
  readonly parameters: readonly SampledParameter[];
  readonly body: SampledBody | undefined;
}

export interface SampledBody {
  /** Pointer of the media type object. */
  readonly pointer: string;
  readonly mediaType: string;
  /** How a server reads it. */
  readonly kind: BodyKind;
  readonly sample: unknown;
}

const everything = "é漢🙂 /?#[]@!$&'()*+,;=%|~\"";

/** A call for each media type that its body can have; one where there is no choice. */
export function sampleCalls(operation: BuiltOperation, sampler: Sampler): readonly SampledCall[] {
  const { mediaType, otherMediaTypes } = operation;
  return [mediaType, ...otherMediaTypes].map((chosen) =>
    sampleCall({ ...operation, mediaType: chosen }, sampler),
  );
}

function sampleCall(operation: BuiltOperation, sampler: Sampler): SampledCall {
  const parameters = operation.parameters.filter((parameter) => !isIgnored(parameter));
  return {
    parameters: parameters.map((parameter) => ({
      ...parameter,
      sample: sampleParameter(parameter, operation, sampler),
    })),
    body: sampleBody(operation, sampler),
  };
}

/** Headers that OpenAPI says are no parameters, and the one that `fetch` keeps to itself. */
function isIgnored(parameter: ParameterPlace): boolean {
  return (
    parameter.in === "header" &&
    /^(accept|content-type|authorization|content-length)$/iu.test(parameter.name)
  );
}

function sampleParameter(
  parameter: ParameterPlace,
  operation: BuiltOperation,
  sampler: Sampler,
): unknown {
  const example = exampleOf(parameter.value);
  const pointer = schemaPointer(parameter);
  if (example !== undefined && sampler.validator.isValid(pointer, example) === true) return example;
  const text = parameterText(parameter, operation);
  const setting = {
    direction: "write" as const,
    text,
    key: `${parameter.name}Key`,
    bytes: false,
    isFlat: isFlatStyle(parameter),
  };
  return validSample(pointer, setting, sampler);
}

/** OpenAPI says how arrays and objects of scalars are written, and nothing about deeper values. */
function isFlatStyle({ value }: ParameterPlace): boolean {
  return memberOf(value, "content") === undefined && memberOf(value, "style") !== "deepObject";
}

function exampleOf(value: unknown): unknown {
  const [named] = Object.values(objectOf(memberOf(value, "examples")));
  const example = memberOf(value, "example") ?? memberOf(named, "value");
  return isObject(example) && Object.keys(example).length === 0
    ? undefined
    : (example ?? undefined);
}

/** The most trying text that the location and style can carry. */
function parameterText({ in: location, value }: ParameterPlace, { path }: BuiltOperation): string {
  const style = String(memberOf(value, "style"));
  if (location === "header") return "plain Value-1";
  if (style === "cookie") return "plain-1";
  if (location === "path")
    return /\}[^/{]|[^/{]\{/u.test(path.replaceAll("/{", "{")) ? "plain1" : everything;
  if (memberOf(value, "allowReserved") === true) return "a/b?c:d";
  if (style === "spaceDelimited") return everything.replaceAll(" ", "");
  return style === "pipeDelimited" ? everything.replaceAll("|", "") : everything;
}

function sampleBody(operation: BuiltOperation, sampler: Sampler): SampledBody | undefined {
  const { mediaType, method } = operation;
  // OpenAPI 3.0 ignores the body of these, and `fetch` cannot send one.
  if (mediaType === undefined || method === "GET" || method === "HEAD") return undefined;
  const { pointer } = resolved(sampler.document, pointerTo(operation.pointer, "requestBody"));
  const place = pointerTo(pointer, "content", mediaType);
  const kind = kindAt(place, mediaType, sampler);
  return { pointer: place, mediaType, kind, sample: bodyValue(place, kind, sampler) };
}

/** Of a media type that stands for any, the schema may say that it is bytes. */
function kindAt(place: string, mediaType: string, { document }: Sampler): BodyKind {
  const kind = bodyKind(mediaType);
  const { value } = resolved(document, pointerTo(place, "schema"));
  return kind === "json" && memberOf(value, "format") === "binary" ? "binary" : kind;
}

function bodyValue(place: string, kind: BodyKind, sampler: Sampler): unknown {
  if (kind === "binary") return new Blob([Uint8Array.of(0, 255, 13, 10, 45, 45)]);
  if (kind === "text") return `${everything}\n`;
  const schema = pointerTo(place, "schema");
  if (valueAt(sampler.document, schema) === undefined) return { key: everything };
  const setting = {
    direction: "write" as const,
    text: everything,
    key: "key",
    bytes: kind === "multipart",
    isFlat: false,
  };
  const sample = validSample(schema, setting, sampler);
  // OpenAPI says how an object becomes a form, and nothing about names for the items of an array.
  if (kind === "form" && Array.isArray(sample)) throw new UndefinedForm("a form that is an array");
  return sample;
}

export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** How a server reads a media type. */
function bodyKind(mediaType: string): BodyKind {
  const essence = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (/[/+]json$|^(?:application|\*)\/\*$/u.test(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  return /^text\/|xml$|yaml$|javascript$|jsonl$|ndjson$|json-seq$/u.test(essence)
    ? "text"
    : "binary";
}
