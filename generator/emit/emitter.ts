/**
 * What an emitter is: model and scope in, statement structures out.
 *
 * Enters: one `ApiModel` or `ResourceModel` with final names, and the `Scope` of the planned file.
 * Leaves: ts-morph structures whose text is already in Prettier's layout (`structures.ts` makes
 * them). Emitters hold no state and do no I/O.
 */
import type { ImportDeclarationStructure, StatementStructures } from "ts-morph";
import type { ApiModel, ResourceModel } from "../ir/model.js";
import type { DocsModel, ObjectTypeModel, TypeModel } from "../ir/type-model.js";
import type { CommentText, MemberSyntax, TypeSyntax } from "./syntax.js";

/** A file of the output: its path below the output directory, with `/`, and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What a planned name stands for: `both` is a const object and a type of the same name.
 * Decides whether an import of it can be type-only.
 */
export type PlannedKind = "type" | "value" | "both";

/** A top-level name of a planned file; names that are not exported only guard against clashes. */
export interface PlannedName {
  readonly name: string;
  readonly kind: PlannedKind;
  readonly exported: boolean;
}

/** A package, or a file of the output below its folder. */
export type ImportSource = { readonly package: string } | { readonly path: string };

/** A file before its text exists: where it will be and what it will declare. */
export interface FilePlan {
  /** Below the output directory, with `/`: `ticketing/users/operations.ts`. */
  readonly path: string;
  /** The emitter that writes it. */
  readonly emitter: string;
  readonly names: readonly PlannedName[];
  /** It imports a library, so no index exports it, and its names are its own affair. */
  readonly companion?: true;
}

/** Emits one file per API. */
export interface ApiEmitter {
  readonly scope: "api";
  /** Name of the file in the folder of the API. */
  readonly file: string;
  /** See {@link FilePlan.companion}. */
  readonly companion?: true;
  /** Every top-level name of the file; the file is planned where there is one. */
  readonly names: (api: ApiModel) => readonly PlannedName[];
  readonly emit: (api: ApiModel, scope: Scope) => readonly StatementStructures[];
}

/** Emits one file per resource. */
export interface ResourceEmitter {
  readonly scope: "resource";
  /** Name of the file in the folder of the resource. */
  readonly file: string;
  /** See {@link FilePlan.companion}. */
  readonly companion?: true;
  /** Every top-level name of the file; the file is planned where there is one. */
  readonly names: (resource: ResourceModel, api: ApiModel) => readonly PlannedName[];
  readonly emit: (resource: ResourceModel, scope: Scope) => readonly StatementStructures[];
}

export type Emitter = ApiEmitter | ResourceEmitter;

/**
 * The names that one planned file can use. Asking for a name is what imports it; the answer is how
 * it is written in this file.
 */
export interface Scope {
  readonly api: ApiModel;
  readonly file: FilePlan;
  /** All planned files of the API, this one included. */
  readonly files: readonly FilePlan[];

  /** The type of a model; declarations it mentions are imported. */
  readonly type: (model: TypeModel) => TypeSyntax;
  /** The same for arguments: optional properties also take an explicit `undefined`. */
  readonly argumentType: (model: TypeModel) => TypeSyntax;

  /** The same for the type alias of a declaration, which may refer to itself. */
  readonly aliasedType: (model: TypeModel) => TypeSyntax;
  /** The members of an object type, with their documentation; for interfaces. */
  readonly members: (model: ObjectTypeModel) => readonly MemberSyntax[];

  /** A value of another planned file (or of this one): a constant, function, class or enumeration. */
  readonly name: (name: string) => string;
  /** A type of another planned file (or of this one). */
  readonly typeName: (name: string) => string;
  /** A value of the run-time; renamed where the API declares the same name. */
  readonly runtime: (name: string) => string;
  /** A type of the run-time; renamed where the API declares the same name. */
  readonly runtimeType: (name: string) => string;
  /** A value of a library, or of a module of the run-time that its index leaves out. */
  readonly imported: (name: string, from: ImportSource) => string;
  /** A type of such a module. */
  readonly importedType: (name: string, from: ImportSource) => string;

  /** The text of a documentation comment: none, or one. */
  readonly docs: (docs: DocsModel) => CommentText[];
  /** How this file imports a file of the output: `../models.js`. */
  readonly specifier: (path: string) => string;
  /** The imports for everything asked so far, sorted; call it last. */
  readonly imports: () => ImportDeclarationStructure[];
}
