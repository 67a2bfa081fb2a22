/** Emits `models.ts`: one interface, alias or enumeration for each declaration of an API. */
import type { StatementStructures } from "ts-morph";
import type { DocsModel, TypeDeclaration, TypeModel } from "../ir/type-model.js";
import type { ApiEmitter, PlannedName, Scope } from "./emitter.js";
import { enumDeclarations } from "./enums.js";
import { exported, interfaceStructure, typeAliasStructure } from "./structures.js";

/** Emits the named types of an API; what requests take follows what responses hold. */
export const modelsEmitter: ApiEmitter = {
  scope: "api",
  file: "models.ts",
  names: ({ declarations }) => declarations.flatMap(plannedNames),
  emit: ({ declarations }, scope) =>
    declarations.flatMap((declaration) => [
      ...readStatements(declaration, scope),
      ...writeStatements(declaration, scope),
    ]),
};

function plannedNames({ name, write, enum: model }: TypeDeclaration): readonly PlannedName[] {
  const kind = model === undefined ? "type" : "both";
  return [
    { name, kind, exported: true },
    ...(write === undefined ? [] : [{ name: write.name, kind: "type", exported: true } as const]),
  ];
}

function readStatements(
  declaration: TypeDeclaration,
  scope: Scope,
): readonly StatementStructures[] {
  const { name, read, docs, enum: model } = declaration;
  return model === undefined
    ? [typeStatement({ name, type: read, docs }, scope)]
    : enumDeclarations(model, scope);
}

function writeStatements(
  { name, write, docs }: TypeDeclaration,
  scope: Scope,
): readonly StatementStructures[] {
  if (write === undefined) return [];
  const note = `What requests take; responses hold \`${name}\`.`;
  const description = docs.description === undefined ? note : `${docs.description}\n\n${note}`;
  return [
    typeStatement({ name: write.name, type: write.type, docs: { ...docs, description } }, scope),
  ];
}

interface NamedType {
  readonly name: string;
  readonly type: TypeModel;
  readonly docs: DocsModel;
}

/** An interface for an object, for short hovers and named errors; an alias for all else. */
function typeStatement({ name, type, docs }: NamedType, scope: Scope): StatementStructures {
  const declared = exported(name, scope.docs(docs));
  return type.kind === "object"
    ? interfaceStructure(declared, { typeParameters: [], members: scope.members(type) })
    : typeAliasStructure(declared, scope.aliasedType(type));
}
