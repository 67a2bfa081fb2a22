/**
 * The syntax trees of `openapi-typescript` as ours, which are printed without being parsed again.
 *
 * Enters: statements that its transformer made. Leaves: their text, in Prettier's layout.
 */
import { ts } from "ts-morph";
import { literalText } from "../ir/names.js";
import { interopComment } from "./interop-comment.js";
import { aliasText } from "./layout.js";
import { objectLines, type DataMemberSyntax } from "./object-lines.js";
import { literalSyntax } from "./layout-text.js";
import {
  arrayOf,
  intersection,
  objectType,
  reference,
  union,
  type TupleElementSyntax,
  type TypeSyntax,
} from "./syntax.js";

/** What a tree holds that no version of `openapi-typescript` known to us makes. */
class UnknownSyntaxError extends Error {
  constructor(node: ts.Node) {
    super(`${ts.SyntaxKind[node.kind]} is not expected`);
  }
}

/**
 * The text of all statements.
 *
 * @throws Error for syntax that no version of `openapi-typescript` known to us makes.
 */
export function interopText(statements: readonly ts.Node[]): string {
  return statements.map((statement) => `${statementText(statement)}\n`).join("");
}

/** The only declaration with parameters: what `required` names beside a reference. */
const withRequired = "type WithRequired<T, K extends keyof T> = T & {\n  [P in K]-?: T[P];\n};";

function statementText(node: ts.Node): string {
  if (ts.isInterfaceDeclaration(node)) {
    return `export interface ${node.name.text} ${objectLines(membersOf(node.members))}`;
  }
  if (!ts.isTypeAliasDeclaration(node)) throw new UnknownSyntaxError(node);
  if (node.name.text === "WithRequired") return withRequired;
  const head = `export type ${node.name.text}`;
  return `${head} = ${aliasText({ head, typeParameters: [], type: typeOf(node.type) }).type};`;
}

function membersOf(members: readonly ts.TypeElement[]): readonly DataMemberSyntax[] {
  return members.map((member): DataMemberSyntax => {
    if (ts.isIndexSignatureDeclaration(member)) {
      return { kind: "index", key: "string", type: typeOf(member.type) };
    }
    if (!ts.isPropertySignature(member) || member.type === undefined) {
      throw new UnknownSyntaxError(member);
    }
    return {
      kind: "property",
      ...keyOf(member.name),
      modifier: member.questionToken === undefined ? "required" : "optional",
      readonly:
        member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) === true,
      type: typeOf(member.type),
      docs: (ts.getSyntheticLeadingComments(member) ?? []).map(({ text }) => interopComment(text)),
    };
  });
}

function keyOf(name: ts.PropertyName): { readonly name: string; readonly numeric?: true } {
  if (ts.isNumericLiteral(name)) return { name: name.text, numeric: true };
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return { name: name.text };
  throw new UnknownSyntaxError(name);
}

function typeOf(node: ts.Node): TypeSyntax {
  const keyword = ts.tokenToString(node.kind);
  if (keyword !== undefined) return keyword;
  if (ts.isIdentifier(node)) return nameText(node);
  if (ts.isLiteralTypeNode(node)) return literalOf(node.literal);
  if (ts.isTypeReferenceNode(node)) return referenceOf(node);
  return compositeOf(node);
}

function referenceOf({ typeName, typeArguments }: ts.TypeReferenceNode): TypeSyntax {
  if (!ts.isIdentifier(typeName)) throw new UnknownSyntaxError(typeName);
  return reference(nameText(typeName), ...(typeArguments ?? []).map(typeOf));
}

/** Literals of texts are names to `openapi-typescript`. */
function nameText({ text }: ts.Identifier): string {
  if (!text.startsWith('"')) return text;
  const value: unknown = JSON.parse(text);
  return literalText(String(value));
}

function literalOf(node: ts.LiteralTypeNode["literal"]): string {
  if (ts.isStringLiteral(node)) return literalText(node.text);
  if (ts.isNumericLiteral(node)) return literalSyntax(Number(node.text));
  if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) {
    return literalSyntax(-Number(node.operand.text));
  }
  const keyword = ts.tokenToString(node.kind);
  if (keyword === undefined) throw new UnknownSyntaxError(node);
  return keyword;
}

function compositeOf(node: ts.Node): TypeSyntax {
  if (ts.isTypeLiteralNode(node)) return objectType(membersOf(node.members));
  if (ts.isUnionTypeNode(node)) return union(...node.types.map(typeOf));
  if (ts.isIntersectionTypeNode(node)) return intersection(...node.types.map(typeOf));
  if (ts.isArrayTypeNode(node)) return arrayOf(typeOf(node.elementType));
  if (ts.isParenthesizedTypeNode(node)) return typeOf(node.type);
  if (ts.isIndexedAccessTypeNode(node)) {
    return { kind: "indexed", object: typeOf(node.objectType), index: typeOf(node.indexType) };
  }
  if (ts.isTupleTypeNode(node)) return { kind: "tuple", elements: node.elements.map(elementOf) };
  throw new UnknownSyntaxError(node);
}

function elementOf(node: ts.Node): TupleElementSyntax {
  return ts.isRestTypeNode(node)
    ? { modifier: "rest", type: typeOf(node.type) }
    : { modifier: "none", type: typeOf(node) };
}
