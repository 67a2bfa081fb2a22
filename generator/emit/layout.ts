/**
 * Documents to text: prints layouts in Prettier's own engine, so that Prettier would change nothing.
 *
 * The rest of `emit` builds data (`syntax.ts`) and asks here, or in `structures.ts`, for its text.
 * Texts start where their first line starts; their later lines carry all of their indentation.
 */
import { builders, printer, type builders as Builders } from "prettier/doc";
import { assignmentDoc, type AssignmentLayout } from "./layout-assignment.js";
import { expressionDoc, valueLayout } from "./layout-expression.js";
import { fittingText, flatText, type MemberLayout } from "./layout-flat.js";
import { signatureParts, typeParametersDoc, type SignatureParts } from "./layout-signature.js";
import { indexDoc } from "./layout-object.js";
import { lineText } from "./layout-line.js";
import { printWidth, tabWidth } from "./layout-settings.js";
import { hugsUnion, typeDoc } from "./layout-type.js";
import type {
  BodySyntax,
  ExpressionSyntax,
  IndexSyntax,
  SignatureSyntax,
  TypeParameterSyntax,
  TypeSyntax,
} from "./syntax.js";

type Doc = Builders.Doc;
const { align, group } = builders;

/** Zero columns wide, and in no text we print: cuts a printed layout into its pieces. */
const cut = "\u0001";

function printPieces(doc: Doc, indentation: number): string[] {
  const line = lineText(doc, printWidth - indentation);
  if (line !== undefined) return line.split(cut);
  const margin = " ".repeat(indentation);
  const { formatted } = printer.printDocToString(align(indentation, [margin, doc]), {
    printWidth,
    tabWidth,
  });
  return formatted.slice(indentation).split(cut);
}

/** A type on one line, however long it is: for text inside other text. */
export function flatTypeText(type: TypeSyntax): string {
  const flat = flatText(type);
  if (flat !== undefined) return flat;
  const options = { printWidth: Number.POSITIVE_INFINITY, tabWidth };
  return printer.printDocToString(group(typeDoc(type, "annotation")), options).formatted;
}

/** A type alias; `head` is all before its type parameters: `export type User`. */
export interface AliasLayout {
  readonly head: string;
  readonly typeParameters: readonly TypeParameterSyntax[];
  readonly type: TypeSyntax;
}

/** The pieces of a type alias; `type` starts with a line break where the line breaks after `=`. */
export interface AliasText {
  readonly typeParameters: string;
  readonly type: string;
}

export function aliasText({ head, typeParameters, type }: AliasLayout): AliasText {
  const layout = aliasLayout(typeParameters, type);
  const left = [head, cut, typeParametersDoc(typeParameters), cut];
  const right = typeDoc(type, layout === "after-operator" ? "alias" : "annotation");
  const doc = [assignmentDoc({ left, operator: ` =${cut}`, right }, layout), cut, ";"];
  const [, parameters = "", , text = ""] = printPieces(doc, 0);
  return { typeParameters: withoutBrackets(parameters), type: withoutSpace(text) };
}

function aliasLayout(
  typeParameters: readonly TypeParameterSyntax[],
  type: TypeSyntax,
): AssignmentLayout {
  if (typeof type === "object") {
    if (type.kind === "union" && !hugsUnion(type.members)) {
      return "after-operator";
    }
    if (type.kind === "conditional" && (isGeneric(type.check) || isGeneric(type.bound))) {
      return "after-operator";
    }
  }
  const isComplex = typeParameters.some(
    (parameter) => parameter.constraint !== undefined || parameter.default !== undefined,
  );
  return typeParameters.length > 1 && isComplex ? "left" : "fluid";
}

function isGeneric(type: TypeSyntax): boolean {
  if (typeof type === "string") {
    return type.includes("<");
  }
  return (
    type.kind === "reference" ||
    (type.kind === "function" && type.signature.typeParameters.length > 0)
  );
}

/** A variable; `head` is all before its type: `export const user`. */
export interface VariableLayout {
  readonly head: string;
  readonly type: TypeSyntax | undefined;
  readonly value: ExpressionSyntax;
  readonly indentation: number;
}

/** The pieces of a variable; `value` starts with a line break where the line breaks after `=`. */
export interface VariableText {
  readonly type: string | undefined;
  readonly value: string;
}

export function variableText({ head, type, value, indentation }: VariableLayout): VariableText {
  const annotation = type === undefined ? "" : [": ", cut, typeDoc(type, "annotation")];
  const layout = hasComplexType(type) ? "left" : valueLayout(value, false);
  const doc = assignmentDoc(
    { left: [head, annotation, cut], operator: ` =${cut}`, right: expressionDoc(value) },
    layout,
  );
  const pieces = printPieces([doc, cut, ";"], indentation);
  const [, typeText, , annotatedValue = ""] = pieces;
  return type === undefined
    ? { type: undefined, value: withoutSpace(pieces[2] ?? "") }
    : { type: typeText, value: withoutSpace(annotatedValue) };
}

/** More than one type argument, one of them with arguments of its own. */
function hasComplexType(type: TypeSyntax | undefined): boolean {
  return (
    typeof type === "object" &&
    type.kind === "reference" &&
    type.typeArguments.length > 1 &&
    type.typeArguments.some(
      (argument) =>
        typeof argument === "object" &&
        (argument.kind === "reference" || argument.kind === "conditional"),
    )
  );
}

/** The pieces of a signature as ts-morph takes them: without brackets and colon. */
export interface SignatureText {
  readonly typeParameters: string;
  readonly parameters: string;
  readonly returnType: string | undefined;
}

/** A signature between `head` (`export function list`) and `tail`: a body, or a semicolon. */
export interface SignatureLayout {
  readonly head: string;
  readonly signature: SignatureSyntax;
  readonly tail: " {" | ";";
  readonly indentation: number;
}

export function signatureText(layout: SignatureLayout): SignatureText {
  const parts = signatureParts(layout.signature, ": ");
  const text = signaturePieces(layout, parts);
  // Prettier would find the broken object in our text and group the parameters because of it.
  const isRegrouped = parts.isGroupable && text.returnType?.includes("{\n") === true;
  return isRegrouped
    ? signaturePieces(layout, { ...parts, groupedParameters: group(parts.groupedParameters) })
    : text;
}

function signaturePieces(layout: SignatureLayout, parts: SignatureParts): SignatureText {
  const { typeParameters, groupedParameters, returnType } = parts;
  const head = [layout.head, cut, typeParameters, cut];
  const doc =
    layout.tail === ";"
      ? group([head, groupedParameters, cut, group(returnType)])
      : [head, group([groupedParameters, cut, returnType])];
  const pieces = printPieces([doc, cut, layout.tail], layout.indentation);
  const [, typeParameterText = "", parameterText = "", returnText = ""] = pieces;
  return {
    typeParameters: withoutBrackets(typeParameterText),
    parameters: withoutBrackets(parameterText),
    returnType: returnText === "" ? undefined : withoutSpace(returnText.slice(1)),
  };
}

/** The head of an interface or class, between `head` and its opening brace. */
export interface HeritageLayout {
  readonly head: string;
  readonly typeParameters: readonly TypeParameterSyntax[];
  readonly heritage: TypeSyntax | undefined;
}

export interface HeritageText {
  readonly typeParameters: string;
  readonly heritage: string | undefined;
}

export function heritageText(layout: HeritageLayout): HeritageText {
  const { head, typeParameters, heritage } = layout;
  const doc = [head, cut, typeParametersDoc(typeParameters), cut];
  if (heritage === undefined) {
    const [, text = ""] = printPieces([doc, " {"], 0);
    return { typeParameters: withoutBrackets(text), heritage: undefined };
  }
  const pieces = printPieces(
    [doc, " extends ", cut, typeDoc(heritage, "annotation"), cut, " {"],
    0,
  );
  return { typeParameters: withoutBrackets(pieces[1] ?? ""), heritage: pieces[3] };
}

/** The type of a member, behind `head`. */
export function memberTypeText(member: MemberLayout): string {
  const flat = fittingText(member);
  if (flat !== undefined) return flat;
  const { head, type, indentation } = member;
  const doc = group([head, ": ", cut, typeDoc(type, "annotation")]);
  const [, text = ""] = printPieces([doc, cut, ";"], indentation);
  return text;
}

/** The pieces of an index signature: `[key: string]: type`. */
export interface IndexText {
  readonly key: string;
  readonly keyType: string;
  readonly type: string;
}

export function indexText(index: IndexSyntax): IndexText {
  const pieces = printPieces([indexDoc(index, cut), ";"], tabWidth);
  const [, key = "", , keyType = "", , type = ""] = pieces;
  return { key, keyType, type };
}

/** An index signature with its semicolon, after `indentation` columns. */
export function indexLines(index: IndexSyntax, indentation: number): string {
  return printPieces([indexDoc(index, ""), ";"], indentation).join("");
}

/** One statement of a function body after `indentation` columns. */
export function bodyText(statement: BodySyntax, indentation: number): string {
  return printPieces(bodyDoc(statement), indentation).join("");
}

function bodyDoc(statement: BodySyntax): Doc {
  if (typeof statement === "string") {
    return statement;
  }
  switch (statement.kind) {
    case "return":
      return ["return ", expressionDoc(statement.expression), ";"];
    case "expression":
      return [expressionDoc(statement.expression), ";"];
    case "const":
      return assignedDoc(`const ${statement.name}`, statement.value);
    case "assignment":
      return assignedDoc(statement.target, statement.value);
  }
  return statement satisfies never;
}

function assignedDoc(left: string, value: ExpressionSyntax): Doc {
  const assignment = { left, operator: " =", right: expressionDoc(value) };
  return [assignmentDoc(assignment, valueLayout(value, false)), ";"];
}

/** `<A, B>` or `(a, b)` without its brackets. */
function withoutBrackets(text: string): string {
  return text.slice(1, -1);
}

/** Text behind an operator, without the space that ts-morph writes. */
function withoutSpace(text: string): string {
  return text.startsWith(" ") ? text.slice(1) : text;
}
