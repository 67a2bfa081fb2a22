/** Types of any depth as lines: what breaks for certain, or fits, needs no layout engine. */
import {
  fittingText,
  flatText,
  isOperand,
  isPlain,
  memberHead,
  type MemberLayout,
} from "./layout-flat.js";
import { hasDocs, isObject } from "./layout-object.js";
import { hugsUnion } from "./layout-type.js";
import { indexLines, memberTypeText } from "./layout.js";
import { commentLines } from "./layout-text.js";
import { printWidth, tabWidth } from "./layout-settings.js";
import type { IndexSyntax, MemberSyntax, PropertySyntax, TypeSyntax } from "./syntax.js";

/** A member that is data: what interfaces of documents consist of. */
export type DataMemberSyntax = PropertySyntax | IndexSyntax;

/** `{`, the members with their comments, one per line or more, and `}`. */
export function objectLines(members: readonly DataMemberSyntax[], indentation = 0): string {
  if (members.length === 0) return "{}";
  const lines = members.map((member) => memberLines(member, indentation + tabWidth));
  return `{\n${lines.join("")}${" ".repeat(indentation)}}`;
}

function memberLines(member: DataMemberSyntax, indentation: number): string {
  const margin = " ".repeat(indentation);
  const head = memberHead(member);
  const docs = member.kind === "property" ? member.docs.flatMap(commentLines) : [];
  const comments = docs.map((line) => `${margin}${line}\n`).join("");
  const type = typeLines({ head, type: member.type, indentation });
  const [first = ""] = type.split("\n", 1);
  if (member.kind === "index" && !fitsLine(`\n${margin}${head}: ${first};`)) {
    return `${margin}${indexLines(member, indentation)}\n`;
  }
  return `${comments}${margin}${head}:${type.startsWith("\n") ? "" : " "}${type};\n`;
}

/** The type of a member, behind `head`: over as many lines as it needs. */
export function typeLines(member: MemberLayout): string {
  const { head, type, indentation } = member;
  // Names and literals do not break, however long they are.
  if (typeof type === "string") return type;
  const isBroken = isExpanded(type) || isPlain(head);
  return (
    fittingText(member) ??
    (isBroken ? brokenText(type, indentation) : undefined) ??
    memberTypeText(member)
  );
}

/**
 * A type that does not fit where it stands, over several lines; `undefined` where that is for the
 * engine to say.
 */
function brokenText(type: TypeSyntax, indentation: number): string | undefined {
  if (typeof type === "string") return type;
  if (!isExpanded(type) && !isPlain(flatText(type))) return undefined;
  if (type.kind === "array") return arrayLines(type.element, indentation);
  if (type.kind === "union") return unionLines(type.members, indentation, ";");
  if (type.kind !== "object" || !type.members.every(isData)) return undefined;
  return objectLines(type.members, indentation);
}

/** An array of an object or of a union. */
function arrayLines(element: TypeSyntax, indentation: number): string | undefined {
  if (isObject(element)) return joined([brokenText(element, indentation), "[]"]);
  if (typeof element === "string" || element.kind !== "union") return undefined;
  const text = unionLines(element.members, indentation, "");
  const end = text?.startsWith("\n") === true ? `\n${" ".repeat(indentation)})[]` : ")[]";
  return joined(["(", text, end]);
}

/** A union: beside an object, on the next line, or on a line and more for each of its members. */
function unionLines(
  members: readonly TypeSyntax[],
  indentation: number,
  tail: ";" | "",
): string | undefined {
  if (hugsUnion(members)) {
    return joined(
      members.map((member) => brokenText(member, indentation)),
      " | ",
    );
  }
  const margin = `\n${" ".repeat(indentation + tabWidth)}`;
  const flat = flatText({ kind: "union", members });
  if (flat !== undefined && fitsLine(`${margin}${flat}${tail}`)) return `${margin}${flat}`;
  if (!members.some(isExpanded) && !isPlain(flat)) return undefined;
  const texts = members.map((member) => {
    const text = isOperand(member) ? flatText(member) : undefined;
    const fits = text !== undefined && fitsLine(`${margin}| ${text}${tail}`);
    return fits ? text : brokenText(member, indentation + 2 * tabWidth);
  });
  return joined(["", joined(texts, `${margin}| `)], `${margin}| `);
}

/** Texts as one, where none of them is missing. */
function joined(texts: readonly (string | undefined)[], separator = ""): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join(separator);
}

/** Whether what follows a line break is no wider than a line can be. */
function fitsLine(text: string): boolean {
  return text.length - 1 <= printWidth && isPlain(text.slice(1));
}

/** Whether a type breaks wherever it stands. */
function isExpanded(type: TypeSyntax): boolean {
  if (typeof type === "string") return false;
  if (type.kind === "array") return isExpanded(type.element);
  if (type.kind === "object") return type.members.length > 1 || type.members.some(isExpandedMember);
  return (type.kind === "union" || type.kind === "intersection") && type.members.some(isExpanded);
}

function isExpandedMember(member: MemberSyntax): boolean {
  return hasDocs(member) || (isData(member) && isExpanded(member.type));
}

function isData(member: MemberSyntax): member is DataMemberSyntax {
  return member.kind !== "method";
}
