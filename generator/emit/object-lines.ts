/** Object types of any depth as lines: what is by itself on a line needs no layout engine. */
import { fittingText, memberHead } from "./layout-flat.js";
import { memberTypeText } from "./layout.js";
import { commentLines } from "./layout-text.js";
import { tabWidth } from "./layout-settings.js";
import type { MemberSyntax, PropertySyntax, IndexSyntax, TypeSyntax } from "./syntax.js";

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
  const type = typeLines(head, member.type, indentation);
  return `${comments}${margin}${head}:${type.startsWith("\n") ? "" : " "}${type};\n`;
}

function typeLines(head: string, type: TypeSyntax, indentation: number): string {
  // Names and literals do not break, however long they are.
  if (typeof type === "string") return type;
  if (type.kind === "object" && type.members.every(isData)) {
    return fittingText({ head, type, indentation }) ?? objectLines(type.members, indentation);
  }
  return memberTypeText({ head, type, indentation });
}

function isData(member: MemberSyntax): member is DataMemberSyntax {
  return member.kind !== "method";
}
