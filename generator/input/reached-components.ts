/** The components that something refers to. */
import { isJsonArray, isJsonObject, member, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { pointerOf, tokensOf } from "./pointer.js";
import { parseReference, resolvePointer } from "./reference.js";

/**
 * Leaves out the components that nothing else of the document needs: no reference, no mapping of a
 * discriminator, no base that is a union without saying so. `root` is the document before operations
 * were left out of it: a path that something points into comes back.
 */
export function withoutUnreached(document: JsonObject, root: JsonObject): JsonObject {
  const reached = reachedPointers(document, root);
  const paths = jsonObject(member(document, "paths"));
  const pointedTo = Object.entries(jsonObject(member(root, "paths"))).filter(
    ([path]) => !Object.hasOwn(paths, path) && reached.has(pointerOf(["paths", path])),
  );
  return objectOf(
    Object.entries(document).map(([key, value]) => {
      if (key === "components" && isJsonObject(value)) return [key, keepReached(value, reached)];
      if (key !== "paths") return [key, value] as const;
      return [key, objectOf([...Object.entries(paths), ...pointedTo])] as const;
    }),
  );
}

/** Pointers to components and paths, from everything that is no component. */
function reachedPointers(document: JsonObject, root: JsonObject): ReadonlySet<string> {
  const subtypes = subtypesOf(jsonObject(member(document, "components")));
  const reached = new Set<string>();
  const queue: JsonValue[] = Object.entries(document).flatMap(([key, value]) =>
    key === "components" ? [] : [value],
  );
  const reach = (tokens: readonly string[]): void => {
    const pointer = pointerOf(tokens);
    const target = reached.has(pointer) ? undefined : resolvePointer(root, pointer)?.value;
    if (target === undefined) return;
    reached.add(pointer);
    queue.push(target);
    const [, group, name = ""] = tokens;
    if (group !== "schemas") return;
    for (const subtype of subtypes.get(name) ?? []) reach(["components", "schemas", subtype]);
  };
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const text of textsIn(next)) {
      const tokens = targetTokens(text);
      if (tokens !== undefined) reach(tokens);
    }
  }
  return reached;
}

/** The tokens of the component or path that a text points to or into. */
function targetTokens(text: string): readonly string[] | undefined {
  if (!/^#\/(?:components|paths)\//u.test(text)) return undefined;
  const tokens = tokensOf(parseReference(text).pointer ?? "");
  return tokens.slice(0, tokens[0] === "paths" ? 2 : 3);
}

/** Every text below a value. One that only looks like a pointer keeps a component too many. */
function textsIn(value: JsonValue): readonly string[] {
  const texts: string[] = [];
  const queue: JsonValue[] = [value];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next === "string") texts.push(next);
    if (typeof next !== "object" || next === null) continue;
    for (const child of Object.values(next)) queue.push(child);
    // A mapping may name a schema instead of pointing to it.
    const mapping = isJsonObject(next) ? member(next, "mapping") : undefined;
    for (const name of Object.values(jsonObject(mapping))) {
      if (typeof name === "string") texts.push(`#${pointerOf(["components", "schemas", name])}`);
    }
  }
  return texts;
}

/** Schemas by the name of the schema with a discriminator that they extend. */
function subtypesOf(components: JsonObject): ReadonlyMap<string, readonly string[]> {
  const schemas = jsonObject(member(components, "schemas"));
  const subtypes = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const base of baseNames(schema)) {
      const isUnion = member(jsonObject(member(schemas, base)), "discriminator") !== undefined;
      if (isUnion) subtypes.set(base, [...(subtypes.get(base) ?? []), name]);
    }
  }
  return subtypes;
}

function baseNames(schema: JsonValue): readonly string[] {
  const members = member(jsonObject(schema), "allOf");
  return (isJsonArray(members) ? members : []).flatMap((each) => {
    const reference = member(jsonObject(each), "$ref");
    return typeof reference === "string" ? (targetTokens(reference)?.[2] ?? []) : [];
  });
}

/** Security schemes stay: what refers to them is their name. */
function keepReached(components: JsonObject, reached: ReadonlySet<string>): JsonObject {
  return objectOf(
    Object.entries(components).map(([group, named]) => {
      if (group === "securitySchemes" || !isJsonObject(named)) return [group, named] as const;
      const entries = Object.entries(named).filter(([name]) =>
        reached.has(pointerOf(["components", group, name])),
      );
      return [group, objectOf(entries)] as const;
    }),
  );
}

function jsonObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
