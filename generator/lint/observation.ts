/** What the majority does: observations in groups, and those that depart from the rest. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "../input/decoded.js";

/** A place where a document decides something that other places decide, too. */
export interface Place {
  readonly api: DecodedApi;
  readonly origin: JsonPointer;
}

export interface Observation extends Place {
  /** Observations of one group are compared with each other. */
  readonly group: string;
  /** What the members of the group are called in a message: `lists`. */
  readonly kind: string;
  /** What was observed, in the words of a message: `GET /users`. */
  readonly subject: string;
  /** What it has, in the words of a message: `the limit page_size`. */
  readonly value: string;
}

/** An observation that differs from what its group has usually. */
export interface Deviation extends Observation {
  readonly usual: string;
  readonly agreeing: number;
  readonly total: number;
}

/** Two are a coincidence, and one exception in four is none. */
const fewest = 3;
const share = 0.75;

function isUsual(agreeing: number, total: number): boolean {
  return agreeing >= fewest && agreeing >= total * share;
}

/** The observations that depart from what most of their group have in common. */
export function deviations(observations: readonly Observation[]): readonly Deviation[] {
  return [...grouped(observations).values()].flatMap((group) => {
    const counts = new Map<string, number>();
    for (const { value } of group) counts.set(value, (counts.get(value) ?? 0) + 1);
    const usual = [...counts].find(([, count]) => isUsual(count, group.length));
    if (usual === undefined) return [];
    const [value, agreeing] = usual;
    const departing = group.filter((observation) => observation.value !== value);
    return departing.map((one) => ({ ...one, usual: value, agreeing, total: group.length }));
  });
}

/** Something with parts that have names, such as an operation with its parameters. */
export interface Whole extends Omit<Observation, "value"> {
  readonly parts: ReadonlySet<string>;
}

/** The parts that most of a group have, where one of the group lacks them. */
export function absences(wholes: readonly Whole[], part: string): readonly Deviation[] {
  return [...grouped(wholes).values()].flatMap((group) => {
    const names = new Set(group.flatMap(({ parts }) => [...parts]));
    return [...names].flatMap((name) => {
      const agreeing = group.filter(({ parts }) => parts.has(name)).length;
      if (!isUsual(agreeing, group.length)) return [];
      const lacking = group.filter(({ parts }) => !parts.has(name));
      const [value, usual] = [`no ${part} ${name}`, `the ${part} ${name}`];
      return lacking.map((one) => ({ ...one, value, usual, agreeing, total: group.length }));
    });
  });
}

function grouped<Item extends { readonly group: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return groups;
}
