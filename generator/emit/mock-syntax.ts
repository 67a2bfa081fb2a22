/** Mocks of operations as data: what each answers with, and which requests it is asked. */
import { mediaKind, type MediaKind } from "../ir/media-types.js";
import type { ContentSample, ResponseSamples } from "../ir/sample-model.js";
import type { OperationModel, PaginationModel, ResourceModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { VariantsModel } from "../ir/variants-model.js";
import type { Scope } from "./emitter.js";
import { otherForm, preferredPaths } from "./mock-paths.js";
import {
  jsonExpression,
  sampleExpression,
  sampleValue,
  type SampleNames,
} from "./sample-syntax.js";
import {
  arrayLiteral,
  entry,
  inlineObject,
  objectLiteral,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";

/** What mocks are writer with in one file. */
export interface MockContext {
  readonly scope: Scope;
  readonly samples: SampleNames;
}

/** The data of one mock. */
export function mockExpression(operation: OperationModel, context: MockContext): ExpressionSyntax {
  const { scope } = context;
  const { api } = scope;
  const except = preferredPaths(operation, api);
  const responses = responsesOf(operation, scope);
  return objectLiteral([
    entry("operation", scope.name(operation.names.descriptor)),
    ...(except.length === 0 ? [] : [entry("except", jsonExpression(except))]),
    ...acceptEntry(operation, api.resources),
    entry(
      "responses",
      arrayLiteral(responses.map((response) => responseExpression(response, operation, context))),
    ),
    ...(operation.pagination === undefined
      ? []
      : [entry("list", listExpression(operation.pagination))]),
    ...variantsEntry(operation),
  ]);
}

function responsesOf({ functionName }: OperationModel, { api }: Scope): readonly ResponseSamples[] {
  const found = api.samples?.operations.find((each) => each.functionName === functionName);
  return found?.responses ?? [];
}

/** Operations that answer with a body or with a stream have one method and path. */
function acceptEntry(
  operation: OperationModel,
  resources: readonly ResourceModel[],
): readonly EntrySyntax[] {
  const other = otherForm(operation, resources);
  const stream = operation.stream ?? other?.stream;
  if (other === undefined || stream === undefined) return [];
  const isMeant = entry("isMeant", String(operation.stream !== undefined));
  return [
    entry("accept", inlineObject([entry("mediaType", literalText(stream.mediaType)), isMeant])),
  ];
}

function responseExpression(
  { status, headers, contents }: ResponseSamples,
  operation: OperationModel,
  context: MockContext,
): ExpressionSyntax {
  const { samples } = context;
  const bodies = contents.map((content) => contentExpression(content, operation, context));
  const own = headers.filter(({ name, required }) => required && !unmade.has(name.toLowerCase()));
  const fields = own.map(({ name, sample }) => entry(name, sampleExpression(sample, samples)));
  return inlineObject([
    entry("status", literalText(status)),
    ...(bodies.length === 0 ? [] : [entry("contents", arrayLiteral(bodies))]),
    ...(fields.length === 0 ? [] : [entry("headers", inlineObject(fields))]),
  ]);
}

/** Headers that follow the body, or make clients wait. */
const unmade = new Set(["content-type", "content-length", "retry-after"]);

function contentExpression(
  content: ContentSample,
  operation: OperationModel,
  { scope, samples }: MockContext,
): ExpressionSyntax {
  const { mediaType, sample, examples } = content;
  const writer = writerOf(content, operation);
  const isBytes = writer === "binaryBody";
  const isText = writer === "textBody" && sample.kind !== "string";
  const made = isText ? inlineObject([entry("type", '"string"')]) : sampleValue(sample, samples);
  return inlineObject([
    entry("mediaType", literalText(mediaType)),
    ...(writer === undefined ? [] : [entry("write", writerName(writer, scope))]),
    ...(isBytes ? [] : [entry("sample", made)]),
    ...(isBytes || examples.length === 0 ? [] : [entry("examples", jsonExpression(examples))]),
    ...(isStream(mediaType) ? [entry("isStream", "true")] : []),
  ]);
}

function isStream(mediaType: string): boolean {
  return ["events", "lines", "sequence"].includes(mediaKind(mediaType));
}

/** Exports of the run-time that write bodies; `undefined`: JSON. */
const writers = {
  json: undefined,
  form: "textBody",
  multipart: "binaryBody",
  text: "textBody",
  markup: "textBody",
  events: "jsonEventsBody",
  lines: "jsonLinesBody",
  sequence: "jsonSequenceBody",
  binary: "binaryBody",
} as const satisfies Record<MediaKind, string | undefined>;

const readersWriters = { binary: "binaryBody", formData: "multipartBody" } as const;

/** What writes a body is the counterpart of what reads it. */
function writerOf({ mediaType }: ContentSample, { responses, stream }: OperationModel) {
  const kind = mediaKind(mediaType);
  const contents = responses.flatMap((response) => response.contents);
  const decoder = contents.find((content) => content.mediaType === mediaType)?.decoder;
  if (decoder === "binary" || decoder === "formData") return readersWriters[decoder];
  if (kind === "json" && decoder === "negotiated") return "textBody";
  return kind === "events" && stream?.holdsEvents === true ? "eventStreamBody" : writers[kind];
}

function writerName(writer: string, scope: Scope): string {
  return writer === "jsonEventsBody"
    ? scope.imported(writer, { path: "runtime/mock-events.ts" })
    : scope.runtime(writer);
}

function listExpression(pagination: PaginationModel): ExpressionSyntax {
  const { style, items, limit, hasMore } = pagination;
  const text = (key: string, value: string | undefined) =>
    value === undefined ? [] : [entry(key, literalText(value))];
  return inlineObject([
    ...text("style", style),
    ...text("parameter", "parameter" in pagination ? pagination.parameter : undefined),
    ...("start" in pagination ? [entry("start", String(pagination.start))] : []),
    ...text("items", items),
    ...text("next", "next" in pagination ? pagination.next : undefined),
    ...text("hasMore", hasMore),
    ...text("limit", limit),
  ]);
}

function variantsEntry({ variants }: OperationModel): readonly EntrySyntax[] {
  if (variants === undefined) return [];
  return [entry("variants", variantsExpression(variants))];
}

function variantsExpression(variants: VariantsModel): ExpressionSyntax {
  const { omitNamed, omitWhen, keyItems, select } = variants;
  const flags = omitWhen.map(({ parameter, properties }) =>
    entry(parameter, jsonExpression(properties)),
  );
  const declared = select?.cases.filter(({ body }) => body === "declared" || body === "unknown");
  return inlineObject([
    ...(omitNamed === undefined ? [] : [entry("exclude", literalText(omitNamed.parameter))]),
    ...(flags.length === 0 ? [] : [entry("excludeWhen", inlineObject(flags))]),
    ...(keyItems === undefined ? [] : [entry("keyBy", literalText(keyItems.parameter))]),
    ...(select === undefined
      ? []
      : [
          entry(
            "format",
            inlineObject([
              entry("parameter", literalText(select.parameter)),
              entry("declared", jsonExpression((declared ?? []).map(({ value }) => value))),
            ]),
          ),
        ]),
  ]);
}
