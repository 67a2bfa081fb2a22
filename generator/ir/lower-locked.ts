/** Lowers an API with the names it had before. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "../input/decoded.js";
import { placeOf } from "./context.js";
import type { FormatTypes } from "./formats.js";
import { lastingAliases, presentNames, withAliases } from "./lasting-aliases.js";
import { emptyLock, operationKey, type ApiLock, type ClaimedNames } from "./lock-model.js";
import { lockOf } from "./lock-of.js";
import { lower, type LoweredNames } from "./lower.js";
import type { ApiModel } from "./model.js";
import { findRenamed, lockPlace, movedLock, proposeRenames, type Renames } from "./renames.js";
import { componentPointer } from "./schema-graph.js";

/** What decides about names besides the document. */
export interface LockedOptions {
  readonly types: FormatTypes;
  /** What things were called; `undefined` where nothing is remembered. */
  readonly former: ApiLock | undefined;
  readonly renames: Renames;
  /** Whether former names still work, or this generation ends the cycle. */
  readonly aliases: "kept" | "dropped";
}

/** The model with its former names, and what the next generation has to know. */
export interface LockedApi {
  readonly model: ApiModel;
  readonly lock: ApiLock;
}

/** Lowers one API; names once given stay given, and renames leave aliases. */
export function lowerLocked(
  api: DecodedApi,
  bag: DiagnosticBag,
  { types, former: remembered = emptyLock, renames, aliases }: LockedOptions,
): LockedApi {
  const effective = effectiveRenames(renames, remembered, { api, bag });
  const former = movedLock(remembered, effective);
  const lowered = lowerWith(former, types, { api, bag });
  const current = lockOf(lowered);
  if (aliases === "dropped") return { model: lowered.model, lock: current };
  const renamed = findRenamed(former, current, effective);
  const proposals = proposeRenames(former, current);
  reportProposals(proposals, { api, bag });
  reportTaken([...former.aliases.keys(), ...renamed.names.keys()], current, { api, bag });
  const lock = {
    ...withPending(current, former, proposals),
    ...lastingAliases(former, renamed, current),
  };
  return { model: withAliases(lowered.model, lock), lock };
}

interface Reporting {
  readonly api: DecodedApi;
  readonly bag: DiagnosticBag;
}

/**
 * Lowers with names promised to everything that had one. Where some of that is gone, it is done
 * again without the promises that nobody claimed.
 */
function lowerWith(former: ApiLock, types: FormatTypes, { api, bag }: Reporting): LoweredNames {
  const attempt = bag.fresh();
  const lowered = lower(api, attempt, { types, former });
  const names = claimedPart(former.names, lowered.names.claims);
  if (countOf(names) === countOf(former.names)) {
    bag.include(attempt);
    return lowered;
  }
  return lower(api, bag, { types, former: { ...former, names } });
}

function claimedPart(former: ClaimedNames, claims: ClaimedNames): ClaimedNames {
  return new Map(
    [...former].map(([place, names]) => {
      const claimed = claims.get(place);
      return [place, new Map([...names].filter(([wanted]) => claimed?.has(wanted)))];
    }),
  );
}

function countOf(names: ClaimedNames): number {
  return [...names.values()].reduce((sum, claimed) => sum + claimed.size, 0);
}

/** The renames of this API whose old name is gone and whose new one is there. */
function effectiveRenames(renames: Renames, former: ApiLock, { api, bag }: Reporting): Renames {
  const origins = new Map([
    ...api.document.schemas.map(({ name }) => [name, componentPointer(name)] as const),
    ...api.document.operations.map((each) => [operationKey(each, undefined), each.origin] as const),
  ]);
  const isEffective = ([from, to]: readonly [string, string]) => {
    const present = origins.get(from);
    if (present === undefined && origins.has(to)) return true;
    const isOurs = present !== undefined || former.names.has(lockPlace(from));
    const problem = present === undefined ? `there is no ${to}` : `${from} is still there`;
    const place = placeOf({ api }, present ?? "");
    if (isOurs) bag.report("rename-ineffective", place, { from, to, problem });
    return false;
  };
  return new Map([...renames].filter(isEffective));
}

function reportProposals(proposals: Renames, { api, bag }: Reporting): void {
  for (const [from, to] of proposals) {
    bag.report("rename-proposed", placeOf({ api }, componentPointer(to)), { from, to });
  }
}

/** A former name that something else has now cannot be an alias. */
function reportTaken(former: readonly string[], { names }: ApiLock, { api, bag }: Reporting): void {
  const places = new Map(
    [...names].flatMap(([place, claimed]) => [...claimed.values()].map((name) => [name, place])),
  );
  for (const name of former) {
    const place = places.get(name);
    const pointer = place?.startsWith("#") === true ? place.slice(1) : "";
    if (place !== undefined) bag.report("alias-taken", placeOf({ api }, pointer), { name });
  }
}

/** What may have been renamed is remembered, as long as nothing else has its names. */
function withPending(current: ApiLock, former: ApiLock, proposals: Renames): ApiLock {
  const present = presentNames(current);
  const prefixes = [...proposals.keys()].map((component) => `#${componentPointer(component)}`);
  const isPending = (place: string) =>
    prefixes.some((prefix) => place === prefix || place.startsWith(`${prefix}/`));
  const names = [...former.names].filter(([place]) => isPending(place));
  const free = names.map(([place, claimed]) => {
    return [place, new Map([...claimed].filter(([, name]) => !present.has(name)))] as const;
  });
  const shapes = [...former.shapes].filter(([component]) => proposals.has(component));
  return {
    ...current,
    names: new Map([...current.names, ...free]),
    shapes: new Map([...current.shapes, ...shapes]),
    proposals,
  };
}
