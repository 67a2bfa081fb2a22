/** No two things have one name. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonObject } from "../input/json.js";
import type { JsonValue } from "../input/openapi.js";
import { childPointer } from "../input/pointer.js";
import { nameKey } from "../ir/name-claims.js";

interface PlaceEntry {
  readonly key: string;
  readonly value: JsonValue;
  readonly pointer: JsonPointer;
}

/** Reports every name of `names` that an earlier place has. */
export function checkUnique(
  places: readonly PlaceEntry[],
  {
    duplicate,
  }: { readonly duplicate: (pointer: JsonPointer, name: string, other: string) => void },
): void {
  const owners = new Map<string, string>();
  for (const { key: place, value, pointer } of places) {
    for (const [wanted, name] of isJsonObject(value) ? Object.entries(value) : []) {
      if (typeof name !== "string") continue;
      const other = owners.get(nameKey(name));
      if (other !== undefined) duplicate(childPointer(pointer, wanted), name, other);
      else owners.set(nameKey(name), `${place} as ${wanted}`);
    }
  }
}
