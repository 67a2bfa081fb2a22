/** The styles of OpenAPI parameters, read back as RFC 6570 and OpenAPI 3 define them. */
import type { Shape, TextTree } from "./text-tree.js";

/** How one parameter is written. */
export interface Style {
  readonly style: string;
  readonly explode: boolean;
  readonly shape: Shape;
}

/** The text of a parameter, as it arrived. */
export interface PlacedText {
  readonly name: string;
  readonly raw: string;
}

/** Reads the text that stands for `{name}` in a path, or the value of a header. */
export function parsePlaced(
  placed: PlacedText,
  style: Style,
  decode: (text: string) => string,
): TextTree {
  if (style.style === "matrix") return parseMatrix(placed, style, decode);
  const { raw } = placed;
  const isLabel = style.style === "label";
  const text = isLabel ? raw.replace(/^\./u, "") : raw;
  const separator = isLabel && style.explode ? "." : ",";
  return fromTexts(text.split(separator), style, decode);
}

function parseMatrix(
  { name, raw }: PlacedText,
  style: Style,
  decode: (text: string) => string,
): TextTree {
  const pairs = raw
    .split(";")
    .slice(1)
    .map((part) => pairOf(part));
  if (style.shape === "object" && style.explode) {
    return Object.fromEntries(pairs.map(([key, value]) => [decode(key), decode(value)]));
  }
  const own = pairs.filter(([key]) => decode(key) === name).map(([, value]) => value);
  if (style.explode && style.shape === "array") return own.map(decode);
  return fromTexts((own[0] ?? "").split(","), { ...style, explode: false }, decode);
}

/** Texts that a delimiter separated: items, or keys and values in turn, or `key=value`. */
export function fromTexts(
  texts: readonly string[],
  { shape, explode }: Style,
  decode: (text: string) => string,
): TextTree {
  if (shape === "scalar") return decode(texts.join(","));
  if (shape === "array") return texts.map(decode);
  if (explode) return Object.fromEntries(texts.map((text) => pairOf(text).map(decode)));
  const pairs = texts.flatMap((text, index) =>
    index % 2 === 0 ? [[decode(text), decode(texts[index + 1] ?? "")]] : [],
  );
  return Object.fromEntries(pairs);
}

/** Splits at the first `=`. */
export function pairOf(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

const delimiters: Readonly<Record<string, RegExp>> = {
  form: /,/u,
  spaceDelimited: /%20|\+| /u,
  pipeDelimited: /%7C|\|/iu,
};

/** Splits the value of a query pair of a style without `explode`. */
export function splitDelimited(raw: string, style: string): readonly string[] {
  return raw.split(delimiters[style] ?? /,/u);
}

/** Decodes a text of a query: percent triples, and `+` as every form decoder does. */
export function decodeQuery(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
