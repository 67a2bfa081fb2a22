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
  return { names, recursive: recursiveNames(names, dependents) };
}

/** Kosaraju's algorithm: against the references, from what was finished last, a cycle is one group. */
function recursiveNames(
  names: readonly string[],
  dependents: readonly Dependent[],
): ReadonlySet<string> {
  const referrers = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const { name, references } of dependents) {
    for (const other of references) referrers.get(other)?.push(name);
  }
  const grouped = new Set<string>();
  const recursive = new Set<string>();
  for (const root of [...names].reverse()) {
    const group = takeGroup(root, referrers, grouped);
    const isCycle = group.length > 1 || referrers.get(root)?.includes(root) === true;
    if (isCycle) for (const name of group) recursive.add(name);
  }
  return recursive;
}

/** What leads to a name and is in no group yet. */
function takeGroup(
  root: string,
  referrers: ReadonlyMap<string, readonly string[]>,
  grouped: Set<string>,
): readonly string[] {
  const group: string[] = [];
  const waiting = [root];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (grouped.has(name)) continue;
    grouped.add(name);
    group.push(name);
    waiting.push(...(referrers.get(name) ?? []));
  }
  return group;
}
