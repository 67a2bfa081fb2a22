/** `x-loom-response` → how arguments change the type of the response. */
import type { OperationObject, ParameterObject, ResponseExtension } from "../input/openapi.js";
import { isIdentifier, pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import { enumModel } from "./lower-enum.js";
import type { PaginationModel, ParameterModel } from "./model.js";
import type {
  SelectCaseModel,
  SelectVariantModel,
  VariantParameter,
  VariantsModel,
} from "./variants-model.js";
import type { EnumModel, TypeModel } from "./type-model.js";
import { propertiesOf } from "./type-walk.js";

/** The enumerations of item properties of one resource, by the name of the item's declaration. */
export interface FieldEnums {
  readonly resource: string;
  readonly byOwner: Map<string, EnumModel>;
}

/** What the variants of an operation depend on. */
export interface VariantsSource {
  readonly operation: OperationObject;
  readonly functionName: string;
  readonly parameters: readonly ParameterModel[];
  readonly pagination: PaginationModel | undefined;
  /** The success body before variants. */
  readonly result: TypeModel | undefined;
  readonly fieldEnums: FieldEnums;
}

/** Where a parameter stands among those of its operation. */
interface Position {
  readonly index: number;
  /** Its name in Pascal case, which may be no identifier. */
  readonly name: string;
  /** No earlier parameter has this name. */
  readonly isFirst: boolean;
}

type Kind = ResponseExtension["kind"];
type Declared<Which extends Kind> = {
  readonly parameter: ParameterObject;
  readonly model: ParameterModel;
  readonly position: Position;
  readonly response: Extract<ResponseExtension, { readonly kind: Which }>;
};

/** Lowers the variants of an operation; `undefined` where no parameter changes the response. */
export function lowerVariants(
  source: VariantsSource,
  context: LowerContext,
): VariantsModel | undefined {
  const [keyItems] = declared(source, "key-items");
  const omits = declared(source, "omit-properties");
  const [select] = declared(source, "select");
  if (keyItems === undefined && omits.length === 0 && select === undefined) return undefined;
  const omitNamed = omits.find(({ response }) => response.properties === undefined);
  const base = pascalCase(source.functionName);
  const claim = (name: string) => context.names.claim(name, source.operation.origin);
  const namesFields = keyItems !== undefined || omitNamed !== undefined;
  return {
    keyItems: keyItems && {
      ...variantParameter(keyItems, context),
      names: { page: claim(`Keyed${base}Page`), call: claim(`Keyed${base}Call`) },
    },
    omitNamed: omitNamed && variantParameter(omitNamed, context),
    omitWhen: omits.flatMap((omit) => lowerFlag(omit, context)),
    select: select && lowerSelect(select, context),
    fieldsName: namesFields ? fieldsEnum(source, context).name : undefined,
    ...variantNames(source, context),
  };
}

function variantNames(
  { functionName, operation, pagination }: VariantsSource,
  context: LowerContext,
) {
  const base = pascalCase(functionName);
  const claim = (name: string) => context.names.claim(name, operation.origin);
  return {
    itemParameter: context.names.has("Item") ? "ItemArgument" : "Item",
    itemName: claim(`${base}Item`),
    resultName: claim(`${base}Result`),
    selectedName: pagination === undefined ? undefined : claim(`${base}Selected`),
  };
}

/** A flag that leaves a fixed set of properties out. */
function lowerFlag(
  omit: Declared<"omit-properties">,
  context: LowerContext,
): VariantsModel["omitWhen"] {
  const { properties } = omit.response;
  return properties === undefined ? [] : [{ ...variantParameter(omit, context), properties }];
}

function declared<Which extends Kind>(
  { operation, parameters }: VariantsSource,
  kind: Which,
): readonly Declared<Which>[] {
  const cased = operation.parameters.map(({ name }) => pascalCase(name));
  return operation.parameters.flatMap((parameter, index) => {
    const model = parameters.find(({ origin }) => origin === parameter.origin);
    const { response } = parameter;
    if (model === undefined || !isKind(response, kind)) return [];
    const name = cased[index] ?? "";
    const position = { index, name, isFirst: cased.indexOf(name) === index };
    return [{ parameter, model, position, response }];
  });
}

function isKind<Which extends Kind>(
  response: ResponseExtension | undefined,
  kind: Which,
): response is Extract<ResponseExtension, { readonly kind: Which }> {
  return response?.kind === kind;
}

/**
 * A type parameter is an identifier and hides no declaration of the same name; of two parameters
 * with one name in Pascal case, the later one is told apart by its position.
 */
function variantParameter(
  { parameter, position }: Pick<Declared<Kind>, "parameter" | "position">,
  context: LowerContext,
): VariantParameter {
  const { name, index, isFirst } = position;
  const candidates = isFirst && isIdentifier(name) ? [name, `${name}Argument`] : [];
  const free = candidates.find((candidate) => !context.names.has(candidate));
  return { parameter: parameter.name, typeParameter: free ?? `Argument${index + 1}${name}` };
}

function lowerSelect(found: Declared<"select">, context: LowerContext): SelectVariantModel {
  return {
    ...variantParameter(found, context),
    type: found.model.type,
    default: found.response.default,
    cases: found.response.cases.map((declaredCase): SelectCaseModel => {
      const { value, body } = declaredCase;
      if (body !== "wrapped") return { value, body };
      const envelope = context.schemas.lowerAt(declaredCase.envelope, "read");
      return { value, body, envelope, property: declaredCase.property };
    }),
  };
}

/** The enumeration of the item's properties, shared by all operations with the same item. */
function fieldsEnum(source: VariantsSource, context: LowerContext): EnumModel {
  const item = source.pagination?.itemType ?? source.result ?? { kind: "unknown" };
  const owner = item.kind === "reference" ? item.declaration : pascalCase(source.functionName);
  const { resource, byOwner } = source.fieldEnums;
  const known = byOwner.get(owner);
  if (known !== undefined) return known;
  const { origin } = source.operation;
  const properties = propertiesOf(item, context.schemas.declaration);
  // Which operation comes first may change; whose fields these are does not.
  const name = context.names.claim(`${owner}Field`, origin, `resource ${resource}`);
  const created = enumModel({
    name,
    values: [...properties.keys()],
    origins: [...properties.values()].map((property) => property.origin),
    origin,
    former: context.names.former.members.get(name),
  });
  byOwner.set(owner, created);
  return created;
}
