/** `x-ms-pageable` of AutoRest: the response holds the URL of the next page. */
import type { ObjectCursor } from "./cursor.js";
import { optionalMember, textMember } from "./extension-reader.js";
import { member } from "./json.js";
import type { PaginationExtension } from "./openapi.js";
import { pointerOf } from "./pointer.js";

/** Reads the extension. Without a link there is one page, and nothing to iterate over. */
export function readMicrosoft(extension: ObjectCursor): PaginationExtension | undefined {
  if (member(extension.value, "nextLinkName") === null) return undefined;
  const next = textMember(extension, "nextLinkName");
  const hasItemName = member(extension.value, "itemName") !== undefined;
  const items = hasItemName ? optionalMember(extension, "itemName", textMember) : "value";
  if (next === undefined || items === undefined) return undefined;
  return {
    style: "next-url",
    // Names, not paths: `@odata.nextLink` is one property.
    next: pointerOf([next]),
    items: pointerOf([items]),
    limit: undefined,
    hasMore: undefined,
    origin: extension.pointer,
  };
}
