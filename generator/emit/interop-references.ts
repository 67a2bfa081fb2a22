/**
 * The references of a document as `openapi-typescript` can follow them: to components of the
 * document, and to nothing else.
 */
import { pascalCase } from "../ir/casing.js";
import { remembered } from "../ir/remembered.js";
import { segmentsOf } from "../ir/type-walk.js";

type Source = Readonly<Record<string, unknown>>;

/** What references in one document lead to. */
export interface InteropReferences {
  /** A reference that can be followed, in the place of one; `undefined` for what leads nowhere. */
  readonly reference: (text: string) => string | undefined;
  readonly leadsSomewhere: (text: string) => boolean;
  /** The components that such references need besides: by their names, what they are in the document. */
  readonly lifted: ReadonlyMap<string, unknown>;
}

/** References of a document, whose components are called by these names. */
export function interopReferences(
  document: Source,
  isTaken: (name: string) => boolean,
): InteropReferences {
  const lifted = new Map<string, unknown>();
  const lift = remembered((pointer: string) => {
    const base = pascalCase(segmentsOf(pointer).join(" ")) || "Referenced";
    let name = base;
    for (let count = 2; isTaken(name) || lifted.has(name); count += 1) name = `${base}_${count}`;
    lifted.set(name, targetOf(pointer, document));
    return name;
  });
  const pointerIn = (text: string): string | undefined => {
    const pointer = pointerOf(text);
    return pointer !== undefined && valueAt(document, pointer) !== undefined ? pointer : undefined;
  };
  const reference = (text: string): string | undefined => {
    const pointer = pointerIn(text);
    if (pointer === undefined || isFollowed(pointer)) return pointer && text;
    return `#/components/schemas/${lift(pointer)}`;
  };
  const leadsSomewhere = (text: string) => pointerIn(text) !== undefined;
  return { reference: remembered(reference), leadsSomewhere, lifted };
}

/** Whether a pointer leads to a component, or to a path. */
function isFollowed(pointer: string): boolean {
  const segments = segmentsOf(pointer);
  const isComponent = segments[0] === "components" && segments.length === 3;
  return isComponent || (segments[0] === "paths" && segments.length === 2);
}

/** A component that held all components would hold itself, and no walk through it would end. */
function targetOf(pointer: string, document: Source): unknown {
  const holdsComponents = "/components/schemas/".startsWith(`${pointer}/`);
  return holdsComponents ? {} : (valueAt(document, pointer) ?? {});
}

/** `openapi-typescript` does not know components that are media types: what one is, or `undefined`. */
export function mediaTypeOf(reference: unknown, document: Source): Source | undefined {
  const seen = new Set<unknown>();
  let next = reference;
  while (isMediaType(next) && !seen.has(next)) {
    seen.add(next);
    const target = valueAt(document, pointerOf(next) ?? "");
    if (!isObject(target)) return {};
    if (!isMediaType(target["$ref"])) return target;
    next = target["$ref"];
  }
  return seen.size === 0 ? undefined : {};
}

function isMediaType(reference: unknown): reference is string {
  return typeof reference === "string" && /^#\/components\/mediaTypes\/[^/]*$/u.test(reference);
}

/** The pointer of a reference into the same document; `undefined` for all others. */
function pointerOf(reference: string): string | undefined {
  if (!reference.startsWith("#/")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

function valueAt(document: Source, pointer: string): unknown {
  return segmentsOf(pointer).reduce<unknown>((value, segment) => {
    if (isList(value)) return value[Number(segment)];
    return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }, document);
}

/** A value that has members. */
export function isObject(value: unknown): value is Source {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
