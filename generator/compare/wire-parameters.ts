/** Compares where parameters are sent, and how they are written there. */
import type { FoundChange } from "./change.js";
import { encodersOf, type Encoders, type WireOperation } from "./descriptors.js";

/** Places of parameters. */
export const locations = ["path", "query", "headers", "cookies"] as const;
export type Location = (typeof locations)[number];

/** The parameters of an operation on both sides, by place. */
export interface ParameterNames {
  readonly before: Readonly<Record<Location, readonly string[]>>;
  readonly after: Readonly<Record<Location, readonly string[]>>;
  /** What the type with the parameters of a place is called, or would be. */
  readonly types: Readonly<Record<Location, string>>;
  /** The query is one value, without parameters. */
  readonly isQueryWhole: boolean;
  /** Parameters whose values are neither arrays nor objects. */
  readonly scalars: ReadonlySet<string>;
}

export function compareParameterWire(
  before: WireOperation,
  after: WireOperation,
  names: ParameterNames,
): readonly FoundChange[] {
  return [
    ...locations.flatMap((location) => moved(location, names)),
    ...locations.flatMap((location) => {
      const setting = { location, names, builder: after.builder };
      return written(encoders(before, location), encoders(after, location), setting);
    }),
  ];
}

/** Parameters that are gone from a place and new in another. */
function moved(location: Location, { before, after, types }: ParameterNames) {
  const isMoved = (name: string, from: Location) =>
    from !== location && before[from].includes(name) && !after[from].includes(name);
  return after[location].flatMap((name): readonly FoundChange[] => {
    if (before[location].includes(name)) return [];
    const from = locations.find((other) => isMoved(name, other));
    if (from === undefined) return [];
    const change = { severity: "major", code: "parameter-location-changed" } as const;
    const message = `is sent in the ${singular(location)}, no longer in the ${singular(from)}`;
    const covered = [types[location], types[from]];
    const values = { before: from, after: location, covered };
    return [{ ...change, path: [types[location], name], message, ...values }];
  });
}

function singular(location: Location): string {
  return location === "path" || location === "query" ? location : location.replace(/s$/u, "");
}

function encoders({ entries, route }: WireOperation, location: Location): Encoders {
  switch (location) {
    case "path":
      return encodersOf(route.get("expand"));
    case "query":
      return encodersOf(route.get("query"));
    case "headers":
    case "cookies":
      return encodersOf(entries.get(location));
  }
}

/** They differ only in what they make of arrays and objects. */
const alikeForScalars = new Set([
  "form",
  "formJoined",
  "brackets",
  "indices",
  "repeat",
  "comma",
  "deepObject",
]);

interface WrittenSetting {
  readonly location: Location;
  readonly names: ParameterNames;
  readonly builder: string;
}

function written(
  before: Encoders,
  after: Encoders,
  { location, names, builder }: WrittenSetting,
): readonly FoundChange[] {
  const kept = names.after[location].filter((name) => names.before[location].includes(name));
  const change = { severity: "major", code: "serialization-changed" } as const;
  const message = "is written in another way";
  const type = names.types[location];
  if (location === "query" && names.isQueryWhole) {
    const [old, now] = [before.usual, after.usual];
    if (old === undefined || now === undefined || old === now) return [];
    return [{ ...change, path: [builder], message, before: old, after: now }];
  }
  return kept.flatMap((name): readonly FoundChange[] => {
    const old = before.named.get(name) ?? before.usual;
    const now = after.named.get(name) ?? after.usual;
    if (old === undefined || now === undefined || old === now) return [];
    const isAlike = names.scalars.has(name) && alikeForScalars.has(old) && alikeForScalars.has(now);
    return isAlike ? [] : [{ ...change, path: [type, name], message, before: old, after: now }];
  });
}
