// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Request bodies that a document declares with several media types. */
import { ConfigError } from "./sdk-error.js";
import type { BodyEncoder } from "./types.js";

/** The encoder of the media type the caller chose, by default the first. */
export function bodyByType(encoders: Readonly<Record<string, BodyEncoder>>): BodyEncoder {
  const [preferred = ""] = Object.keys(encoders);
  return (body, contentType = preferred) => {
    const encode = Object.hasOwn(encoders, contentType) ? encoders[contentType] : undefined;
    if (encode !== undefined) return encode(body);
    throw new ConfigError(`no body is declared as ${JSON.stringify(contentType)}`);
  };
}
