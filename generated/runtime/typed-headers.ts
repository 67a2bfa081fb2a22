// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Headers whose names and texts a document declares. Types only: they are ordinary `Headers`. */

/**
 * `Headers` that know the declared ones. What arrives is text, so a declared number is
 * `` `${number}` ``, ready for `Number()`; a header that may be missing is also `null`.
 */
export interface TypedHeaders<Declared> extends Headers {
  get<Name extends keyof Spelled<Declared>>(name: Name): HeaderText<Spelled<Declared>[Name]>;
  get(name: string): string | null;
}

/** The names as declared and in lower case, which are the same header. */
type Spelled<Declared> = Declared & {
  [Name in keyof Declared as Lowercase<Name & string>]: Declared[Name];
};

type HeaderText<Value> = undefined extends Value ? Exclude<Value, undefined> | null : Value;
