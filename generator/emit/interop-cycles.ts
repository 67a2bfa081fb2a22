/**
 * Breaks what `openapi-typescript` cannot express: a schema that is itself without an object in
 * between (a union, list or reference that leads back). Its types look each other up in interfaces,
 * where such a circle does not compile (TS2502).
 */
type Value = Record<string, unknown>;

/** Drops the references that close a circle, so that the type there is `unknown`. */
export function breakCycles(schemas: Value): void {
  const done = new Set<string>();
  for (const name of Object.keys(schemas)) visit(name, { schemas, done, trail: [] });
}

interface Walk {
  readonly schemas: Value;
  /** Components all of whose circles are broken. */
  readonly done: Set<string>;
  /** Components that are being looked into. */
  readonly trail: readonly string[];
}

/** Longer chains of components than anyone writes; what follows is treated as a circle. */
const longestTrail = 400;

function visit(name: string, walk: Walk): void {
  if (walk.done.has(name)) return;
  const trail = [...walk.trail, name];
  for (const holder of referencesOf(walk.schemas[name])) {
    const target = componentOf(holder["$ref"]);
    if (target === undefined) continue;
    if (trail.includes(target) || trail.length > longestTrail) delete holder["$ref"];
    else visit(target, { ...walk, trail });
  }
  walk.done.add(name);
}

const transparent = ["allOf", "anyOf", "oneOf", "items", "prefixItems"];

/** The objects that hold a `$ref`, as far as no property lies in between. */
function referencesOf(root: unknown): readonly Value[] {
  const found: Value[] = [];
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const schema = pending.pop();
    for (const item of isList(schema) ? schema : []) pending.push(item);
    if (!isObject(schema)) continue;
    if (typeof schema["$ref"] === "string") found.push(schema);
    for (const key of transparent) pending.push(schema[key]);
  }
  return found;
}

function componentOf(reference: unknown): string | undefined {
  const prefix = "#/components/schemas/";
  if (typeof reference !== "string" || !reference.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(reference.slice(prefix.length))
      .replaceAll("~1", "/")
      .replaceAll("~0", "~");
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
