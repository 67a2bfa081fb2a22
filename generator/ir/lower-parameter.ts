/** Parameters: location, serialization, documentation. */
import type { ParameterObject, QueryDialect, SchemaObject, Schema } from "../input/openapi.js";
import type { LowerContext } from "./context.js";
import { camelCase } from "./casing.js";
import { docsOf } from "./lower-docs.js";
import { unionOf } from "./lower-union.js";
import { mediaKind } from "./media-types.js";
import type { ClientParameterModel, ParameterModel } from "./model.js";
import type { TypeModel } from "./type-model.js";

/** Lowers one parameter; the location is one that a request builder can fill. */
export function lowerParameter(parameter: ParameterObject, context: LowerContext): ParameterModel {
  return {
    name: parameter.name,
    in: parameter.in,
    type: parameterType(parameter, context),
    required: parameter.required,
    docs: parameterDocs(parameter),
    encoder: encoderOf(parameter, context),
    isScalar: isScalar(parameter.schema, context),
    isSecret: resolved(parameter.schema, context)?.format === "password",
    client:
      parameter.clientParameter === undefined
        ? undefined
        : context.clientParameters.get(parameter.name),
    origin: parameter.origin,
  };
}

/** Lowers a parameter that belongs to the client. */
export function lowerClientParameter(
  parameter: ParameterObject & { readonly in: ClientParameterModel["in"] },
  context: Omit<LowerContext, "clientParameters">,
): ClientParameterModel {
  return {
    parameter: parameter.name,
    in: parameter.in,
    option: optionName(parameter.clientParameter || camelCase(parameter.name)),
    type: parameterType(parameter, context),
    docs: parameterDocs(parameter),
    origin: parameter.origin,
  };
}

/** Options every client has; `generator/runtime/options.ts` declares them. */
export const clientOptions: ReadonlySet<string> = new Set([
  "allowCrossOriginRedirects",
  "auth",
  "baseURL",
  "credentialOrigins",
  "dangerouslyAllowBrowser",
  "fetch",
  "fetchOptions",
  "headers",
  "idempotencyHeader",
  "maxErrorBodyBytes",
  "maxEventBytes",
  "maxRedirects",
  "maxRetries",
  "maxRetryAfter",
  "middleware",
  "platform",
  "requestIdHeaders",
  "retryBaseDelay",
  "retryBudget",
  "retryMaxDelay",
  "retryStatuses",
  "streamIdleTimeout",
  "timeout",
]);

/** `server` is an option where an API has something to choose; every object has some members. */
function optionName(name: string): string {
  const isTaken = clientOptions.has(name) || name === "server" || name in {};
  return isTaken ? `${name}Parameter` : name;
}

function parameterType(
  parameter: ParameterObject,
  context: Omit<LowerContext, "clientParameters">,
): TypeModel {
  const { mediaType } = parameter;
  if (mediaType !== undefined && contentKind(mediaType) === "text") {
    return { kind: "primitive", name: "string" };
  }
  const type = context.schemas.lower(parameter.schema, { variant: "write", use: "argument" });
  return isDateOnly(parameter.schema, context) ? withDate(type) : type;
}

/** A `Date` may stand for a date: the encoder writes its UTC day. */
function withDate(type: TypeModel): TypeModel {
  return unionOf([type, { kind: "primitive", name: "date" }]);
}

function parameterDocs(parameter: ParameterObject) {
  const schema = typeof parameter.schema === "boolean" ? undefined : parameter.schema;
  return docsOf({
    description: parameter.description ?? schema?.description,
    deprecated: parameter.deprecated,
    default: schema?.default,
    examples: parameter.examples.length > 0 ? parameter.examples : schema?.examples,
    support: parameter.support,
  });
}

/** What decides how a parameter, or a property of a form, is written. */
export type Serialization = Pick<
  ParameterObject,
  "in" | "style" | "explode" | "allowReserved" | "schema" | "mediaType" | "queryDialect"
>;

/** Run-time encoders of a parameter, outermost first. */
export function encoderOf(parameter: Serialization, context: Pick<LowerContext, "api">): string[] {
  const base = baseEncoder(parameter, context);
  const dated = isDateOnly(parameter.schema, context) ? ["dateOnly", base] : [base];
  const reserved = reservedEncoder(parameter, context);
  return reserved === undefined ? dated : [reserved, ...dated];
}

/** Up to OpenAPI 3.1 the flag is for query parameters; since then, for all that are encoded. */
function reservedEncoder(
  { allowReserved, mediaType, in: location, style }: Serialization,
  { api }: Pick<LowerContext, "api">,
): string | undefined {
  if (!allowReserved || mediaType !== undefined) return undefined;
  if (location === "query") return "allowReserved";
  if (api.document.version !== "3.2") return undefined;
  if (location === "path") return "allowReservedPath";
  return location === "cookie" && style === "form" ? "allowReservedCookie" : undefined;
}

/** Encoders of parameters that are described by a media type. */
const contentEncoders: Readonly<
  Record<ParameterObject["in"], { readonly json: string; readonly form: string; text: string }>
> = {
  path: { json: "jsonContentPath", form: "formContentPath", text: "simple" },
  query: { json: "jsonContent", form: "formContent", text: "form" },
  header: { json: "jsonContentHeader", form: "formContentHeader", text: "headerSimple" },
  cookie: { json: "jsonContent", form: "formContent", text: "form" },
  querystring: { json: "jsonQuerystring", form: "formQuerystring", text: "textQuerystring" },
};

/** What a media type makes of a parameter; whatever is not known is text. */
function contentKind(mediaType: string): "json" | "form" | "text" {
  const kind = mediaKind(mediaType);
  return kind === "json" || kind === "form" ? kind : "text";
}

function baseEncoder(parameter: Serialization, context: Pick<LowerContext, "api">): string {
  const { mediaType } = parameter;
  if (parameter.in === "querystring" || mediaType !== undefined) {
    return contentEncoders[parameter.in][contentKind(mediaType ?? "")];
  }
  if (parameter.in === "path") return pathEncoder(parameter);
  if (parameter.in !== "header") return queryEncoder(parameter, context);
  return parameter.explode ? "headerSimpleExploded" : "headerSimple";
}

function pathEncoder({ style, explode }: Serialization): string {
  const base = style === "label" || style === "matrix" ? style : "simple";
  return explode ? `${base}Exploded` : base;
}

function queryEncoder(parameter: Serialization, context: Pick<LowerContext, "api">): string {
  const { style, explode } = parameter;
  if (style === "cookie") return "cookieRaw";
  if (style === "deepObject") return deepEncoder(parameter, context);
  if (style === "spaceDelimited" || style === "pipeDelimited") return style;
  return explode ? "form" : "formJoined";
}

/** The dialect of the parameter or document; one level of scalars needs none. */
function deepEncoder(parameter: Serialization, context: Pick<LowerContext, "api">): string {
  const dialect: QueryDialect | undefined =
    parameter.queryDialect ?? context.api.document.queryDialect;
  if (dialect !== undefined) return dialect;
  return isFlatObject(parameter.schema, context) ? "deepObject" : "indices";
}

function isFlatObject(schema: Schema, context: Pick<LowerContext, "api">): boolean {
  const object = resolved(schema, context);
  if (object === undefined || object.types.includes("array")) return false;
  const { properties, additionalProperties: others } = object;
  const members = properties.map(({ schema: property }) => property);
  const all = others === undefined || others === false ? members : [...members, others];
  return all.length > 0 && all.every((member) => isScalar(member, context));
}

function isScalar(schema: Schema, context: Pick<LowerContext, "api">): boolean {
  const object = resolved(schema, context);
  return (
    object !== undefined &&
    object.types.length > 0 &&
    object.types.every((type) => type !== "array" && type !== "object")
  );
}

function isDateOnly(schema: Schema, context: Pick<LowerContext, "api">): boolean {
  return resolved(schema, context)?.format === "date";
}

/** The schema behind any number of references; `undefined` for boolean and cyclic ones. */
function resolved(schema: Schema, { api }: Pick<LowerContext, "api">): SchemaObject | undefined {
  let current: Schema | undefined = schema;
  for (let depth = 0; depth < 32; depth += 1) {
    if (current === undefined || typeof current === "boolean") return undefined;
    if (current.ref === undefined) return current;
    current = api.schemaAt(current.ref);
  }
  return undefined;
}
