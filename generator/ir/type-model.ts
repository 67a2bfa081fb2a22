/**
 * Types, before they are text. Part of the intermediate representation (`model.ts`), whose rules
 * hold here too: total, readonly, in document order, JSON-serializable.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";

/** A JSON value as a document holds it. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a documentation comment is made of. Text is the document's own, unescaped. */
export interface DocsModel {
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly default: JsonValue | undefined;
  readonly examples: readonly JsonValue[];
  /** `x-loom-support` of the element, in words. */
  readonly support: SupportModel | undefined;
  readonly externalDocs:
    { readonly url: string; readonly description: string | undefined } | undefined;
}

/** How many and which providers support an element. Documentation only: it never narrows a type. */
export interface SupportModel {
  readonly integrations: number | undefined;
  readonly required: number | undefined;
  readonly names: readonly string[];
  readonly requiredBy: readonly string[];
  readonly notes: readonly string[];
}

/**
 * A TypeScript type, before it is text.
 *
 * Closed on purpose: a JSON Schema keyword that has no place here is a diagnostic, never a silent
 * `any`. Emitters switch on `kind` and end in `satisfies never`.
 */
export type TypeModel =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | ConvertedTypeModel
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "reference"; readonly declaration: string; readonly variant: Variant }
  | { readonly kind: "array"; readonly items: TypeModel }
  | TupleTypeModel
  | ObjectTypeModel
  | { readonly kind: "record"; readonly values: TypeModel }
  | UnionTypeModel
  | { readonly kind: "intersection"; readonly members: readonly TypeModel[] }
  | { readonly kind: "unknown" }
  | { readonly kind: "never" };

/**
 * `binary` is a `Blob` in requests and responses, `formData` is `FormData`; `bigint` and `date` are
 * arguments only;
 * `object` any object or list; `present` any value but `null`.
 */
export type PrimitiveName =
  | "string"
  | "number"
  | "bigint"
  | "boolean"
  | "null"
  | "binary"
  | "formData"
  | "date"
  | "object"
  | "present";

/** A format that is another type in programs than in JSON: a number as `bigint`, text as `Date`. */
export interface ConvertedTypeModel {
  readonly kind: "converted";
  readonly name: "bigint" | "date";
  /** The schema that says so. */
  readonly origin: JsonPointer;
}

/** A fixed-length head, then `rest` for what follows (`undefined`: nothing may follow). */
export interface TupleTypeModel {
  readonly kind: "tuple";
  readonly items: readonly { readonly type: TypeModel; readonly optional: boolean }[];
  readonly rest: TypeModel | undefined;
}

/**
 * Named properties, then those whose names follow a pattern; `others` is the type of all others
 * where the schema declares one, and `rest` is that of the index signature, which has to admit the
 * named ones, too.
 */
export interface ObjectTypeModel {
  readonly kind: "object";
  readonly properties: readonly PropertyModel[];
  readonly patterns: readonly PatternModel[];
  readonly others: TypeModel | undefined;
  readonly rest: TypeModel | undefined;
}

/** All names that begin and end with given texts. */
export interface NamePattern {
  readonly prefix: string;
  readonly suffix: string;
}

/** The type of properties whose names follow a pattern. */
export interface PatternModel extends NamePattern {
  readonly type: TypeModel;
}

/** `open`: members are the known ones of a set the server may extend. */
export interface UnionTypeModel {
  readonly kind: "union";
  readonly members: readonly TypeModel[];
  readonly open: boolean;
}

export interface PropertyModel {
  /** Name on the wire; may be any string. */
  readonly name: string;
  readonly type: TypeModel;
  readonly optional: boolean;
  readonly readonly: boolean;
  readonly docs: DocsModel;
  readonly origin: JsonPointer;
}

/** Which side of the wire a type describes; they differ where `readOnly` or `writeOnly` occurs. */
export type Variant = "read" | "write";

/** A named type of the API's `models.ts`. */
export interface TypeDeclaration {
  readonly name: string;
  readonly docs: DocsModel;
  readonly origin: JsonPointer;
  /** What responses hold. */
  readonly read: TypeModel;
  /** What requests take, under `writeName`; `undefined` where it equals `read`. */
  readonly write: { readonly name: string; readonly type: TypeModel } | undefined;
  /** Set where the declaration is an enumeration: it is then a const object and a union. */
  readonly enum: EnumModel | undefined;
}

/** A const object of named values and the union of them. */
export interface EnumModel {
  readonly name: string;
  readonly docs: DocsModel;
  readonly members: readonly EnumMemberModel[];
  /** Unknown values are possible: the union also takes any other value of the members' type. */
  readonly open: boolean;
  readonly origin: JsonPointer;
}

export interface EnumMemberModel {
  /** A valid identifier, unique in the enumeration. */
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly docs: DocsModel;
  /** The value, or what it names: a property, a parameter. */
  readonly origin: JsonPointer;
}
