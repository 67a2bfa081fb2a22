// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** How single values become text, whatever their place in a request (run-time rules 3.2). */

/** `undefined` and `null` are left out of a request. */
export function isAbsent(value: unknown): value is null | undefined {
  return !isPresent(value);
}

/** An array, or an object with members; a `Date` and whatever else has `toJSON` is a scalar. */
export function isComposite(value: unknown): value is object {
  return typeof value === "object" && value !== null && !("toJSON" in value);
}

/** Neither `undefined` nor `null`. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The members that are sent: keys of an object, or indices of an array without its gaps. */
export function members(value: object): [key: string, member: unknown][] {
  const present = Array.isArray(value) ? value.filter(isPresent) : value;
  return Object.entries(present).filter(([, member]) => isPresent(member));
}

/**
 * Text of a scalar: dates as RFC 3339 in UTC, numbers in shortest form.
 *
 * @throws TypeError for what has no text: `NaN`, infinities, functions, invalid dates, nesting.
 */
export function scalar(name: string, value: unknown): string {
  return plainText(name, toPlain(value));
}

/** Text of a scalar without `toJSON`. Throws as {@link scalar} does. */
export function plainText(name: string, plain: unknown): string {
  // Strings, booleans and bigints; numbers that end with a digit, as `NaN` and `Infinity` do not.
  if (/^([sb]|n.*\d$)/.test(typeof plain + (plain as string))) return `${plain as number}`;
  throw new TypeError(name + " cannot be sent");
}

/**
 * Percent-encodes everything but the unreserved characters of RFC 3986. Half a surrogate pair
 * becomes U+FFFD, as in every `URL`.
 */
export function percentEncode(text: string): string {
  return pair("", text).slice(1);
}

/** One encoded pair of a query. */
export function pair(name: string, text: string): string {
  // Forms write three characters in a way of their own.
  return `${new URLSearchParams({ [name]: text })}`
    .replaceAll("+", "%20")
    .replaceAll("*", "%2A")
    .replaceAll("%7E", "~");
}

/** What a value wants to be in text: dates and others with `toJSON` say so themselves. */
export function toPlain(value: unknown): unknown {
  const object = value as { toJSON?: () => unknown } | null | undefined;
  return object?.toJSON ? object.toJSON() : value;
}
