/** Emits `conversions.ts`: which parts of the values of named types are converted, as data. */
import type { StatementStructures } from "ts-morph";
import type {
  ConversionDeclaration,
  ConversionModel,
  ObjectConversionModel,
} from "../ir/conversion-model.js";
import { literalText } from "../ir/names.js";
import type { ApiEmitter, Scope } from "./emitter.js";
import { constStructure, exported } from "./structures.js";
import {
  arrayLiteral,
  entry,
  inlineObject,
  lazy,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits one constant for each declaration of which something is converted in a response. */
export const conversionsEmitter: ApiEmitter = {
  scope: "api",
  file: "conversions.ts",
  names: ({ conversions }) =>
    conversions.map(({ name }) => ({ name, kind: "value", exported: true })),
  emit: ({ conversions }, scope) => conversions.map((each) => constant(each, scope)),
};

function constant(
  { name, declaration, conversion }: ConversionDeclaration,
  scope: Scope,
): StatementStructures {
  const docs = [note`What is converted in values of \`${declaration}\`.`];
  const value = expression(conversion, scope);
  return constStructure(exported(name, docs), value, scope.runtimeType("Conversion"));
}

/** A conversion in another file, where constants are there before they are used. */
export function conversionText(conversion: ConversionModel, scope: Scope): ExpressionSyntax {
  return conversion.kind === "constant"
    ? scope.name(conversion.name)
    : expression(conversion, scope);
}

function expression(conversion: ConversionModel, scope: Scope): ExpressionSyntax {
  const inner = (part: ConversionModel) => expression(part, scope);
  switch (conversion.kind) {
    case "format":
      return scope.runtime(conversion.name);
    case "constant":
      return lazy(scope.name(conversion.name));
    case "all":
      return arrayLiteral(conversion.members.map(inner));
    case "list":
      return inlineObject([entry("items", inner(conversion.items))]);
    case "tuple":
      return inlineObject([
        entry("tuple", arrayLiteral(conversion.items.map((item) => optional(item, inner)))),
        ...optionalEntry("items", conversion.rest, inner),
      ]);
    case "object":
      return objectExpression(conversion, inner);
    case "choice":
      return inlineObject([
        entry("by", literalText(conversion.property)),
        entry(
          "cases",
          inlineObject(conversion.cases.map((each) => entry(each.value, inner(each.conversion)))),
        ),
      ]);
  }
  return conversion satisfies never;
}

type Lower = (conversion: ConversionModel) => ExpressionSyntax;

/** No conversion is a list of none. */
function optional(conversion: ConversionModel | undefined, lower: Lower): ExpressionSyntax {
  return conversion === undefined ? arrayLiteral([]) : lower(conversion);
}

function optionalEntry(
  key: string,
  conversion: ConversionModel | undefined,
  lower: Lower,
): readonly EntrySyntax[] {
  return conversion === undefined ? [] : [entry(key, lower(conversion))];
}

function objectExpression(
  { properties, rest }: ObjectConversionModel,
  inner: Lower,
): ExpressionSyntax {
  const entries = properties.map(({ name, conversion }) =>
    entry(name, optional(conversion, inner)),
  );
  return inlineObject([
    ...(entries.length === 0 ? [] : [entry("properties", inlineObject(entries))]),
    ...optionalEntry("rest", rest, inner),
  ]);
}
