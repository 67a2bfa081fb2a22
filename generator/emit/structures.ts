/**
 * ts-morph structures whose text is already laid out.
 *
 * Enters: syntax. Leaves: structures that `output/print.ts` prints. ts-morph would indent line
 * breaks again, so the ones of a layout are U+2028 (line separator) until the file is printed.
 */
import {
  StructureKind,
  VariableDeclarationKind,
  type ClassDeclarationStructure,
  type ConstructorDeclarationStructure,
  type FunctionDeclarationStructure,
  type IndexSignatureDeclarationStructure,
  type InterfaceDeclarationStructure,
  type MethodDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type PropertyDeclarationStructure,
  type PropertySignatureStructure,
  type TypeAliasDeclarationStructure,
  type VariableStatementStructure,
} from "ts-morph";
import {
  aliasText,
  bodyText,
  heritageText,
  indexText,
  signatureText,
  variableText,
  type HeritageText,
  type SignatureText,
  type VariableText,
} from "./layout.js";
import { tabWidth } from "./layout-settings.js";
import { keyDoc } from "./layout-text.js";
import { memberHead } from "./layout-flat.js";
import { typeLines } from "./object-lines.js";
import type {
  BodySyntax,
  CommentText,
  ExpressionSyntax,
  IndexSyntax,
  MemberSyntax,
  MethodSyntax,
  PropertySyntax,
  SignatureSyntax,
  TypeParameterSyntax,
  TypeSyntax,
} from "./syntax.js";

/** What every declaration has: a name, documentation (`scope.docs`), and whether it is exported. */
export interface Declared {
  readonly name: string;
  readonly docs: readonly CommentText[];
  readonly exported: boolean;
}

/** `{ name, docs, exported: true }`. */
export function exported(name: string, docs: readonly CommentText[]): Declared {
  return { name, docs, exported: true };
}

/** An interface: its index signature is printed first, then properties, then methods. */
export interface InterfaceParts {
  readonly typeParameters: readonly TypeParameterSyntax[];
  readonly extends?: TypeSyntax | undefined;
  readonly members: readonly MemberSyntax[];
}

export function interfaceStructure(
  declared: Declared,
  { typeParameters, extends: heritage, members }: InterfaceParts,
): InterfaceDeclarationStructure {
  const head = `${keyword(declared, "interface")} ${declared.name}`;
  const texts = heritageText({ head, typeParameters, heritage });
  return {
    kind: StructureKind.Interface,
    ...declaredFields(declared),
    typeParameters: typeParameterTexts(texts),
    extends: heritageTexts(texts),
    indexSignatures: members.filter((member) => member.kind === "index").map(indexStructure),
    properties: members.filter((member) => member.kind === "property").map(propertyStructure),
    methods: members.filter((member) => member.kind === "method").map(methodSignature),
  };
}

function indexStructure(index: IndexSyntax): OptionalKind<IndexSignatureDeclarationStructure> {
  const { key, keyType, type } = indexText(index);
  return { keyName: hold(key), keyType: hold(keyType), returnType: hold(type) };
}

function propertyStructure(property: PropertySyntax): OptionalKind<PropertySignatureStructure> {
  return {
    name: keyDoc(property.name),
    docs: commentTexts(property.docs),
    isReadonly: property.readonly,
    hasQuestionToken: property.modifier === "optional",
    type: hold(
      typeLines({
        head: memberHead(property),
        type: property.type,
        indentation: tabWidth,
      }),
    ),
  };
}

function methodSignature(method: MethodSyntax): OptionalKind<MethodSignatureStructure> {
  const name = keyDoc(method.name);
  const { signature } = method;
  const texts = signatureText({ head: name, signature, tail: ";", indentation: tabWidth });
  return { name, docs: commentTexts(method.docs), ...signatureFields(texts) };
}

export function typeAliasStructure(
  declared: Declared,
  type: TypeSyntax,
  typeParameters: readonly TypeParameterSyntax[] = [],
): TypeAliasDeclarationStructure {
  const head = `${keyword(declared, "type")} ${declared.name}`;
  const texts = aliasText({ head, typeParameters, type });
  return {
    kind: StructureKind.TypeAlias,
    ...declaredFields(declared),
    typeParameters: typeParameterTexts(texts),
    type: hold(texts.type),
  };
}

/** `const name: type = value;`; without a type, `value` says it (`isolatedDeclarations`). */
export function constStructure(
  declared: Declared,
  value: ExpressionSyntax,
  type?: TypeSyntax,
): VariableStatementStructure {
  const head = `${keyword(declared, "const")} ${declared.name}`;
  const texts = variableText({ head, type, value, indentation: 0 });
  return {
    kind: StructureKind.VariableStatement,
    docs: commentTexts(declared.docs),
    isExported: declared.exported,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: declared.name, initializer: hold(texts.value), ...typeField(texts) }],
  };
}

/** What functions and methods have besides a name. */
export interface FunctionParts {
  readonly signature: SignatureSyntax;
  readonly body: readonly BodySyntax[];
}

export function functionStructure(
  declared: Declared,
  { signature, body }: FunctionParts,
): FunctionDeclarationStructure {
  const head = `${keyword(declared, "function")} ${declared.name}`;
  const texts = signatureText({ head, signature, tail: " {", indentation: 0 });
  return {
    kind: StructureKind.Function,
    ...declaredFields(declared),
    ...signatureFields(texts),
    statements: bodyTexts(body, tabWidth),
  };
}

/** A class; members are printed in this order. */
export interface ClassParts {
  readonly extends: TypeSyntax | undefined;
  readonly fields: readonly FieldParts[];
  readonly construct: FunctionParts | undefined;
  readonly methods: readonly (FunctionParts & { name: string; docs: readonly CommentText[] })[];
}

/** A field: `readonly users: UsersResource`; the name may be private (`#client`). */
export interface FieldParts {
  readonly name: string;
  readonly docs: readonly CommentText[];
  readonly readonly: boolean;
  readonly type: TypeSyntax;
}

export function classStructure(declared: Declared, parts: ClassParts): ClassDeclarationStructure {
  const head = `${keyword(declared, "class")} ${declared.name}`;
  const texts = heritageText({ head, typeParameters: [], heritage: parts.extends });
  return {
    kind: StructureKind.Class,
    ...declaredFields(declared),
    ...heritageTexts(texts).map((text) => ({ extends: text }))[0],
    properties: parts.fields.map(fieldStructure),
    ctors: parts.construct === undefined ? [] : [constructorStructure(parts.construct)],
    methods: parts.methods.map(methodStructure),
  };
}

function fieldStructure(field: FieldParts): OptionalKind<PropertyDeclarationStructure> {
  const head = `${field.readonly ? "readonly " : ""}${field.name}`;
  return {
    name: field.name,
    docs: commentTexts(field.docs),
    isReadonly: field.readonly,
    type: hold(typeLines({ head, type: field.type, indentation: tabWidth })),
  };
}

function constructorStructure({
  signature,
  body,
}: FunctionParts): OptionalKind<ConstructorDeclarationStructure> {
  const head = "constructor";
  const texts = signatureText({ head, signature, tail: " {", indentation: tabWidth });
  return {
    parameters: signatureFields(texts).parameters,
    statements: bodyTexts(body, 2 * tabWidth),
  };
}

function methodStructure(
  method: ClassParts["methods"][number],
): OptionalKind<MethodDeclarationStructure> {
  const { name, signature } = method;
  const texts = signatureText({ head: name, signature, tail: " {", indentation: tabWidth });
  return {
    name,
    docs: commentTexts(method.docs),
    ...signatureFields(texts),
    statements: bodyTexts(method.body, 2 * tabWidth),
  };
}

function keyword(declared: Declared, word: string): string {
  return declared.exported ? `export ${word}` : word;
}

function declaredFields({ name, docs, exported: isExported }: Declared) {
  return { name, docs: commentTexts(docs), isExported };
}

/** The laid-out lists as one piece each: ts-morph prints the only element as it is. */
function signatureFields(texts: SignatureText) {
  const { parameters, returnType } = texts;
  return {
    typeParameters: typeParameterTexts(texts),
    parameters: parameters === "" ? [] : [{ name: hold(parameters) }],
    ...(returnType === undefined ? {} : { returnType: hold(returnType) }),
  };
}

function typeParameterTexts({ typeParameters }: { readonly typeParameters: string }): string[] {
  return typeParameters === "" ? [] : [hold(typeParameters)];
}

function heritageTexts({ heritage }: HeritageText): string[] {
  return heritage === undefined ? [] : [hold(heritage)];
}

function typeField({ type }: VariableText): { type?: string } {
  return type === undefined ? {} : { type: hold(type) };
}

function bodyTexts(body: readonly BodySyntax[], indentation: number): string[] {
  return body.map((statement) => hold(bodyText(statement, indentation)));
}

/** Holds line breaks back from ts-morph; `output/print.ts` restores them. */
function hold(text: string): string {
  return text.replaceAll("\n", "\u2028");
}

function commentTexts(docs: readonly CommentText[]): string[] {
  return docs.map(({ comment }) => comment);
}
