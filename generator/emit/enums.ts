/** Enumerations: a const object of named values, and the union of them under the same name. */
import type { StatementStructures } from "ts-morph";
import type { EnumModel } from "../ir/type-model.js";
import { literalSyntax } from "./layout-text.js";
import type { Scope } from "./emitter.js";
import { constStructure, exported, typeAliasStructure } from "./structures.js";
import { asConst, entry, objectLiteral, union, type TypeSyntax } from "./syntax.js";
import { otherValues } from "./type-text.js";

/** The const object and the union type of an enumeration. */
export function enumDeclarations(model: EnumModel, scope: Scope): readonly StatementStructures[] {
  const declared = exported(model.name, scope.docs(model.docs));
  const entries = model.members.map(({ name, value, docs }) => ({
    ...entry(name, literalSyntax(value)),
    docs: scope.docs(docs),
  }));
  return [
    constStructure(declared, asConst(objectLiteral(entries))),
    typeAliasStructure(declared, unionOf(model)),
  ];
}

function unionOf({ name, members, open }: EnumModel): TypeSyntax {
  const object: TypeSyntax = { kind: "operator", operator: "typeof", operand: name };
  const known: TypeSyntax = {
    kind: "indexed",
    object,
    index: { kind: "operator", operator: "keyof", operand: object },
  };
  if (!open) return known;
  const kinds = members.map(({ value }) => typeof value);
  const others = ["string", "number"].filter((kind) => kinds.some((other) => other === kind));
  return union(known, ...(others.length === 0 ? ["string"] : others).map(otherValues));
}
