/** What there is in some APIs, and where it comes from. */
import type { Origin } from "../ir/origins.js";
import { describer, namesOf, type InspectedApi, type NamedOrigin } from "./named-origins.js";

export interface ListingOptions {
  /** Words that a name, its request, resource, API or file has to contain; case does not count. */
  readonly words: readonly string[];
  /** Names that are derived from operations, constants and members as well. */
  readonly all: boolean;
}

/** Operations and types of the document, by API; of each API those of resources first. */
export function listNames(
  apis: readonly InspectedApi[],
  { words, all }: ListingOptions,
): readonly NamedOrigin[] {
  const wanted = words.map((word) => word.toLowerCase());
  return apis.flatMap((api) => {
    const names = namesOf(api).filter((origin) => all || isDeclared(origin));
    const listed = names.map(describer(api)).filter((name) => matches(name, wanted));
    const resources = api.model.resources.map(({ propertyName }) => propertyName);
    return [...resources, undefined].flatMap((resource) =>
      listed.filter((name) => name.resource === resource),
    );
  });
}

/** A builder, or a type that stands for a place of its own. */
function isDeclared({ path, kind, operation }: Origin): boolean {
  if (path.length > 1) return false;
  return kind === "operation" || (kind === "type" && operation === undefined);
}

function matches({ symbol, request, resource, api, range }: NamedOrigin, words: readonly string[]) {
  const text = [symbol, request, resource, api, range?.file].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
