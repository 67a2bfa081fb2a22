/** Renames: which former names have new ones, and which may have. */
import { camelCase, pascalCase } from "./casing.js";
import type { ApiLock, ClaimedNames, LockedOperation } from "./lock-model.js";
import { componentPointer } from "./schema-graph.js";
import { wantedTypeName } from "./schema-registry.js";

/** What the configuration says was renamed: components by name, operations by method and path. */
export type Renames = ReadonlyMap<string, string>;

/** Former names, and what the same things are called now. */
export interface Renamed {
  readonly names: ReadonlyMap<string, string>;
  readonly methods: ReadonlyMap<string, string>;
}

function isOperationKey(text: string): boolean {
  return /^[A-Z]+ \//u.test(text);
}

/** The lock as if everything had always been where it is now. */
export function movedLock(lock: ApiLock, renames: Renames): ApiLock {
  const prefixes = [...renames].map(([from, to]) => [lockPlace(from), lockPlace(to)] as const);
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const [place, claimed] of lock.names) {
    const moved = prefixes.reduce((text, [from, to]) => withPrefix(text, from, to), place);
    names.set(moved, new Map([...claimed, ...(names.get(moved) ?? [])]));
  }
  const keyOf = (key: string) => renames.get(key) ?? key;
  return {
    ...lock,
    names,
    operations: new Map([...lock.operations].map(([key, each]) => [keyOf(key), each])),
    shapes: new Map([...lock.shapes].filter(([component]) => !renames.has(component))),
    proposals: new Map([...lock.proposals].filter(([component]) => !renames.has(component))),
  };
}

/** The place of a component or of an operation among the names of a lock. */
export function lockPlace(key: string): string {
  const operation = /^(?<method>[A-Z]+) (?<path>\/.*?)(?: stream)?$/u.exec(key)?.groups;
  if (operation === undefined) return `#${componentPointer(key)}`;
  const { method = "", path = "" } = operation;
  const token = path.replaceAll("~", "~0").replaceAll("/", "~1");
  return `#/paths/${token}/${method.toLowerCase()}`;
}

function withPrefix(text: string, from: string, to: string): string {
  return text === from || text.startsWith(`${from}/`) ? to + text.slice(from.length) : text;
}

/** Finds what things of a moved lock are called now. */
export function findRenamed(former: ApiLock, current: ApiLock, renames: Renames): Renamed {
  const bases = [...operationBases(former, current), ...componentBases(former, current, renames)];
  const names = new Map<string, string>();
  for (const [place, claimed] of former.names) {
    const present = current.names.get(place);
    for (const [wanted, name] of claimed) {
      if (present === undefined || present.has(wanted)) continue;
      const target = bases
        .map((base) => present.get(rebased(wanted, base)))
        .find((found) => found !== undefined && found !== name);
      if (target !== undefined) names.set(name, target);
    }
  }
  return { names, methods: renamedMethods(former, current) };
}

/** A name that others are made from, and what it is now. */
interface Base {
  readonly from: string;
  readonly to: string;
}

function operationBases(former: ApiLock, current: ApiLock): readonly Base[] {
  return changed(former, current).flatMap(({ key, before, now }) => {
    const ids = { from: camelCase(before.operationId), to: camelCase(now.operationId) };
    return [ids, chosenBase(lockPlace(key), ids, { former, current })];
  });
}

function componentBases(former: ApiLock, current: ApiLock, renames: Renames): readonly Base[] {
  return [...renames].flatMap(([from, to]) => {
    if (isOperationKey(from)) return [];
    const wanted = { from: wantedTypeName(from), to: wantedTypeName(to) };
    return [wanted, chosenBase(lockPlace(to), wanted, { former, current })];
  });
}

/** Derived names are made from what was chosen, which may differ from what was wanted. */
function chosenBase(
  place: string,
  { from, to }: Base,
  { former, current }: { readonly former: ApiLock; readonly current: ApiLock },
): Base {
  const nameOf = (names: ClaimedNames, wanted: string) => names.get(place)?.get(wanted) ?? wanted;
  return { from: nameOf(former.names, from), to: nameOf(current.names, to) };
}

/** `listPetsRoute` and `ListPetsQuery` are made from `listPets`. */
function rebased(wanted: string, { from, to }: Base): string {
  if (wanted.startsWith(from)) return to + wanted.slice(from.length);
  const camel = camelCase(from);
  if (wanted.startsWith(camel)) return camelCase(to) + wanted.slice(camel.length);
  // A function as the replacement: `$` means something in a text.
  return wanted.replace(pascalCase(from), () => pascalCase(to));
}

function renamedMethods(former: ApiLock, current: ApiLock): ReadonlyMap<string, string> {
  return new Map(
    changed(former, current).flatMap(({ before, now }) =>
      before.resource === now.resource && before.method !== now.method
        ? [[`${now.resource}.${before.method}`, now.method] as const]
        : [],
    ),
  );
}

function changed(former: ApiLock, current: ApiLock) {
  return [...current.operations].flatMap(([key, now]) => {
    const before = former.operations.get(key);
    return before === undefined || isSame(before, now) ? [] : [{ key, before, now }];
  });
}

function isSame(before: LockedOperation, now: LockedOperation): boolean {
  return before.operationId === now.operationId && before.method === now.method;
}

/** Components that are gone, each with the only new one of its shape. */
export function proposeRenames(former: ApiLock, current: ApiLock): ReadonlyMap<string, string> {
  const gone = [...former.shapes].filter(([component]) => !current.shapes.has(component));
  const added = [...current.shapes].filter(([component]) => !former.shapes.has(component));
  const found = new Map(
    gone.flatMap(([component, shape]) => {
      const known = former.proposals.get(component);
      if (known !== undefined && current.shapes.has(known)) return [[component, known] as const];
      const [match, ...others] = added.filter(([, other]) => other === shape);
      return match === undefined || others.length > 0 ? [] : [[component, match[0]] as const];
    }),
  );
  const targets = [...found.values()];
  return new Map([...found].filter(([, to]) => targets.filter((each) => each === to).length === 1));
}
