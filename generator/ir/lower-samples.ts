/** The samples of an API: of all its responses, and of the declarations that these lead to. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "../input/decoded.js";
import type { MediaTypeObject, OperationObject, ResponseObject, Schema } from "../input/openapi.js";
import { createTags } from "./lower-discriminator.js";
import {
  lowerDeclaredSample,
  lowerSample,
  lowerWholeSample,
  type SampleContext,
} from "./lower-sample.js";
import { isStreamType } from "./media-types.js";
import type { ApiModel, OperationModel, ResponseModel } from "./model.js";
import { shownExamples } from "./sample-examples.js";
import type {
  ContentSample,
  OperationSamples,
  ResponseSamples,
  SampleModel,
  SamplesModel,
} from "./sample-model.js";
import { createSchemaGraph } from "./schema-graph.js";

/** Lowers what responses of a model hold. */
export function lowerSamples(api: DecodedApi, model: ApiModel): SamplesModel {
  const graph = createSchemaGraph(api);
  const names = new Map(model.declarations.map(({ origin, name }) => [origin, name]));
  const needed = new Map<JsonPointer, string>();
  const context: SampleContext = {
    graph,
    tags: createTags(api.document.schemas, graph),
    declarationAt: (pointer) => {
      const name = names.get(pointer);
      if (name !== undefined) needed.set(pointer, name);
      return name;
    },
  };
  const sources = new Map(api.document.operations.map((each) => [each.origin, each]));
  const operations = model.resources.flatMap((resource) =>
    resource.operations.flatMap((operation) => {
      const source = sources.get(operation.origin);
      return source === undefined ? [] : [operationSamples(operation, source, context)];
    }),
  );
  const samples = new Map<string, SamplesModel["declarations"][number]>();
  // Lowering one declaration may need others; the map grows.
  for (const [pointer, declaration] of needed) {
    const sample = lowerDeclaredSample(graph.at(pointer) ?? true, context);
    samples.set(declaration, { declaration, sample });
  }
  const declarations = model.declarations.flatMap(({ name }) => samples.get(name) ?? []);
  return { declarations, operations };
}

/** A method may have only some of the media types that its operation declares. */
function operationSamples(
  { functionName, responses, errors }: OperationModel,
  source: OperationObject,
  context: SampleContext,
): OperationSamples {
  const declared = new Map(source.responses.map((response) => [response.status, response]));
  return {
    functionName,
    responses: [...responses, ...errors].flatMap((response): readonly ResponseSamples[] => {
      const found = declared.get(response.status);
      return found === undefined ? [] : [responseSamples(response, found, context)];
    }),
  };
}

function responseSamples(
  { status, contents }: ResponseModel,
  source: ResponseObject,
  context: SampleContext,
): ResponseSamples {
  const kept = new Set(contents.map(({ mediaType }) => mediaType));
  return {
    status,
    headers: source.headers.map(({ name, required, schema }) => {
      return { name, required, sample: lowerSample(schema, context) };
    }),
    contents: source.content
      .filter(({ mediaType }) => kept.has(mediaType))
      .map((media): ContentSample => contentSample(media, context)),
  };
}

function contentSample(
  { mediaType, schema = true, itemSchema, examples }: MediaTypeObject,
  context: SampleContext,
): ContentSample {
  return isStreamType(mediaType)
    ? { mediaType, sample: itemSample(itemSchema ?? schema, context), examples: [] }
    : { mediaType, sample: lowerSample(schema, context), examples: shownExamples(examples) };
}

/** An event without data is none: browsers and SDKs leave it out. */
function itemSample(schema: Schema, context: SampleContext): SampleModel {
  const sample = lowerWholeSample(schema, context);
  if (sample.kind !== "object") return sample;
  const properties = sample.properties.map((property) =>
    property.name === "data" ? { ...property, required: true } : property,
  );
  return { ...sample, properties };
}
