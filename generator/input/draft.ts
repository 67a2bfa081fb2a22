/**
 * A document that is being changed, and for every part of it the place it comes from. Loaded values
 * are never changed: a draft is a copy, and so is what is put into it.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonArray } from "./json.js";
import type { Origin } from "./merge.js";
import type { JsonValue } from "./openapi.js";
import { depthLimit, type SourceDocument } from "./parse.js";
import { childPointer, tokensOf } from "./pointer.js";

/** A value of a draft. */
export type DraftValue =
  string | number | boolean | null | DraftValue[] | { [key: string]: DraftValue };

/** A mapping or list of a draft. */
export type Container = Extract<DraftValue, object>;

/** The origins of the members of the containers of drafts. */
type Origins = WeakMap<object, Map<string, Origin>>;

export interface Draft {
  readonly root: { readonly value: DraftValue; readonly origin: Origin };
  readonly origins: Origins;
  /** Values that may still be put into the draft. */
  readonly budget: { left: number };
}

/** Values that overlays may add to one document: more than any document has. */
const growthLimit = 250_000;

/** Thrown when a draft grows beyond all bounds. */
export class DraftLimitError extends Error {}

/** A draft of a document. */
export function draftOf(source: SourceDocument): Draft {
  const origin = { source, pointer: "" };
  const origins: Origins = new WeakMap();
  const unlimited = { left: Infinity };
  const value = copy({ origins, budget: unlimited }, source.value, origin);
  return { root: { value, origin }, origins, budget: { left: growthLimit } };
}

/** The document as it is now; each place is found in the file it comes from. */
export function sourceOf(draft: Draft, { file, text }: SourceDocument): SourceDocument {
  return {
    file,
    text,
    value: draft.root.value,
    locate: (pointer, part) => {
      const origin = originAt(draft, pointer);
      return origin.source.locate(origin.pointer, part);
    },
  };
}

function originAt({ root, origins }: Draft, pointer: JsonPointer): Origin {
  let value: DraftValue | undefined = root.value;
  let { origin } = root;
  for (const token of tokensOf(pointer)) {
    const known: Origin | undefined = isContainer(value)
      ? origins.get(value)?.get(token)
      : undefined;
    origin = known ?? { source: origin.source, pointer: childPointer(origin.pointer, token) };
    value = isContainer(value) ? memberOf(value, token) : undefined;
  }
  return origin;
}

/** A copy of a value with the places of its members. */
function copy(
  draft: Pick<Draft, "origins" | "budget">,
  value: JsonValue,
  origin: Origin,
): DraftValue {
  return copyLevel(draft, value, { origin, depth: 0 });
}

function copyLevel(
  draft: Pick<Draft, "origins" | "budget">,
  value: JsonValue,
  { origin, depth }: { readonly origin: Origin; readonly depth: number },
): DraftValue {
  draft.budget.left -= 1;
  if (draft.budget.left < 0 || depth > depthLimit) throw new DraftLimitError();
  if (typeof value !== "object" || value === null) return value;
  const container: Container = isJsonArray(value) ? [] : {};
  const members = new Map<string, Origin>();
  draft.origins.set(container, members);
  for (const [key, child] of Object.entries(value)) {
    const own = { source: origin.source, pointer: childPointer(origin.pointer, key) };
    members.set(key, own);
    setMember(container, key, copyLevel(draft, child, { origin: own, depth: depth + 1 }));
  }
  return container;
}

/** Sets a member; `__proto__` is a key like any other. */
function setMember(container: Container, key: string, value: DraftValue): void {
  Object.defineProperty(container, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** Puts a copy of a value where a key of a container is, or at the end of a list. */
export function put(
  draft: Draft,
  place: { readonly container: Container; readonly key: string },
  { value, origin }: { readonly value: JsonValue; readonly origin: Origin },
): void {
  setMember(place.container, place.key, copy(draft, value, origin));
  draft.origins.get(place.container)?.set(place.key, origin);
}

/** Removes a member, or an item of a list, whose later items move up. */
export function remove(draft: Draft, container: Container, key: string): void {
  const members = draft.origins.get(container);
  if (!Array.isArray(container)) {
    Reflect.deleteProperty(container, key);
    members?.delete(key);
    return;
  }
  const moved = container.flatMap((_, index) => members?.get(String(index)) ?? []);
  moved.splice(Number(key), 1);
  container.splice(Number(key), 1);
  members?.clear();
  for (const [index, origin] of moved.entries()) members?.set(String(index), origin);
}

/** The container at a path of the draft. */
export function containerAt(draft: Draft, path: readonly string[]): Container | undefined {
  const value = path.reduce<DraftValue | undefined>(
    (parent, key) => (isContainer(parent) ? memberOf(parent, key) : undefined),
    draft.root.value,
  );
  return isContainer(value) ? value : undefined;
}

/** Whether the value has members. */
export function isContainer(value: DraftValue | undefined): value is Container {
  return typeof value === "object" && value !== null;
}

/** The member of a container. */
export function memberOf(container: Container, key: string): DraftValue | undefined {
  if (Array.isArray(container)) return container[Number(key)];
  return Object.hasOwn(container, key) ? container[key] : undefined;
}
