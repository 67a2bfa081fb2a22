// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of query parameters whose form OpenAPI defines (run-time table 3.1). */
import { flatten } from "./flatten.js";
import { toJson } from "./json.js";
import { reservedValues } from "./reserved.js";
import type { QueryEncoder } from "./types.js";
import { isAbsent, isComposite, members, pair, percentEncode, scalar } from "./values.js";

/** `style: form`, `explode: true`: `color=blue&color=black`, `R=100&G=200`. The default. */
export const form: QueryEncoder = (name, value) => {
  const given = value ?? [];
  if (!isComposite(given)) return [pair(name, scalar(name, given))];
  return members(given).map(([key, member]) =>
    pair(Array.isArray(given) ? name : key, scalar(name, member)),
  );
};

/** `style: form`, `explode: false`: `color=blue,black`, `color=R,100,G,200`. */
export const formJoined: QueryEncoder = (name, value) => joined(name, value, ",");

/** `style: spaceDelimited`: `color=blue%20black`. Refuses values that contain a space. */
export const spaceDelimited: QueryEncoder = (name, value) => joined(name, value, "%20");

/** `style: pipeDelimited`: `color=blue%7Cblack`. Refuses values that contain a pipe. */
export const pipeDelimited: QueryEncoder = (name, value) => joined(name, value, "%7C");

/** `content: application/json`: `color=%7B%22R%22%3A100%7D`. */
export const jsonContent: QueryEncoder = (name, value) => {
  const empty = isAbsent(value) || (isComposite(value) && members(value).length === 0);
  const json = empty ? undefined : toJson(value);
  return json === undefined ? [] : [pair(name, json)];
};

/**
 * `allowReserved: true`: reserved characters and percent triples of the value pass unchanged.
 *
 * `#`, `&` and `+` stay encoded all the same: they would change the structure of the URL.
 */
export function allowReserved(encoder: QueryEncoder): QueryEncoder {
  return reservedValues(encoder, /[#&+]/);
}

function joined(name: string, value: unknown, delimiter: string): readonly string[] {
  const texts = flatten(name, value, { encode: percentEncode, explode: false });
  // An encoded delimiter cannot be told from the same character in a value (rule 3.2.4).
  if (texts.length > 1 && texts.some((text) => text.includes(delimiter)) && delimiter !== ",") {
    throw new TypeError(`${name}: a value contains the delimiter`);
  }
  return texts.length === 0 ? [] : [`${percentEncode(name)}=${texts.join(delimiter)}`];
}
