/** Which schemas are declarations, and what these are called. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { NamedSchema } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { Names } from "./names.js";
import { componentPointer } from "./schema-graph.js";
import { segmentsOf } from "./type-walk.js";

/** A schema that has a declaration. */
export interface RegisteredSchema {
  readonly pointer: JsonPointer;
  /** Name of the declaration. */
  readonly name: string;
  /** Name in the document; the last segment of the pointer where it is no component. */
  readonly key: string;
}

/** The declarations of one API: its components, and what is added while others are lowered. */
export interface Registry {
  /**
   * The name for the schema at a pointer, which thereby gets a declaration. The first one to ask
   * decides what it is called; by default after its pointer.
   */
  readonly nameOf: (pointer: JsonPointer, wanted?: string) => string;
  /** Where a declaration comes from. */
  readonly pointerOf: (name: string) => JsonPointer | undefined;
  /** In document order, then in the order in which they were first named. Grows. */
  readonly entries: readonly RegisteredSchema[];
}

/**
 * Names the components. Those whose name is a type name as it stands keep it, whatever the order;
 * the others follow in document order.
 */
export function createRegistry(components: readonly NamedSchema[], names: Names): Registry {
  const known = new Map<JsonPointer, string>();
  const pointers = new Map<string, JsonPointer>();
  const claim = (wanted: string, pointer: JsonPointer) => {
    const name = names.claim(wanted, pointer);
    known.set(pointer, name);
    pointers.set(name, pointer);
    return name;
  };
  const [exact, others] = [true, false].map((is) =>
    components.filter(({ name }) => isTypeName(name) === is),
  );
  for (const { name } of [...(exact ?? []), ...(others ?? [])]) {
    claim(wantedTypeName(name), componentPointer(name));
  }
  const entries: RegisteredSchema[] = components.map(({ name }) => {
    const pointer = componentPointer(name);
    return { pointer, name: known.get(pointer) ?? name, key: name };
  });
  return {
    entries,
    pointerOf: (name) => pointers.get(name),
    nameOf: (pointer, wanted = wantedName(pointer)) => {
      const found = known.get(pointer);
      if (found !== undefined) return found;
      const name = claim(wanted, pointer);
      entries.push({ pointer, name, key: segmentsOf(pointer).at(-1) ?? "" });
      return name;
    },
  };
}

/** What the type of a component is called if nothing else is. */
export function wantedTypeName(component: string): string {
  return isTypeName(component) ? component : pascalCase(component);
}

function isTypeName(name: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(name);
}

const structural: ReadonlySet<string> = new Set([
  "$defs",
  "additionalProperties",
  "allOf",
  "anyOf",
  "components",
  "content",
  "definitions",
  "oneOf",
  "paths",
  "properties",
  "responses",
  "schema",
  "schemas",
]);

/** `/components/schemas/User/properties/pets/items` is `UserPetsItem`. */
function wantedName(pointer: JsonPointer): string {
  const parts = segmentsOf(pointer)
    .filter((segment) => !structural.has(segment))
    .map((segment) => (segment === "items" ? "item" : segment));
  return parts.map(pascalCase).join("");
}
