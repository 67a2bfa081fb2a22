/** The order in which constants can be declared that refer to each other. */

/** A constant, and the names of those it refers to. */
export interface Dependent {
  readonly name: string;
  readonly references: readonly string[];
}

/** Every constant behind those it needs; `recursive` ones lead back to themselves. */
export interface DeclarationOrder {
  readonly names: readonly string[];
  readonly recursive: ReadonlySet<string>;
}

/** Depth first, in the order given; a reference that closes a cycle waits for nothing. */
export function declarationOrder(dependents: readonly Dependent[]): DeclarationOrder {
  const byName = new Map(dependents.map((dependent) => [dependent.name, dependent.references]));
  const visited = new Set<string>();
  const names: string[] = [];
  // A stack of its own: documents chain references deeper than calls can nest.
  const stack = dependents.map(({ name }) => ({ name, done: false })).reverse();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { name, done } = step;
    if (done) names.push(name);
    if (done || visited.has(name)) continue;
    visited.add(name);
    stack.push({ name, done: true });
    const next = (byName.get(name) ?? []).filter((other) => !visited.has(other));
    stack.push(...next.map((other) => ({ name: other, done: false })).reverse());
  }
  const recursive = new Set(names.filter((name) => reaches(name, byName)));
  return { names, recursive };
}

/** Whether a way along references leads from a name back to it. */
function reaches(target: string, byName: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [...(byName.get(target) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === target) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(byName.get(name) ?? []));
  }
  return false;
}
