// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What samples are described with. Types only. */

/**
 * A value that can be made, in the words of JSON Schema; what a document says in several places is
 * one here. `Value` is what it is in programs.
 */
export interface Sample<Value = unknown> extends TextSample, NumberSample, ListSample {
  /** Absent: any value, or one that other members describe. */
  readonly type?: "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";
  /** Another sample, which may lead back to this one. */
  readonly ref?: () => Sample;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Sample[];
  /** A value of one of them must be none of the others. */
  readonly oneOf?: readonly Sample[];
  readonly not?: readonly Sample[];
  /** Taken before anything is made up, where they are valid. */
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Sample>>;
  readonly required?: readonly string[];
  /** `false`: no others; absent: others of any type, of which none are made. */
  readonly additionalProperties?: Sample | false;
  readonly propertyNames?: Sample;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** For the compiler only. */
  readonly value?: Value;
}

/** Limits of texts. */
export interface TextSample {
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly patterns?: readonly string[];
}

/** Limits of numbers. */
export interface NumberSample {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multiplesOf?: readonly number[];
}

/** Limits of lists. */
export interface ListSample {
  readonly prefixItems?: readonly Sample[];
  /** `false`: no others. */
  readonly items?: Sample | false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
}
