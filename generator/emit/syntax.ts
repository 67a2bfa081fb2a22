/**
 * TypeScript before its line breaks are decided: plain data that emitters build and `layout.ts`
 * turns into text. A string stands for text without a possible break: a name, keyword or literal.
 */

/**
 * The content of a comment, without its stars. Only `tsdoc.ts` makes one, since text of a document
 * has to be made harmless first.
 */
export interface CommentText {
  readonly comment: string;
}

/** A type. Unions inside unions are flattened by `union`; parentheses are the layout's business. */
export type TypeSyntax =
  | string
  | ReferenceSyntax
  | TupleSyntax
  | ObjectTypeSyntax
  | ConditionalSyntax
  | { readonly kind: "array"; readonly element: TypeSyntax }
  | { readonly kind: "union" | "intersection"; readonly members: readonly TypeSyntax[] }
  | { readonly kind: "function"; readonly signature: SignatureSyntax }
  | { readonly kind: "operator"; readonly operator: TypeOperator; readonly operand: TypeSyntax }
  | { readonly kind: "indexed"; readonly object: TypeSyntax; readonly index: TypeSyntax };

export type TypeOperator = "keyof" | "readonly" | "typeof";

/** A type with arguments: `Record<string, User>`. */
export interface ReferenceSyntax {
  readonly kind: "reference";
  readonly name: string;
  readonly typeArguments: readonly TypeSyntax[];
}

export interface TupleSyntax {
  readonly kind: "tuple";
  readonly elements: readonly TupleElementSyntax[];
}

export interface TupleElementSyntax {
  readonly modifier: "none" | "optional" | "rest";
  readonly type: TypeSyntax;
}

/** `check extends bound ? whenTrue : whenFalse`. */
export interface ConditionalSyntax {
  readonly kind: "conditional";
  readonly check: TypeSyntax;
  readonly bound: TypeSyntax;
  readonly whenTrue: TypeSyntax;
  readonly whenFalse: TypeSyntax;
}

export interface ObjectTypeSyntax {
  readonly kind: "object";
  readonly members: readonly MemberSyntax[];
}

/** A member of an object type, interface or class. */
export type MemberSyntax = PropertySyntax | IndexSyntax | MethodSyntax;

export interface PropertySyntax {
  readonly kind: "property";
  /** As it is in JavaScript; quoted by the layout where needed. */
  readonly name: string;
  /** The name is a number, and written as one. */
  readonly numeric?: true;
  readonly modifier: "required" | "optional";
  readonly readonly: boolean;
  readonly type: TypeSyntax;
  readonly docs: readonly CommentText[];
}

/** `[key: string]: type`. */
export interface IndexSyntax {
  readonly kind: "index";
  /** `string`, or a template literal type. */
  readonly key: string;
  readonly type: TypeSyntax;
}

export interface MethodSyntax {
  readonly kind: "method";
  readonly name: string;
  readonly signature: SignatureSyntax;
  readonly docs: readonly CommentText[];
}

/** Type parameters, parameters and return type of anything that can be called. */
export interface SignatureSyntax {
  readonly typeParameters: readonly TypeParameterSyntax[];
  readonly parameters: readonly ParameterSyntax[];
  /** `undefined` for constructors and for arrow functions whose type is known. */
  readonly returnType: TypeSyntax | undefined;
}

export interface TypeParameterSyntax {
  /** May carry modifiers: `const Query`. */
  readonly name: string;
  readonly constraint: TypeSyntax | undefined;
  readonly default: TypeSyntax | undefined;
}

export interface ParameterSyntax {
  readonly name: string;
  readonly modifier: "required" | "optional" | "rest";
  readonly type: TypeSyntax | undefined;
  readonly initializer: ExpressionSyntax | undefined;
}

/** An expression. */
export type ExpressionSyntax =
  | string
  | ObjectSyntax
  | CallSyntax
  | { readonly kind: "array"; readonly elements: readonly ExpressionSyntax[] }
  /** `() => name`. */
  | { readonly kind: "lazy"; readonly name: string }
  | {
      readonly kind: "assertion";
      readonly expression: ExpressionSyntax;
      readonly operator: "as" | "satisfies";
      readonly type: TypeSyntax;
    };

/** `expanded` always takes one line per entry; `fitted` only where it must. */
export interface ObjectSyntax {
  readonly kind: "object";
  readonly layout: "expanded" | "fitted";
  readonly entries: readonly EntrySyntax[];
}

export type EntrySyntax =
  PropertyEntrySyntax | { readonly kind: "shorthand"; readonly name: string };

export interface PropertyEntrySyntax {
  readonly kind: "entry";
  readonly key: string;
  readonly value: ExpressionSyntax;
  readonly docs: readonly CommentText[];
}

export interface CallSyntax {
  readonly kind: "call";
  /** A name or path, with `new` where it constructs: `new Call`. */
  readonly callee: string;
  readonly typeArguments: readonly TypeSyntax[];
  readonly arguments: readonly ExpressionSyntax[];
}

/** A statement of a function body; a string is one whole statement on one line. */
export type BodySyntax =
  | string
  | { readonly kind: "return"; readonly expression: ExpressionSyntax }
  | { readonly kind: "expression"; readonly expression: ExpressionSyntax }
  | { readonly kind: "const"; readonly name: string; readonly value: ExpressionSyntax }
  | { readonly kind: "assignment"; readonly target: string; readonly value: ExpressionSyntax };

/** `name`, or `name<…>` where there are arguments. */
export function reference(name: string, ...typeArguments: readonly TypeSyntax[]): TypeSyntax {
  return typeArguments.length === 0 ? name : { kind: "reference", name, typeArguments };
}

/** The union of the members in order; nested unions are flattened, repeated texts are dropped. */
export function union(...members: readonly TypeSyntax[]): TypeSyntax {
  return combine("union", members) ?? "never";
}

/** The intersection of the members in order; nested ones are flattened. */
export function intersection(...members: readonly TypeSyntax[]): TypeSyntax {
  return combine("intersection", members) ?? "unknown";
}

function combine(
  kind: "union" | "intersection",
  members: readonly TypeSyntax[],
): TypeSyntax | undefined {
  const flat = members.flatMap((member) =>
    typeof member === "object" && member.kind === kind ? member.members : [member],
  );
  const distinct = flat.filter(
    (member, index) => typeof member !== "string" || flat.indexOf(member) === index,
  );
  return distinct.length > 1 ? { kind, members: distinct } : distinct[0];
}

export function arrayOf(element: TypeSyntax): TypeSyntax {
  return { kind: "array", element };
}

export function objectType(members: readonly MemberSyntax[]): TypeSyntax {
  return { kind: "object", members };
}

export function property(name: string, type: TypeSyntax): PropertySyntax {
  return { kind: "property", name, modifier: "required", readonly: false, type, docs: [] };
}

export function optionalProperty(name: string, type: TypeSyntax): PropertySyntax {
  return { ...property(name, type), modifier: "optional" };
}

export function signature(
  parameters: readonly ParameterSyntax[],
  returnType: TypeSyntax | undefined,
): SignatureSyntax {
  return { typeParameters: [], parameters, returnType };
}

export function parameter(name: string, type: TypeSyntax | undefined): ParameterSyntax {
  return { name, modifier: "required", type, initializer: undefined };
}

export function optionalParameter(name: string, type: TypeSyntax): ParameterSyntax {
  return { ...parameter(name, type), modifier: "optional" };
}

export function defaultedParameter(
  name: string,
  type: TypeSyntax | undefined,
  initializer: ExpressionSyntax,
): ParameterSyntax {
  return { ...parameter(name, type), initializer };
}

/** `name extends constraint`; `undefined` for no constraint. */
export function typeParameter(
  name: string,
  constraint: TypeSyntax | undefined,
): TypeParameterSyntax {
  return { name, constraint, default: undefined };
}

/** A function that gives the value of a constant, which may be declared later. */
export function lazy(name: string): ExpressionSyntax {
  return { kind: "lazy", name };
}

/** An object literal with one entry per line. */
export function objectLiteral(entries: readonly EntrySyntax[]): ExpressionSyntax {
  return { kind: "object", layout: "expanded", entries };
}

/** An object literal on one line where it fits. */
export function inlineObject(entries: readonly EntrySyntax[]): ExpressionSyntax {
  return { kind: "object", layout: "fitted", entries };
}

export function entry(key: string, value: ExpressionSyntax): PropertyEntrySyntax {
  return { kind: "entry", key, value, docs: [] };
}

export function call(
  callee: string,
  ...callArguments: readonly ExpressionSyntax[]
): ExpressionSyntax {
  return { kind: "call", callee, typeArguments: [], arguments: callArguments };
}

export function arrayLiteral(elements: readonly ExpressionSyntax[]): ExpressionSyntax {
  return { kind: "array", elements };
}

export function satisfying(expression: ExpressionSyntax, type: TypeSyntax): ExpressionSyntax {
  return { kind: "assertion", expression, operator: "satisfies", type };
}

export function asConst(expression: ExpressionSyntax): ExpressionSyntax {
  return { kind: "assertion", expression, operator: "as", type: "const" };
}
