/** The types of headers as they arrive: text, as narrow as their schemas say. */
import type { StatementStructures } from "ts-morph";
import type { OperationModel } from "../ir/model.js";
import type { PrimitiveName, PropertyModel, TypeModel } from "../ir/type-model.js";
import { literalText } from "../ir/names.js";
import type { Scope } from "./emitter.js";
import { otherValues } from "./type-text.js";
import { exported, typeAliasStructure } from "./structures.js";
import { objectType, reference, union, type MemberSyntax, type TypeSyntax } from "./syntax.js";
import { note } from "./tsdoc.js";

/** References to look behind, which could lead back. */
const deepest = 16;

/** The types of the headers that an operation's responses are declared with. */
export function headerTypes(
  { names, functionName, responseHeaders, errorHeaders }: OperationModel,
  scope: Scope,
): readonly StatementStructures[] {
  const declared = [
    [names.responseHeaders, responseHeaders, note`Response headers of {@link ${functionName}}.`],
    [names.errorHeaders, errorHeaders, note`Headers of the errors of {@link ${functionName}}.`],
  ] as const;
  return declared.flatMap(([name, headers, docs]) =>
    name === undefined
      ? []
      : [typeAliasStructure(exported(name, [docs]), typedHeaders(headers, scope))],
  );
}

/** `Headers` that know some. */
export function typedHeaders(headers: readonly PropertyModel[], scope: Scope): TypeSyntax {
  return reference(scope.runtimeType("TypedHeaders"), objectType(textMembers(headers, scope)));
}

/** Values that arrive as text, by name. */
export function textMembers(
  properties: readonly PropertyModel[],
  scope: Scope,
): readonly MemberSyntax[] {
  return properties.map((property) => headerMember(property, scope));
}

function headerMember({ name, type, optional, docs }: PropertyModel, scope: Scope) {
  return {
    kind: "property",
    name,
    modifier: optional ? "optional" : "required",
    readonly: false,
    type: headerText(type, scope),
    docs: scope.docs(docs),
  } as const satisfies MemberSyntax;
}

function headerText(model: TypeModel, scope: Scope, depth = 0): TypeSyntax {
  if (model.kind === "primitive") return primitiveText(model.name);
  if (model.kind === "literal" && model.value !== null) return literalText(String(model.value));
  if (model.kind === "reference") return referenceText(model, scope, depth);
  if (model.kind === "union") return unionText(model, scope, depth);
  return "string";
}

function primitiveText(name: PrimitiveName): TypeSyntax {
  return name === "number" || name === "bigint" || name === "boolean"
    ? `\`\${${name}}\``
    : "string";
}

/** Enumerations of text keep their name. */
function referenceText(
  model: Extract<TypeModel, { kind: "reference" }>,
  scope: Scope,
  depth: number,
): TypeSyntax {
  const declaration = scope.api.declarations.find(({ name }) => name === model.declaration);
  if (declaration === undefined || depth > deepest) return "string";
  const isText = declaration.enum?.members.every(({ value }) => typeof value === "string");
  return isText === true ? scope.type(model) : headerText(declaration.read, scope, depth + 1);
}

function unionText(
  { members, open }: Extract<TypeModel, { kind: "union" }>,
  scope: Scope,
  depth: number,
): TypeSyntax {
  const texts = members.map((member) => headerText(member, scope, depth + 1));
  if (texts.includes("string")) return "string";
  return union(...texts, ...(open ? [otherValues("string")] : []));
}
