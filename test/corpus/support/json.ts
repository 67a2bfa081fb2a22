/** Typed access to JSON values of unknown shape, by JSON Pointer. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object itself, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Own members only: documents have keys such as `constructor`. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as JsonObject)[key]
    : undefined;
}

/** The value where it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function pointerTo(base: string, ...keys: readonly (string | number)[]): string {
  return (
    base + keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
  );
}

/** The value at a pointer, which may be percent-encoded as the fragment of a reference is. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => decoded(key).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(memberOf, document);
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** The pointer of a reference within the document; `undefined` where the value is none. */
export function referenceOf(value: unknown): string | undefined {
  const reference = memberOf(value, "$ref");
  return typeof reference === "string" && reference.startsWith("#/")
    ? reference.slice(1)
    : undefined;
}

/** The value behind any number of references, and where it stands. */
export function resolved(document: unknown, pointer: string): { value: unknown; pointer: string } {
  let current = pointer;
  for (let depth = 0; depth < 32; depth += 1) {
    const value = valueAt(document, current);
    const reference = referenceOf(value);
    if (reference === undefined) return { value, pointer: current };
    current = reference;
  }
  return { value: undefined, pointer: current };
}
