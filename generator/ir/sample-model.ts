/**
 * What responses hold, as far as values of it can be made: schemas with their parts merged. Part of
 * the intermediate representation; the rules of `model.ts` hold here.
 */
import type { JsonValue } from "./type-model.js";

/** All samples of one API. */
export interface SamplesModel {
  /** Of the declarations that responses lead to, in the order of the document. */
  readonly declarations: readonly DeclaredSample[];
  readonly operations: readonly OperationSamples[];
}

/** The sample of a declaration. */
export interface DeclaredSample {
  readonly declaration: string;
  readonly sample: SampleModel;
}

/** The samples of an operation, which is known by its function. */
export interface OperationSamples {
  readonly functionName: string;
  /** Successes first. */
  readonly responses: readonly ResponseSamples[];
}

export interface ResponseSamples {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly headers: readonly PropertySample[];
  readonly contents: readonly ContentSample[];
}

export interface ContentSample {
  readonly mediaType: string;
  /** Of a stream, one item. */
  readonly sample: SampleModel;
  /** Of the whole body, best first. */
  readonly examples: readonly JsonValue[];
}

/** A value of a schema; `examples` come first, and are not known to be valid. */
export type SampleModel =
  | { readonly kind: "reference"; readonly declaration: string }
  | { readonly kind: "values"; readonly values: readonly JsonValue[] }
  | { readonly kind: "never" }
  | TypedSampleModel
  | ChoiceSampleModel;

export type TypedSampleModel = WithExamples &
  (
    | { readonly kind: "any" | "boolean" | "null" }
    | StringSampleModel
    | NumberSampleModel
    | ArraySampleModel
    | ObjectSampleModel
  );

interface WithExamples {
  readonly examples: readonly JsonValue[];
  /** What the value must not be. */
  readonly not: readonly SampleModel[];
}

/** One of several; `exclusive`: a value of one of them must be none of the others. */
export interface ChoiceSampleModel {
  readonly kind: "choice";
  readonly exclusive: boolean;
  readonly members: readonly SampleModel[];
}

export interface StringSampleModel {
  readonly kind: "string";
  readonly format: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly patterns: readonly string[];
}

export interface NumberSampleModel {
  readonly kind: "number";
  readonly isInteger: boolean;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
  readonly multiplesOf: readonly number[];
}

export interface ArraySampleModel {
  readonly kind: "array";
  /** The first items. */
  readonly prefix: readonly SampleModel[];
  readonly items: SampleModel;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly isUnique: boolean;
}

export interface ObjectSampleModel {
  readonly kind: "object";
  readonly properties: readonly PropertySample[];
  /** Values of further properties; `never`: there are none. */
  readonly others: SampleModel;
  /** Names of further properties. */
  readonly names: SampleModel | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
}

export interface PropertySample {
  readonly name: string;
  readonly sample: SampleModel;
  readonly required: boolean;
}
