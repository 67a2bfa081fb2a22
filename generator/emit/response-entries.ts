/** How a descriptor says what is received, and how it is read. */
import type { OperationConversions } from "../ir/conversion-model.js";
import type { ResponseContentModel } from "../ir/media-model.js";
import { mediaKind } from "../ir/media-types.js";
import type { OperationModel, StreamModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import { conversionText } from "./conversions.js";
import type { Scope } from "./emitter.js";
import { wordIn } from "./inherited-names.js";
import { streamedCases } from "./operation-types.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  objectLiteral,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";

/** The entries of a descriptor that are about responses. */
export function responseEntries(operation: OperationModel, scope: Scope): readonly EntrySyntax[] {
  const { responses, stream } = operation;
  const isRead = ({ mediaType }: ResponseContentModel) =>
    stream === undefined || mediaKind(mediaType) === mediaKind(stream.mediaType);
  const contents = responses.flatMap((response) => response.contents).filter(isRead);
  const mediaTypes = [...new Set(contents.map(({ mediaType }) => mediaType))];
  const accept = mediaTypes.length > 0 ? [entry("accept", literalText(mediaTypes.join(", ")))] : [];
  const errors = errorEntries(operation.conversions, scope);
  if (stream !== undefined) {
    return [...accept, streamEntry(stream, operation.conversions, scope), ...errors];
  }
  return [...accept, ...decoderEntries(operation, scope), ...errors];
}

function decoderEntries(operation: OperationModel, scope: Scope): readonly EntrySyntax[] {
  const { decoder, variants, conversions } = operation;
  const entries: EntrySyntax[] = [];
  const decode = decoderText({ decoder, conversion: conversions?.result }, scope);
  if (decode !== undefined) entries.push(entry("decode", decode));
  const cases = [
    ...streamedCases(operation).map((value) => entry(value, scope.runtime("stream"))),
    ...(conversions?.selected ?? []).map(({ value, conversion }) =>
      entry(value, decoderText({ decoder, conversion }, scope) ?? scope.runtime("jsonResponse")),
    ),
  ];
  if (variants?.select !== undefined && cases.length > 0) {
    const { parameter } = variants.select;
    entries.push(entry("decodeBy", objectLiteral([entry(parameter, inlineObject(cases))])));
  }
  return entries;
}

interface Decoding {
  /** Export of the run-time; `undefined`: JSON. */
  readonly decoder: string | undefined;
  readonly conversion: OperationConversions["result"];
}

/** What reads a body; bodies that are no JSON hold nothing to convert. */
function decoderText(
  { decoder, conversion }: Decoding,
  scope: Scope,
): ExpressionSyntax | undefined {
  const own = decoder === undefined ? undefined : scope.runtime(decoder);
  if (conversion === undefined || (decoder !== undefined && decoder !== "negotiated")) return own;
  const converted = [conversionText(conversion, scope), ...(own === undefined ? [] : [own])];
  return call(`/* @__PURE__ */ ${scope.runtime("converted")}`, ...converted);
}

function errorEntries(
  conversions: OperationConversions | undefined,
  scope: Scope,
): readonly EntrySyntax[] {
  if (conversions === undefined || conversions.errors.length === 0) return [];
  const entries = conversions.errors.map(({ status, conversion }) => {
    const text = conversion === undefined ? arrayLiteral([]) : conversionText(conversion, scope);
    return entry(status, text);
  });
  const parse = `/* @__PURE__ */ ${scope.runtime("convertedErrors")}`;
  return [entry("parseError", call(parse, inlineObject(entries)))];
}

function streamEntry(
  { format, holdsEvents, eventData }: StreamModel,
  conversions: OperationConversions | undefined,
  scope: Scope,
): EntrySyntax {
  const item = conversions?.item;
  if (!holdsEvents && item === undefined) return entry("stream", scope.runtime(format));
  const made = `/* @__PURE__ */ ${scope.runtime(`${format}Of`)}`;
  if (format !== "eventStream" && item !== undefined) {
    return entry("stream", call(made, applied("parserOf", item, scope)));
  }
  const events = [entry("items", literalText("events")), ...eventDataEntries(eventData)];
  const conversion =
    item === undefined
      ? []
      : holdsEvents
        ? [entry("convert", applied("converterOf", item, scope))]
        : [entry("parse", applied("parserOf", item, scope))];
  const differences = inlineObject([...(holdsEvents ? events : []), ...conversion]);
  return entry("stream", call(made, differences));
}

/** JSON is what the run-time takes data for without being told. */
function eventDataEntries(data: StreamModel["eventData"]): readonly EntrySyntax[] {
  if (data === undefined) return [entry("data", literalText("text"))];
  const { names, named, others } = data;
  const listed = names.map((name) => entry(name, wordIn(name, named)));
  return [
    ...(listed.length === 0 ? [] : [entry("data", inlineObject(listed))]),
    ...(others === "json" ? [] : [entry("otherData", literalText(others))]),
  ];
}

function applied(
  name: "parserOf" | "converterOf",
  item: NonNullable<OperationConversions["item"]>,
  scope: Scope,
): ExpressionSyntax {
  return call(`/* @__PURE__ */ ${scope.runtime(name)}`, conversionText(item, scope));
}
