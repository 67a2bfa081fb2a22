/** What is converted in the responses of an API, once the types of all of them are known. */
import { camelCase } from "./casing.js";
import type {
  ConversionDeclaration,
  ConversionModel,
  OperationConversions,
} from "./conversion-model.js";
import { createNodes } from "./conversion-nodes.js";
import {
  allFormats,
  findConflicts,
  type FormatConflict,
  type ResponseType,
} from "./format-conflicts.js";
import { combined, createConversions, type LowerConversion } from "./lower-conversion.js";
import type { ApiModel, OperationModel } from "./model.js";
import type { Names } from "./names.js";
import type { TypeDeclaration } from "./type-model.js";
import { segmentsOf } from "./type-walk.js";

/** A model with its conversions; with conflicts, it is of no use. */
export interface ConvertedApi {
  readonly converted: ApiModel;
  readonly conflicts: readonly FormatConflict[];
}

/** Adds conversions to a model, unless some formats have to stay as they are in JSON. */
export function convertResponses(model: ApiModel, names: Names): ConvertedApi {
  const byName = new Map(model.declarations.map((each) => [each.name, each]));
  const nodes = createNodes((name) => byName.get(name));
  const operations = model.resources.flatMap((resource) => resource.operations);
  const incoming = [model.webhooks, ...operations.map(({ callbacks }) => callbacks)];
  const types = incoming.flatMap((each) => each?.events ?? []).flatMap(({ body }) => body ?? []);
  const reason = "a webhook or callback brings it, which the SDK does not read";
  const conflicts = [
    ...findConflicts(operations.flatMap(responseTypes), nodes),
    ...allFormats({ types, reason }, nodes),
  ];
  if (conflicts.length > 0) return { converted: model, conflicts };
  const constants = new Map<TypeDeclaration, string>();
  const lower = createConversions({
    declarations: model.declarations,
    nodes,
    nameOf: (declaration) => {
      const { name, origin } = declaration;
      const known = constants.get(declaration);
      const constant = known ?? names.claim(`${camelCase(name)}Conversion`, origin);
      constants.set(declaration, constant);
      return constant;
    },
  });
  const resources = model.resources.map((resource) => ({
    ...resource,
    operations: resource.operations.map((operation) => ({
      ...operation,
      conversions: operationConversions(operation, lower),
    })),
  }));
  const conversions = constantsOf(model.declarations, constants, lower);
  return { converted: { ...model, conversions, resources }, conflicts };
}

/** The constants that operations lead to, in the order of their declarations. */
function constantsOf(
  declarations: readonly TypeDeclaration[],
  constants: ReadonlyMap<TypeDeclaration, string>,
  lower: LowerConversion,
): readonly ConversionDeclaration[] {
  const found = new Map<TypeDeclaration, ConversionDeclaration>();
  // Lowering one may name others; `constants` grows.
  for (const [declaration, name] of constants) {
    const conversion = lower(declaration.read);
    if (conversion === undefined) continue;
    const { origin } = declaration;
    found.set(declaration, { name, declaration: declaration.name, conversion, origin });
  }
  return declarations.flatMap((declaration) => found.get(declaration) ?? []);
}

/** The types of everything that is received as JSON. */
function responseTypes(operation: OperationModel): readonly ResponseType[] {
  const { result, stream, errors, pagination, variants } = operation;
  const cursor = pagination !== undefined && "next" in pagination ? pagination.next : undefined;
  const envelopes = (variants?.select?.cases ?? []).flatMap((selected) =>
    selected.body === "wrapped" ? [selected.envelope] : [],
  );
  const others = [...envelopes, ...errors.flatMap(({ type }) => type ?? [])];
  return [
    ...(result === undefined ? [] : [{ type: result, cursor }]),
    ...(stream === undefined ? [] : [{ type: stream.type, cursor: undefined }]),
    ...others.map((type) => ({ type, cursor: undefined })),
  ];
}

function operationConversions(
  operation: OperationModel,
  lower: LowerConversion,
): OperationConversions | undefined {
  const result = resultConversion(operation, lower);
  const selected = selectedConversions(operation, result, lower);
  const item = operation.stream && lower(operation.stream.type);
  const errors = operation.errors.map(({ status, type }) => ({
    status,
    conversion: type && lower(type),
  }));
  const isConverted = ({ conversion }: { readonly conversion: ConversionModel | undefined }) =>
    conversion !== undefined;
  const hasErrors = errors.some(isConverted);
  const isNeeded =
    hasErrors || [{ conversion: result }, { conversion: item }, ...selected].some(isConverted);
  return isNeeded ? { result, selected, item, errors: hasErrors ? errors : [] } : undefined;
}

/** The body as declared; an argument may turn the array of its items into an object. */
function resultConversion(
  { result, stream, pagination, variants }: OperationModel,
  lower: LowerConversion,
): ConversionModel | undefined {
  if (result === undefined || stream !== undefined) return undefined;
  const declared = lower(result);
  const item = pagination && lower(pagination.itemType);
  if (pagination === undefined || variants?.keyItems === undefined || item === undefined) {
    return declared;
  }
  return combined([declared, at(segmentsOf(pagination.items), record(item))]);
}

function selectedConversions(
  { pagination, result, variants }: OperationModel,
  declared: ConversionModel | undefined,
  lower: LowerConversion,
): OperationConversions["selected"] {
  const item = pagination?.itemType ?? result;
  const conversion = item && lower(item);
  return (variants?.select?.cases ?? []).flatMap((selected) => {
    const { value, body } = selected;
    if (body === "declared" || body === "stream") return [];
    if (body === "unknown") return declared === undefined ? [] : [{ value, conversion: undefined }];
    const inner = pagination === undefined ? conversion : conversion && listOrRecord(conversion);
    const own = inner && at([selected.property], inner);
    return [{ value, conversion: combined([lower(selected.envelope), own]) }];
  });
}

/** A conversion of the value that property names lead to. */
function at(names: readonly string[], conversion: ConversionModel): ConversionModel {
  return names.reduceRight<ConversionModel>(
    (inner, name) => ({
      kind: "object",
      properties: [{ name, conversion: inner }],
      rest: undefined,
    }),
    conversion,
  );
}

function record(rest: ConversionModel): ConversionModel {
  return { kind: "object", properties: [], rest };
}

function listOrRecord(items: ConversionModel): ConversionModel {
  return { kind: "all", members: [{ kind: "list", items }, record(items)] };
}
