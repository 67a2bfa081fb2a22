/**
 * Types as documents of Prettier's layout engine, arranged the way Prettier 3.10 arranges
 * TypeScript. `test/unit/emit/layout.test.ts` has Prettier confirm every rule.
 */
import { builders, type builders as Builders } from "prettier/doc";
import { isObject, objectTypeDoc } from "./layout-object.js";
import { signatureParts } from "./layout-signature.js";
import type {
  ConditionalSyntax,
  SignatureSyntax,
  TupleElementSyntax,
  TupleSyntax,
  TypeSyntax,
} from "./syntax.js";

type Doc = Builders.Doc;
const { align, group, ifBreak, indent, join, line, softline } = builders;

/** Where a type stands; decides parentheses and who indents a broken union. */
export type TypePosition = keyof typeof unionLayouts;

/** `bare`: what is around it indents it. `indented`: it does so itself. `enclosed`: by brackets. */
const unionLayouts = {
  alias: "bare",
  annotation: "indented",
  "type-argument": "bare",
  "only-element": "bare",
  element: "element",
  then: "bare",
  else: "bare",
  check: "indented",
  bound: "indented",
  constraint: "indented",
  member: "enclosed",
  operand: "enclosed",
  "keyword-operand": "enclosed",
} as const;

type SyntaxKind = Exclude<TypeSyntax, string>["kind"];

const operands: readonly TypePosition[] = ["operand", "keyword-operand"];

const parenthesized: Readonly<Record<SyntaxKind, readonly TypePosition[]>> = {
  reference: [],
  array: [],
  tuple: [],
  object: [],
  indexed: [],
  operator: operands,
  union: [...operands, "member"],
  intersection: [...operands, "member"],
  function: [...operands, "member", "check"],
  conditional: [...operands, "member", "check", "bound", "constraint"],
};

/** A type as a document, with parentheses where its position needs them. */
export function typeDoc(type: TypeSyntax, position: TypePosition): Doc {
  if (typeof type === "string") return type;
  const doc = isComposite(type) ? compositeDoc(type, position) : simpleDoc(type);
  return needsParentheses(type, position) ? ["(", doc, ")"] : doc;
}

function needsParentheses(type: Exclude<TypeSyntax, string>, position: TypePosition): boolean {
  // `typeof x` is no operator to Prettier: `keyof typeof x`, but `(typeof x)[]`.
  const isQuery = type.kind === "operator" && type.operator === "typeof";
  return parenthesized[type.kind].includes(position) && !(isQuery && position !== "operand");
}

/** Types whose parts stand beside each other without brackets around them all. */
type CompositeSyntax = Extract<
  TypeSyntax,
  { kind: "union" | "intersection" | "function" | "conditional" }
>;
type SimpleSyntax = Exclude<TypeSyntax, string | CompositeSyntax>;

function isComposite(type: Exclude<TypeSyntax, string>): type is CompositeSyntax {
  return ["union", "intersection", "function", "conditional"].includes(type.kind);
}

function simpleDoc(type: SimpleSyntax): Doc {
  switch (type.kind) {
    case "reference":
      return [type.name, typeArgumentsDoc(type.typeArguments)];
    case "array":
      return [typeDoc(type.element, "operand"), "[]"];
    case "tuple":
      return tupleDoc(type);
    case "object":
      return objectTypeDoc(type);
    case "operator":
      return [type.operator, " ", typeDoc(type.operand, "keyword-operand")];
    case "indexed":
      return [typeDoc(type.object, "operand"), "[", typeDoc(type.index, "annotation"), "]"];
  }
  return type satisfies never;
}

function compositeDoc(type: CompositeSyntax, position: TypePosition): Doc {
  switch (type.kind) {
    case "union":
      return unionDoc(type.members, position);
    case "intersection":
      return intersectionDoc(type.members);
    case "function":
      return functionDoc(type.signature);
    case "conditional":
      return conditionalDoc(type, position);
  }
  return type satisfies never;
}

/** `<A, B>`; one simple argument stays beside its brackets. */
export function typeArgumentsDoc(types: readonly TypeSyntax[]): Doc {
  const [only] = types;
  if (only === undefined) {
    return "";
  }
  const docs = types.map((type) => typeDoc(type, "type-argument"));
  if (types.length === 1 && hugs(only)) {
    return ["<", ...docs, ">"];
  }
  return group(["<", indent([softline, join([",", line], docs)]), softline, ">"]);
}

function tupleDoc(tuple: TupleSyntax): Doc {
  if (tuple.elements.length === 0) {
    return "[]";
  }
  const position = tuple.elements.length > 1 ? "element" : "only-element";
  const docs = tuple.elements.map((element) => group(elementDoc(element, position)));
  const contents = [softline, join([",", line], docs), ifBreak(",")];
  return group(["[", indent(contents), softline, "]"]);
}

function elementDoc(element: TupleElementSyntax, position: TypePosition): Doc {
  switch (element.modifier) {
    case "none":
      return typeDoc(element.type, position);
    case "optional":
      return [typeDoc(element.type, "operand"), "?"];
    case "rest":
      return ["...", typeDoc(element.type, "operand")];
  }
  return element.modifier satisfies never;
}

function functionDoc(signature: SignatureSyntax): Doc {
  const { typeParameters, groupedParameters, returnType } = signatureParts(signature, " => ");
  return group([typeParameters, groupedParameters, returnType]);
}

function unionDoc(members: readonly TypeSyntax[], position: TypePosition): Doc {
  const docs = members.map((member) => typeDoc(member, "member"));
  if (hugsUnion(members)) return join(" | ", docs);
  const parts = group(
    docs.map((doc, index) => [index === 0 ? ifBreak("| ") : [line, "| "], align(2, doc)]),
  );
  const layout = unionLayouts[position];
  switch (layout) {
    case "bare":
      return parts;
    case "indented":
      return group(indent([softline, parts]));
    case "enclosed":
      return group([indent([softline, parts]), softline]);
    case "element":
      return group([indent([ifBreak(["(", softline]), parts]), softline, ifBreak(")")]);
  }
  return layout satisfies never;
}

/** Whether Prettier keeps a union beside its bracket or operator: an object or name, and `null`. */
export function hugsUnion(members: readonly TypeSyntax[]): boolean {
  const objectLike = members.find(isObjectLike);
  return (
    objectLike !== undefined &&
    members.every((member) => member === objectLike || member === "null" || member === "void")
  );
}

function isObjectLike(type: TypeSyntax): boolean {
  return typeof type === "string"
    ? isName(type)
    : type.kind === "object" || type.kind === "reference";
}

function hugs(type: TypeSyntax): boolean {
  if (typeof type === "string") return true;
  return type.kind === "object" || (type.kind === "union" && hugsUnion(type.members));
}

const keywords: ReadonlySet<string> = new Set([
  "any",
  "bigint",
  "boolean",
  "never",
  "null",
  "number",
  "object",
  "string",
  "symbol",
  "this",
  "undefined",
  "unknown",
  "void",
]);

/** A reference without arguments, as opposed to a keyword, a literal or other text. */
function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$.]*$/u.test(text) && !isKeyword(text);
}

function isKeyword(text: string): boolean {
  return keywords.has(text) || text === "true" || text === "false";
}

function intersectionDoc(members: readonly TypeSyntax[]): Doc {
  let isIndented = false;
  const docs = members.map((member, index): Doc => {
    const doc = typeDoc(member, "member");
    const previous = members[index - 1];
    if (previous === undefined) {
      return doc;
    }
    if (isObject(previous) && isObject(member)) {
      return [" & ", isIndented ? indent(doc) : doc];
    }
    if (!isObject(previous) && !isObject(member)) {
      return indent([" &", line, doc]);
    }
    isIndented ||= index > 1;
    return [" & ", index > 1 ? indent(doc) : doc];
  });
  return group(docs);
}

function conditionalDoc(type: ConditionalSyntax, position: TypePosition): Doc {
  const test = [typeDoc(type.check, "check"), " extends ", typeDoc(type.bound, "bound")];
  // A chain is one group: its links break together.
  if (position === "then") return [test, branchesDoc(type)];
  if (position === "else") return [align(2, test), branchesDoc(type)];
  const doc = group([test, indent(branchesDoc(type))]);
  return position === "check" || position === "bound"
    ? group([indent([softline, doc]), softline])
    : doc;
}

function branchesDoc(type: ConditionalSyntax): Doc {
  const whenTrue = align(2, typeDoc(type.whenTrue, "then"));
  const whenFalse = align(2, typeDoc(type.whenFalse, "else"));
  const isNested = typeof type.whenTrue === "object" && type.whenTrue.kind === "conditional";
  return [
    [line, "? "],
    isNested ? [ifBreak("", "("), whenTrue, ifBreak("", ")")] : whenTrue,
    [line, ": ", whenFalse],
  ];
}
