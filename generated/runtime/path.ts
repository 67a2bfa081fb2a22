// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of path parameters (run-time table 3.1). */
import { flatten } from "./flatten.js";
import { toJson } from "./json.js";
import type { PathEncoder, PathWriter } from "./types.js";
import { isComposite, percentEncode } from "./values.js";

/** `style: simple`, `explode: false`: `blue,black`, `R,100,G,200`. The default. */
export const simple: PathEncoder = (name, value) => notEmpty(name, texts(name, value).join());

/** `style: simple`, `explode: true`: `blue,black`, `R=100,G=200`. */
export const simpleExploded: PathEncoder = (name, value) =>
  notEmpty(name, texts(name, value, true).join());

/** `style: label`, `explode: false`: `.blue,black`, `.R,100,G,200`. */
export const label: PathEncoder = (name, value) => `.${texts(name, value).join()}`;

/** `style: label`, `explode: true`: `.blue.black`, `.R=100.G=200`. */
export const labelExploded: PathEncoder = (name, value) => `.${texts(name, value, true).join(".")}`;

/** `style: matrix`, `explode: false`: `;color=blue,black`, `;color=R,100,G,200`. */
export const matrix: PathEncoder = (name, value) => matrixPair(name, texts(name, value).join());

/** `style: matrix`, `explode: true`: `;color=blue;color=black`, `;R=100;G=200`. */
export const matrixExploded: PathEncoder = (name, value) => {
  const named = isComposite(value) && !Array.isArray(value);
  return texts(name, value, true)
    .map((text) => (named ? `;${text}` : matrixPair(name, text)))
    .join("");
};

/** `content: application/json`. */
export const jsonContentPath: PathEncoder = (name, value) =>
  notEmpty(name, percentEncode(toJson(value) ?? ""));

/**
 * Fills in path templates, each parameter in its own way.
 *
 * @throws TypeError for a value that is missing, empty, `.` or `..`.
 */
export function pathOf(encoders: Readonly<Record<string, PathEncoder>>): PathWriter {
  return (template, values = {}) => {
    const path = template.replace(
      /\{([^}]*)\}/g,
      (_, name: string) => encoders[name]?.(name, (values as Values)[name]) ?? "",
    );
    if (hasDotSegment(path)) {
      throw new TypeError(`${template}: a path parameter is "." or ".."`);
    }
    return path;
  };
}

type Values = Readonly<Record<string, unknown>>;

/** URL parsers drop dot segments, encoded ones too, and some servers decode twice. */
export function hasDotSegment(path: string): boolean {
  return /\/(\.|%(25)*2e){1,2}(\/|$)/i.test(path);
}

function texts(name: string, value: unknown, explode = false): string[] {
  const all = flatten(name, value, { encode: percentEncode, explode });
  return all.length === 0 ? [notEmpty(name, "")] : all;
}

function matrixPair(name: string, text: string): string {
  return text === "" ? `;${percentEncode(name)}` : `;${percentEncode(name)}=${text}`;
}

function notEmpty(name: string, text: string): string {
  if (text === "") throw new TypeError(`path parameter ${name} is missing or empty`);
  return text;
}
