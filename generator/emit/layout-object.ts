/** Object types and their members as documents of Prettier's layout engine. */
import { builders, type builders as Builders } from "prettier/doc";
import { memberHead } from "./layout-flat.js";
import { signatureParts } from "./layout-signature.js";
import { commentDoc, keyDoc } from "./layout-text.js";
import { typeDoc } from "./layout-type.js";
import type {
  IndexSyntax,
  MemberSyntax,
  MethodSyntax,
  ObjectTypeSyntax,
  PropertySyntax,
  TypeSyntax,
} from "./syntax.js";

type Doc = Builders.Doc;
const { group, ifBreak, indent, join, line, softline } = builders;

/**
 * An object type. Prettier keeps one as its author broke it; ours break as soon as there is much to
 * read.
 */
export function objectTypeDoc(type: ObjectTypeSyntax): Doc {
  const isExpanded = type.members.length > 1 || type.members.some(hasDocs);
  return group(objectTypeContents(type), { shouldBreak: isExpanded });
}

/** An object type without its group: it breaks with what holds it, as an only parameter does. */
export function objectTypeContents({ members }: ObjectTypeSyntax): Doc {
  if (members.length === 0) return "{}";
  const docs = members.map((member) => memberDoc(member));
  return ["{", indent([line, join([";", line], docs), ifBreak(";")]), line, "}"];
}

export function hasDocs(member: MemberSyntax): boolean {
  return member.kind !== "index" && member.docs.length > 0;
}

/** One member of an object type, with its comment and without its semicolon. */
function memberDoc(member: MemberSyntax): Doc {
  switch (member.kind) {
    case "property":
      return [commentDoc(member.docs), propertyDoc(member)];
    case "index":
      return indexDoc(member, "");
    case "method":
      return [commentDoc(member.docs), methodDoc(member)];
  }
  return member satisfies never;
}

function propertyDoc(property: PropertySyntax): Doc {
  return group([memberHead(property), ": ", typeDoc(property.type, "annotation")]);
}

/** `[key: string]: type`, with a mark around each of its pieces. */
export function indexDoc({ key: keyType, type }: IndexSyntax, mark: string): Doc {
  const key = group([indent([softline, "key", mark, ": ", mark, keyType]), softline]);
  return group(["[", mark, key, mark, "]: ", mark, typeDoc(type, "annotation"), mark]);
}

function methodDoc(method: MethodSyntax): Doc {
  const { typeParameters, groupedParameters, returnType } = signatureParts(method.signature, ": ");
  return group([keyDoc(method.name), typeParameters, groupedParameters, group(returnType)]);
}

/** An object literal type; Prettier hugs these and nothing else. */
export function isObject(type: TypeSyntax): type is ObjectTypeSyntax {
  return typeof type === "object" && type.kind === "object";
}
