// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Request bodies with a property that the method sends by itself. */
import type { BodyEncoder } from "./types.js";

/** Adds a property to bodies, which are objects or absent: `withProperty("stream", true, jsonBody)`. */
export function withProperty(name: string, value: unknown, encoder: BodyEncoder): BodyEncoder {
  return (body, contentType) => encoder({ ...(body ?? {}), [name]: value }, contentType);
}
