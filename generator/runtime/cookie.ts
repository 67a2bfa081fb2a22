// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Cookie parameters and whole queries (run-time rules 3.2.7 and 3.2.10). */
import { toJson } from "./json.js";
import { form } from "./query.js";
import { ConfigError } from "./sdk-error.js";
import type { QueryEncoder, QuerystringEncoder } from "./types.js";
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
    if (/[\s;,"\\]/.test(text)) throw new ConfigError(`cookie ${name} has a character it must not`);
    return `${Array.isArray(value) ? name : key}=${text}`;
  });
};

/** `in: querystring` as `application/x-www-form-urlencoded`: arrays repeat the name. */
export const formQuerystring: QuerystringEncoder = (value) =>
  isComposite(value)
    ? members(value).flatMap(([name, member]) =>
        isComposite(member) && !Array.isArray(member)
          ? form(name, toJson(member))
          : form(name, member),
      )
    : [];

/** `in: querystring` as `application/json`: the whole query is one encoded text. */
export const jsonQuerystring: QuerystringEncoder = (value) => {
  const text = toJson(value);
  return text === undefined ? [] : [percentEncode(text)];
};

/** `in: querystring` as text: encoded as it is. */
export const textQuerystring: QuerystringEncoder = (value) =>
  isAbsent(value) ? [] : [percentEncode(scalar("query", value))];
