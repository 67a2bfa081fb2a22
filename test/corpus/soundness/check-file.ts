/** TypeScript files that assign values to types, a line each. */

/** Assigns a value to a type; `tsc` says whether it may. */
export interface Check {
  readonly type: string;
  readonly value: unknown;
}

/**
 * `Open` takes a type as it is but for one rule: where all properties are optional, TypeScript wants
 * one of them in a value that is not empty. An index signature for symbols, which JSON has none of,
 * turns that rule off and admits nothing else. `json` gives the exact type of a literal, without the freshness of object literals: that would
 * forbid further properties, which open objects may have.
 */
const head = [
  `import type * as sdk from "./index.js";`,
  `type Exact<Value> = Value extends object ? { -readonly [Key in keyof Value]: Exact<Value[Key]> } : Value;`,
  `declare function json<const Value>(value: Value): Exact<Value>;`,
  `type At<Type, Key extends PropertyKey> = Type extends unknown ? (Key extends keyof Type ? Type[Key] : never) : never;`,
  `type Item<Type> = Type extends readonly (infer Element)[] ? Element : never;`,
  `type Argument<Builder, Index extends number> = Builder extends (...values: infer Values) => unknown ? Exclude<Values[Index], undefined> : never;`,
  `type Result<Builder> = Builder extends (...values: never) => sdk.ApiRequest<infer Body, infer _> ? Body : never;`,
  `type Failure<Errors, Status extends number> = Errors extends { readonly status: infer Own; readonly body: infer Body } ? (Status extends Own ? Body : never) : never;`,
  `type Open<Type> = Type extends string | number | boolean | null | undefined ? Type : Type extends readonly unknown[] ? { [Index in keyof Type]: Open<Type[Index]> } : unknown extends Type ? Type : { [Key in keyof Type]: Open<Type[Key]> } & { readonly [key: symbol]: unknown };`,
  "",
];

/** Line of the first check. */
export const firstLine: number = head.length + 1;

/** The text of a file of checks. */
export function checkFile(checks: readonly Check[]): string {
  const lines = checks.map(
    ({ type, value }, index) => `const check${index}: ${type} = json(${literal(value)});`,
  );
  return [...head, ...lines, "export {};", ""].join("\n");
}

/** JSON as an expression: `__proto__` would set the prototype, and a minus sign needs no care. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"__proto__":/gu, `["__proto__"]:`);
}
