// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of header parameters (run-time table 3.1), and the one place that sets a header. */
import { flatten } from "./flatten.js";
import { toJson } from "./json.js";
import { ConfigError } from "./sdk-error.js";
import type { HeaderEncoder, HeaderWriter } from "./types.js";

/** `style: simple`, `explode: false`: `blue,black`, `R,100,G,200`. The default. */
export const headerSimple: HeaderEncoder = (name, value) => fieldValue(name, value, false);

/** `style: simple`, `explode: true`: `blue,black`, `R=100,G=200`. */
export const headerSimpleExploded: HeaderEncoder = (name, value) => fieldValue(name, value, true);

/** `content: application/json`. */
export const jsonContentHeader: HeaderEncoder = (_name, value) =>
  value === null ? undefined : toJson(value);

function fieldValue(name: string, value: unknown, explode: boolean): string | undefined {
  const texts = flatten(name, value, { encode: (text) => text, explode });
  return texts.length === 0 ? undefined : texts.join();
}

/** Writes header parameters, each in its own way; some headers are none (rule 3.2.6). */
export function headersOf(encoders: Readonly<Record<string, HeaderEncoder>>): HeaderWriter {
  return (values = {}) =>
    Object.fromEntries(
      Object.entries(encoders)
        .filter(([name]) => !/^(accept|content-type|authorization)$/i.test(name))
        .map(([name, encode]) => [
          name,
          encode(name, (values as Readonly<Record<string, unknown>>)[name]),
        ]),
    );
}

/**
 * Sets one header, or removes it when the value is `null`; `undefined` keeps what is there.
 *
 * @throws ConfigError for what a header cannot hold. It never quotes the value: it may be secret.
 */
export function setHeader(headers: Headers, name: string, value: string | null | undefined): void {
  if (value === undefined) return;
  // Platforms differ in what they trim, encode and let through.
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t -~\x80-\xff]/.test(value ?? "")) {
    throw new ConfigError(`header ${JSON.stringify(name)} has an invalid name or value`);
  }
  if (value === null) headers.delete(name);
  else headers.set(name, value);
}
