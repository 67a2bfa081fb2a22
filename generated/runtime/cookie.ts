// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Cookie parameters and whole queries (run-time rules 3.2.7 and 3.2.10). */
import { toJson } from "./json.js";
import { form } from "./query.js";
import type { HeaderWriter, QueryEncoder, QueryWriter } from "./types.js";
import { isAbsent, isComposite, members, percentEncode, scalar } from "./values.js";

/**
 * `style: cookie` (OpenAPI 3.2): as given. Separators of cookies are refused, not encoded
 * (RFC 6265, section 4.1.1).
 */
export const cookieRaw: QueryEncoder = (name, value) => {
  if (isAbsent(value)) return [];
  const pairs = isComposite(value) ? members(value) : [[name, value] as const];
  return pairs.map(([key, member]) => {
    const text = scalar(name, member);
    if (/[\s;,"\\]/.test(text)) throw new TypeError(`cookie ${name} has a character it must not`);
    return `${Array.isArray(value) ? name : key}=${text}`;
  });
};

/** Writes cookie parameters into one header; `; ` also where RFC 6570 would join with `&`. */
export function cookiesOf(encoders: Readonly<Record<string, QueryEncoder>>): HeaderWriter {
  return (values = {}) => {
    const cookies = Object.entries(encoders).flatMap(([name, encode]) =>
      encode(name, (values as Readonly<Record<string, unknown>>)[name]),
    );
    if (cookies.length === 0) return {};
    if ("document" in globalThis) {
      throw new TypeError("a browser does not let programs send cookies");
    }
    return { cookie: cookies.join("; ") };
  };
}

/** `in: querystring` as `application/x-www-form-urlencoded`: arrays repeat the name. */
export const formQuerystring: QueryWriter = ({ querystring: value }) =>
  isComposite(value)
    ? members(value).flatMap(([name, member]) =>
        isComposite(member) && !Array.isArray(member)
          ? form(name, toJson(member))
          : form(name, member),
      )
    : [];

/** `in: querystring` as `application/json`: the whole query is one encoded text. */
export const jsonQuerystring: QueryWriter = ({ querystring }) => {
  const text = toJson(querystring);
  return text === undefined ? [] : [percentEncode(text)];
};

/** `in: querystring` as text: encoded as it is. */
export const textQuerystring: QueryWriter = ({ querystring: value }) =>
  isAbsent(value) || value === "" ? [] : [percentEncode(scalar("query", value))];
