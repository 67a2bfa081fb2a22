/** Responses: successes and errors, their bodies and headers. */
import type { MediaTypeObject, OperationObject, ResponseObject } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import { docsOf } from "./lower-docs.js";
import { componentName, contentNames, kindOf, reportMarkup, schemaType } from "./lower-media.js";
import { unionOf } from "./lower-union.js";
import type { ResponseContentModel, ResultsModel } from "./media-model.js";
import { isAnyType, mediaKind, type MediaKind } from "./media-types.js";
import type { ResponseModel } from "./model.js";
import type { PropertyModel, TypeModel } from "./type-model.js";

/** Lowers a response: its body as a response holds it, its headers as strings on the wire. */
function lowerResponse(
  response: ResponseObject,
  { wanted, isError, hasBody }: ResponseSetting,
  context: LowerContext,
): ResponseModel {
  const name = { wanted: componentName(response.origin) ?? wanted, variant: "read" } as const;
  if (hasBody) reportMarkup(response.content, context);
  const isFile = response.content.some(
    (media) => mediaKind(media.mediaType) === "json" && kindOf(media, context) === "binary",
  );
  const contents = contentNames(response.content, name, context).map(
    (content): ResponseContentModel =>
      hasBody
        ? lowerContent(content.media, { wanted: content.wanted, isError, isFile }, context)
        : { mediaType: content.media.mediaType, type: { kind: "unknown" }, decoder: undefined },
  );
  return {
    status: response.status,
    docs: docsOf({ description: response.description }),
    contents,
    type: contents.length === 0 || !hasBody ? undefined : unionOf(contents.map(({ type }) => type)),
    headers: response.headers.map((header): PropertyModel => ({
      name: header.name,
      type: context.schemas.lower(header.schema, { variant: "read", use: "wire" }),
      optional: !header.required,
      readonly: true,
      docs: docsOf({ description: header.description, deprecated: header.deprecated }),
      origin: header.origin,
    })),
    origin: response.origin,
  };
}

interface ContentSetting {
  readonly wanted: string;
  readonly isError: boolean;
  /** A file that may be JSON is bytes as any other type, too: JSON would be parsed beside text. */
  readonly isFile: boolean;
}

interface ResponseSetting {
  readonly wanted: string;
  readonly isError: boolean;
  /** What a response to HEAD would hold is asked for and not sent (RFC 9110, section 9.3.2). */
  readonly hasBody: boolean;
}

function lowerContent(
  media: MediaTypeObject,
  { wanted, isError, isFile }: ContentSetting,
  context: LowerContext,
): ResponseContentModel {
  const { mediaType, schema } = media;
  const isBytes = isFile && context.schemas.position(media) === "body";
  const kind = isBytes ? "binary" : kindOf(media, context);
  if (kind === "json") {
    const type = schemaType(media, { wanted, variant: "read" }, context);
    // Any type with a text may be a text as well as JSON that holds one.
    const isText = isAnyType(mediaType) && isTextType(type);
    return isText
      ? { mediaType, type: stringType, decoder: "negotiated" }
      : { mediaType, type, decoder: undefined };
  }
  if (isAnyType(mediaType) && schema === undefined) {
    return { mediaType, type: { kind: "unknown" }, decoder: "negotiated" };
  }
  // What an error says is read as text, to the limit of the client.
  if (isError) return { mediaType, type: stringType, decoder: "text" };
  return { mediaType, ...reading(mediaType, kind) };
}

/** A point in time is text, too, and only in JSON it is converted. */
function isTextType(type: TypeModel): boolean {
  return (
    (type.kind === "primitive" && type.name === "string") ||
    (type.kind === "converted" && type.name === "date")
  );
}

const stringType = { kind: "primitive", name: "string" } as const satisfies TypeModel;

/** What is made of a success that is no JSON. */
function reading(mediaType: string, kind: MediaKind): Omit<ResponseContentModel, "mediaType"> {
  if (/^multipart\/form-data\b/iu.test(mediaType)) {
    return { type: { kind: "primitive", name: "formData" }, decoder: "formData" };
  }
  const isBinary = kind === "binary" || kind === "multipart";
  return isBinary
    ? { type: { kind: "primitive", name: "binary" }, decoder: "binary" }
    : { type: stringType, decoder: "text" };
}

/** What reads the successes of an operation; `undefined`: JSON. */
export function decoderOf(successes: readonly ResponseModel[]): string | undefined {
  const contents = successes.flatMap((response) => response.contents);
  const [sole, ...others] = new Set(contents.map(({ decoder }) => decoder));
  return others.length > 0 ? "negotiated" : sole;
}

/** The successes by media type, where there are several. */
export function lowerResults(
  successes: readonly ResponseModel[],
  { method, origin }: OperationObject,
  { functionName, context: { names } }: ResultsSetting,
): ResultsModel | undefined {
  if (method === "HEAD") return undefined;
  const byType = new Map<string, ResponseContentModel>();
  for (const content of successes.flatMap((response) => response.contents)) {
    const known = byType.get(content.mediaType);
    const type = known === undefined ? content.type : unionOf([known.type, content.type]);
    byType.set(content.mediaType, { ...content, type });
  }
  if (byType.size < 2) return undefined;
  return {
    name: names.claim(`${pascalCase(functionName)}Results`, origin),
    typeParameter: names.has("Accept") ? "AcceptArgument" : "Accept",
    contents: [...byType.values()],
  };
}

interface ResultsSetting {
  readonly functionName: string;
  readonly context: Pick<LowerContext, "names">;
}

/** Splits responses into successes and errors; `default` is a success only where there is no other. */
export function lowerResponses(
  { method, responses }: OperationObject,
  functionName: string,
  context: LowerContext,
) {
  const base = pascalCase(functionName);
  const hasSuccess = responses.some((response) => isSuccess(response.status));
  const successes = responses.filter(
    ({ status }) => isSuccess(status) || (status === "default" && !hasSuccess),
  );
  const errors = responses.filter(
    ({ status }) => isError(status) || (status === "default" && hasSuccess),
  );
  const [first] = successes;
  const lowered = (isError: boolean) => (response: ResponseObject) => {
    const which = response === first ? "" : pascalCase(response.status);
    const setting = { wanted: `${base}${which}Response`, isError, hasBody: method !== "HEAD" };
    return lowerResponse(response, setting, context);
  };
  return { successes: successes.map(lowered(false)), errors: errors.map(lowered(true)) };
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

function isError(status: string): boolean {
  return status.startsWith("4") || status.startsWith("5");
}
