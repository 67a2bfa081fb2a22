// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of parameters with `content: application/x-www-form-urlencoded`. */
import { formQuerystring } from "./cookie.js";
import { simple } from "./path.js";
import type { HeaderEncoder, PathEncoder, QueryEncoder } from "./types.js";
import { pair } from "./values.js";

/** In a query or cookie: the form is the encoded value, `color=R%3D100%26G%3D200`. */
export const formContent: QueryEncoder = (name, value) => {
  const text = formText(value);
  return text === "" ? [] : [pair(name, text)];
};

/** In a path: `R%3D100%26G%3D200`. */
export const formContentPath: PathEncoder = (name, value) => simple(name, formText(value));

/** In a header: `R=100&G=200`. */
export const formContentHeader: HeaderEncoder = (_name, value) => {
  const text = formText(value);
  return text === "" ? undefined : text;
};

function formText(value: unknown): string {
  return formQuerystring({ querystring: value }).join("&");
}
