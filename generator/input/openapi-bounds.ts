/** Keywords that bound single values. Part of the decoded document; the rules of `openapi.ts` hold. */

/** What a schema says about values beyond their type. Types have none of it, and samples need it. */
export interface BoundsObject {
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** A number whatever the version; 3.0 writes a flag beside `minimum`. */
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
  readonly multipleOf: number | undefined;
  readonly uniqueItems: boolean;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
}
