/** RFC 6901 JSON Pointers: building, splitting, following. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonArray, isJsonObject, member } from "./json.js";
import type { JsonValue } from "./openapi.js";

/** The pointer to a member or item of what `pointer` points to. */
export function childPointer(pointer: JsonPointer, token: string | number): JsonPointer {
  return `${pointer}/${typeof token === "number" ? token : escapeToken(token)}`;
}

/** The pointer with these tokens. */
export function pointerOf(tokens: readonly string[]): JsonPointer {
  return tokens.map((token) => `/${escapeToken(token)}`).join("");
}

/** The tokens of a pointer. */
export function tokensOf(pointer: JsonPointer): readonly string[] {
  if (pointer === "") return [];
  return pointer.slice(1).split("/").map(unescapeToken);
}

/** The value of a member or item, or `undefined`. */
export function step(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (isJsonObject(value)) return member(value, token);
  if (isJsonArray(value) && /^(?:0|[1-9]\d*)$/.test(token)) return value[Number(token)];
  return undefined;
}

function escapeToken(token: string): string {
  if (!token.includes("~") && !token.includes("/")) return token;
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescapeToken(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}
