/**
 * Types on one line, for all those that fit there: what the layout engine would print, without the
 * engine. `test/unit/emit/layout.test.ts` has Prettier confirm it.
 */
import { printWidth } from "./layout-settings.js";
import { keyDoc } from "./layout-text.js";
import type { MemberSyntax, ObjectTypeSyntax, TypeSyntax } from "./syntax.js";

/** A member of an object type, as far as its type: `head` is `readonly emails?`. */
export interface MemberLayout {
  readonly head: string;
  readonly type: TypeSyntax;
  readonly indentation: number;
}

/** The type of a member where all of the member fits on one line for certain. */
export function fittingText({ head, type, indentation }: MemberLayout): string | undefined {
  const flat = flatText(type);
  const line = `${head}: ${flat};`;
  return indentation + line.length <= printWidth && isPlain(line) ? flat : undefined;
}

/** Whether a text is in ASCII, beyond which characters may be two columns wide. */
export function isPlain(text: string | undefined): text is string {
  return text !== undefined && /^[ -~]*$/u.test(text);
}

/** A type on one line; `undefined` where it has to break, or where that is not for us to say. */
export function flatText(type: TypeSyntax): string | undefined {
  if (typeof type === "string") return type;
  if (type.kind === "object") return objectText(type);
  if (type.kind !== "reference") return isOperation(type) ? operationText(type) : undefined;
  return listText(type.typeArguments, (texts) => `${type.name}<${texts.join(", ")}>`);
}

/** Types of which the parts stand beside operators. */
type OperationSyntax = Extract<
  TypeSyntax,
  { kind: "union" | "intersection" | "array" | "indexed" }
>;

function isOperation(type: Exclude<TypeSyntax, string>): type is OperationSyntax {
  return ["union", "intersection", "array", "indexed"].includes(type.kind);
}

function operationText(type: OperationSyntax): string | undefined {
  switch (type.kind) {
    case "union":
      return operandsText(type.members, (texts) => texts.join(" | "));
    case "intersection":
      return operandsText(type.members, (texts) => texts.join(" & "));
    case "array":
      return operandsText([type.element], ([text = ""]) => `${text}[]`);
    case "indexed": {
      const index = flatText(type.index);
      const combine = ([text = ""]: readonly string[]) => `${text}[${index}]`;
      return index === undefined ? undefined : operandsText([type.object], combine);
    }
  }
  return type satisfies never;
}

/** Types beside operators, none of which needs parentheses there. */
function operandsText(
  types: readonly TypeSyntax[],
  combine: (texts: readonly string[]) => string,
): string | undefined {
  return types.every(isOperand) ? listText(types, combine) : undefined;
}

/** The texts of all types as one, where they all have one. */
function listText(
  types: readonly TypeSyntax[],
  combine: (texts: readonly string[]) => string,
): string | undefined {
  const texts: string[] = [];
  for (const type of types) {
    const text = flatText(type);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return combine(texts);
}

/** Whether a type needs no parentheses beside an operator. */
export function isOperand(type: TypeSyntax): boolean {
  return typeof type === "string" || (type.kind !== "union" && type.kind !== "intersection");
}

function objectText({ members }: ObjectTypeSyntax): string | undefined {
  const [only] = members;
  if (only === undefined) return "{}";
  if (members.length > 1 || only.kind === "method") return undefined;
  if (only.kind === "property" && only.docs.length > 0) return undefined;
  const type = flatText(only.type);
  return type === undefined ? undefined : `{ ${memberHead(only)}: ${type} }`;
}

/** All of a property or index signature that stands before the colon of its type. */
export function memberHead(member: Exclude<MemberSyntax, { kind: "method" }>): string {
  if (member.kind === "index") return `[key: ${member.key}]`;
  const readonly = member.readonly ? "readonly " : "";
  const optional = member.modifier === "optional" ? "?" : "";
  const key = member.numeric === true ? member.name : keyDoc(member.name);
  return `${readonly}${key}${optional}`;
}
