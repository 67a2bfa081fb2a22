/**
 * The types of an operation whose response follows its arguments: one type parameter for each
 * parameter that matters, and the item, body and call as functions of them.
 */
import type { OperationModel } from "../ir/model.js";
import type { SelectVariantModel, VariantsModel } from "../ir/variants-model.js";
import { literalText } from "../ir/names.js";
import { segmentsOf } from "../ir/type-walk.js";
import type { Scope } from "./emitter.js";
import {
  arrayOf,
  intersection,
  objectType,
  property,
  reference,
  union,
  type TypeParameterSyntax,
  type TypeSyntax,
} from "./syntax.js";

/** A query parameter whose argument the response follows. */
export interface VariantArgument {
  readonly parameter: string;
  readonly name: string;
  /** Every argument the parameter takes, `undefined` included. */
  readonly constraint: TypeSyntax;
  /** What an absent argument means. */
  readonly absent: TypeSyntax;
}

/** The variant arguments of an operation, in a fixed order: select, key, omissions. */
export function variantArguments(
  variants: VariantsModel | undefined,
  scope: Scope,
): readonly VariantArgument[] {
  if (variants === undefined) return [];
  return [...bodyArguments(variants, scope), ...itemArguments(variants, scope)];
}

/** The arguments that decide the form of the body around the item. */
export function bodyArguments(variants: VariantsModel, scope: Scope): readonly VariantArgument[] {
  const { select, keyItems } = variants;
  const found: VariantArgument[] = [];
  if (select !== undefined) {
    found.push({
      parameter: select.parameter,
      name: select.typeParameter,
      constraint: union(scope.type(select.type), "undefined"),
      absent: literalText(select.default),
    });
  }
  if (keyItems !== undefined) {
    found.push({
      parameter: keyItems.parameter,
      name: keyItems.typeParameter,
      constraint: union(fieldsType(variants, scope), "undefined"),
      absent: "undefined",
    });
  }
  return found;
}

/** The arguments that decide the properties of the item. */
export function itemArguments(variants: VariantsModel, scope: Scope): readonly VariantArgument[] {
  const named = variants.omitNamed;
  const found: VariantArgument[] = [];
  if (named !== undefined) {
    found.push({
      parameter: named.parameter,
      name: named.typeParameter,
      constraint: union(readonlyArray(fieldsType(variants, scope)), "undefined"),
      absent: "[]",
    });
  }
  const flags = variants.omitWhen.map(({ parameter, typeParameter }) => ({
    parameter,
    name: typeParameter,
    constraint: union("boolean", "undefined"),
    absent: "false",
  }));
  return [...found, ...flags];
}

function fieldsType({ fieldsName }: VariantsModel, scope: Scope): TypeSyntax {
  return fieldsName === undefined ? "string" : scope.typeName(fieldsName);
}

function readonlyArray(element: TypeSyntax): TypeSyntax {
  return { kind: "operator", operator: "readonly", operand: arrayOf(element) };
}

/** Type parameters of a type that defaults to "whatever the arguments are". */
export function wideTypeParameters(
  variantArguments: readonly VariantArgument[],
): readonly TypeParameterSyntax[] {
  return variantArguments.map(({ name, constraint }) => ({
    name,
    constraint,
    default: constraint,
  }));
}

/** Type parameters of a type that defaults to "no such argument". */
export function absentTypeParameters(
  variantArguments: readonly VariantArgument[],
): readonly TypeParameterSyntax[] {
  return variantArguments.map(({ name, constraint, absent }) => ({
    name,
    constraint,
    default: absent,
  }));
}

/** Type parameters of a function that infers the arguments as literals. */
export function inferredTypeParameters(
  variantArguments: readonly VariantArgument[],
): readonly TypeParameterSyntax[] {
  return absentTypeParameters(variantArguments).map((parameter) => ({
    ...parameter,
    name: `const ${parameter.name}`,
  }));
}

/** The item of an operation before variants. */
export function plainItem(operation: OperationModel, scope: Scope): TypeSyntax {
  const model = operation.pagination?.itemType ?? operation.result;
  return model === undefined ? "undefined" : scope.type(model);
}

/** The item with the omissions of the item arguments. */
export function itemType(
  operation: OperationModel,
  variants: VariantsModel,
  scope: Scope,
): TypeSyntax {
  const { omitNamed, omitWhen } = variants;
  const item = plainItem(operation, scope);
  const named =
    omitNamed === undefined
      ? item
      : reference(scope.runtimeType("Without"), item, omitNamed.typeParameter);
  return omitWhen.reduce<TypeSyntax>(
    (type, { typeParameter, properties }) =>
      reference(
        scope.runtimeType("WithoutWhen"),
        type,
        typeParameter,
        union(...properties.map((name) => literalText(name))),
      ),
    named,
  );
}

/** How a list holds its items: an array, or an object where the key argument says so. */
export function itemsType(item: TypeSyntax, form: "array" | "record"): TypeSyntax {
  return form === "array" ? arrayOf(item) : reference("Record", "string", item);
}

/** The body of a list with `items` in the place of its items. */
export function listBody(operation: OperationModel, items: TypeSyntax, scope: Scope): TypeSyntax {
  const body = operation.result === undefined ? "unknown" : scope.type(operation.result);
  const segments = segmentsOf(operation.pagination?.items ?? "");
  return replaceAt(body, segments, { items, replace: scope.runtimeType("Replace") });
}

function replaceAt(
  body: TypeSyntax,
  [first, ...rest]: readonly string[],
  replacement: { readonly items: TypeSyntax; readonly replace: string },
): TypeSyntax {
  if (first === undefined) return replacement.items;
  const name = literalText(first);
  const inner: TypeSyntax = { kind: "indexed", object: body, index: name };
  return reference(replacement.replace, body, name, replaceAt(inner, rest, replacement));
}

/** The items of a list (or the item of another operation) as the body arguments arrange them. */
export function arrangedItems(
  operation: OperationModel,
  variants: VariantsModel,
  item: TypeSyntax,
): TypeSyntax {
  if (operation.pagination === undefined) return item;
  if (variants.keyItems === undefined) return itemsType(item, "array");
  return {
    kind: "conditional",
    check: variants.keyItems.typeParameter,
    bound: "undefined",
    whenTrue: itemsType(item, "array"),
    whenFalse: itemsType(item, "record"),
  };
}

/** `select` as a chain of conditions; what it declares, or does not know, is `declared`. */
export function selectType(
  select: SelectVariantModel | undefined,
  declared: TypeSyntax,
  whenCase: (selectedCase: SelectVariantModel["cases"][number]) => TypeSyntax,
): TypeSyntax {
  if (select === undefined) return declared;
  const others = select.cases.filter(({ body }) => body !== "declared");
  return others.reduceRight<TypeSyntax>(
    (whenFalse, selectedCase) => ({
      kind: "conditional",
      check: select.typeParameter,
      bound: literalText(selectedCase.value),
      whenTrue: whenCase(selectedCase),
      whenFalse,
    }),
    declared,
  );
}

/** The body of a case that is not as declared. */
export function caseBody(
  selectedCase: SelectVariantModel["cases"][number],
  arranged: TypeSyntax,
  scope: Scope,
): TypeSyntax {
  switch (selectedCase.body) {
    case "stream":
      return reference("ReadableStream", "Uint8Array");
    case "wrapped":
      return intersection(
        scope.type(selectedCase.envelope),
        objectType([property(selectedCase.property, arranged)]),
      );
    case "unknown":
    case "declared":
      return "unknown";
  }
}
