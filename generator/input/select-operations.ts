/**
 * A document without the operations that are left out, and without the components that only those
 * need. Meant for `schema.ts`; what is decoded keeps its place in the whole document.
 */
import {
  isJsonArray,
  isJsonObject,
  member,
  memberText,
  objectOf,
  type JsonObject,
} from "./json.js";
import { deriveOperationId } from "./operation-id.js";
import type { OperationIdentity } from "./operation-pattern.js";
import type { JsonValue } from "./openapi.js";
import { withoutUnreached } from "./reached-components.js";
import { parseReference, resolvePointer } from "./reference.js";
import { operationMethods } from "./structure.js";

/** Leaves out operations, and then what nothing refers to any more. */
export function selectOperations(
  root: JsonObject,
  isSelected: (operation: OperationIdentity) => boolean,
): JsonObject {
  const holders = ["paths", "webhooks"].map((field) => {
    const holder = member(root, field);
    if (!isJsonObject(holder)) return [];
    return [[field, selectFrom(holder, { root, isSelected })] as const];
  });
  const selected = new Map<string, JsonValue>(holders.flat());
  const whole = objectOf(
    Object.entries(root).map(([key, value]) => [key, selected.get(key) ?? value] as const),
  );
  return withoutUnreached(whole, root);
}

interface Selecting {
  readonly root: JsonObject;
  readonly isSelected: (operation: OperationIdentity) => boolean;
}

function selectFrom(holder: JsonObject, selecting: Selecting): JsonObject {
  return objectOf(
    Object.entries(holder).flatMap(([path, written]): (readonly [string, JsonValue])[] => {
      const item = inlined(written, selecting.root);
      if (!isJsonObject(item) || path.startsWith("x-")) return [[path, written]];
      const kept = selectFromItem(path, item, selecting);
      return kept === undefined ? [] : [[path, kept]];
    }),
  );
}

/** A path item with what it refers to; its own members count first. */
function inlined(written: JsonValue, root: JsonObject): JsonValue {
  if (!isJsonObject(written)) return written;
  const reference = member(written, "$ref");
  if (typeof reference !== "string") return written;
  const { pointer } = parseReference(reference);
  const target = pointer === undefined ? undefined : resolvePointer(root, pointer)?.value;
  if (!isJsonObject(target)) return written;
  const own = Object.entries(written).filter(([key]) => key !== "$ref");
  return objectOf([...Object.entries(target), ...own]);
}

/** The path item with its selected operations; `undefined` where none is left of some. */
function selectFromItem(
  path: string,
  item: JsonObject,
  { isSelected }: Selecting,
): JsonObject | undefined {
  const isKept = (method: string, operation: JsonValue): boolean =>
    !isJsonObject(operation) || isSelected(identityOf(operation, method, path));
  const kept = Object.entries(item).flatMap(([key, value]): (readonly [string, JsonValue])[] => {
    if (operationMethods.has(key)) return isKept(key, value) ? [[key, value]] : [];
    if (key !== "additionalOperations" || !isJsonObject(value)) return [[key, value]];
    return [
      [key, objectOf(Object.entries(value).filter(([method, each]) => isKept(method, each)))],
    ];
  });
  return operationCount(item) > 0 && operationCount(objectOf(kept)) === 0
    ? undefined
    : objectOf(kept);
}

function operationCount(item: JsonObject): number {
  const additional = member(item, "additionalOperations");
  const own = Object.keys(item).filter((key) => operationMethods.has(key));
  return own.length + (isJsonObject(additional) ? Object.keys(additional).length : 0);
}

/** What patterns look at, of an operation that is not decoded. */
function identityOf(operation: JsonObject, method: string, path: string): OperationIdentity {
  const tags = member(operation, "tags");
  return {
    id: memberText(operation, "operationId") || deriveOperationId(method, path),
    path,
    tags: isJsonArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
  };
}
