/** Webhooks and callbacks: what the API sends, and what it takes for an answer. */
import type {
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  ResponseObject,
} from "../input/openapi.js";
import { camelCase, pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import type { IncomingEventModel, IncomingModel } from "./incoming-model.js";
import { docsOf } from "./lower-docs.js";
import { componentName, mediaTypeModel, reportMarkup, type BodyName } from "./lower-media.js";
import { unionOf } from "./lower-union.js";
import type { PropertyModel, TypeModel } from "./type-model.js";

/** The webhooks of the document; `undefined` where it has none. */
export function lowerWebhooks(context: LowerContext): IncomingModel | undefined {
  const { name: api, webhooks } = context.api.document;
  const sources = webhooks.flatMap(({ name, operations }) =>
    operations.map((operation): Source => ({ name, expression: undefined, operation })),
  );
  return lowerIncoming(sources, { base: `${pascalCase(api)}Webhook`, prefix: "" }, context);
}

/** The callbacks of an operation; `undefined` where it has none. */
export function lowerCallbacks(
  { callbacks }: OperationObject,
  functionName: string,
  context: LowerContext,
): IncomingModel | undefined {
  const prefix = pascalCase(functionName);
  const sources = callbacks.flatMap(({ name, expression, operations }) =>
    operations.map((operation): Source => ({ name, expression, operation })),
  );
  return lowerIncoming(sources, { base: `${prefix}Callback`, prefix }, context);
}

interface Source {
  readonly name: string;
  readonly expression: string | undefined;
  readonly operation: OperationObject;
}

/** `PetsWebhook`, of which the names of the set are made, and what events are called after. */
interface Naming {
  readonly base: string;
  readonly prefix: string;
}

function lowerIncoming(
  sources: readonly Source[],
  { base, prefix }: Naming,
  context: LowerContext,
): IncomingModel | undefined {
  const [first] = sources;
  if (first === undefined) return undefined;
  const suffix = prefix === "" ? "Webhook" : "Callback";
  const claim = (name: string) => context.names.claim(name, first.operation.origin);
  const names = {
    events: claim(`${base}s`),
    answers: claim(`${base}Answers`),
    handler: claim(`${base}Handler`),
  };
  const events = sources.map((source, index) => {
    const isFirst = sources.findIndex(({ name }) => name === source.name) === index;
    const method = isFirst ? "" : pascalCase(source.operation.method.toLowerCase());
    const own = pascalCase(source.name);
    const marked = own.endsWith(suffix) ? own : `${own}${suffix}`;
    return lowerEvent(source, `${prefix}${method}${marked}`, context);
  });
  return { names, events };
}

/** What arrives has its read side, what is answered its write side. */
function lowerEvent(
  { name, expression, operation }: Source,
  wanted: string,
  context: LowerContext,
): IncomingEventModel {
  const { method, origin, requestBody, parameters, responses } = operation;
  const eventName = context.names.claim(wanted, origin);
  const answerName = context.names.claim(`${wanted}Answer`, origin);
  const bodyName = componentName(requestBody?.origin ?? "") ?? `${wanted}Body`;
  const at = (location: ParameterObject["in"]) =>
    parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => lowerText(parameter, context));
  return {
    name,
    eventName,
    answerName,
    expression,
    method,
    docs: docsOf(operation),
    headers: at("header"),
    query: at("query"),
    body: typeOf(requestBody?.content ?? [], { wanted: bodyName, variant: "read" }, context),
    answers: responses.map((response) => lowerAnswer(response, answerName, context)),
    origin,
  };
}

function lowerAnswer(response: ResponseObject, answerName: string, context: LowerContext) {
  const { status, content, origin } = response;
  const wanted = componentName(origin) ?? `${answerName}${pascalCase(camelCase(status))}Body`;
  return { status, type: typeOf(content, { wanted, variant: "write" }, context) };
}

function typeOf(
  content: readonly MediaTypeObject[],
  name: BodyName,
  context: LowerContext,
): TypeModel | undefined {
  if (content.length === 0) return undefined;
  reportMarkup(content, context);
  return unionOf(content.map((media) => mediaTypeModel(media, name, context)));
}

/** A header or query parameter as it arrives; the text of a `content` is of its media type. */
function lowerText(parameter: ParameterObject, context: LowerContext): PropertyModel {
  const { name, required, schema, mediaType, origin } = parameter;
  const type: TypeModel =
    mediaType === undefined
      ? context.schemas.lower(schema, { variant: "read", use: "wire" })
      : { kind: "unknown" };
  return { name, type, optional: !required, readonly: true, docs: docsOf(parameter), origin };
}
