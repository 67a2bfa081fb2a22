/** The headers of several responses as one set. */
import type { PropertyModel, TypeModel } from "./type-model.js";
import type { ResponseModel } from "./model.js";
import { unionOf } from "./lower-union.js";

/** A header is certain where every one of the responses has to have it. */
export function mergeHeaders(responses: readonly ResponseModel[]): readonly PropertyModel[] {
  const found = new Map<string, PropertyModel[]>();
  for (const header of responses.flatMap(({ headers }) => headers)) {
    const key = header.name.toLowerCase();
    found.set(key, [...(found.get(key) ?? []), header]);
  }
  return [...found.values()].flatMap((same) => merged(same, responses.length));
}

function merged(same: readonly PropertyModel[], count: number): readonly PropertyModel[] {
  const [first] = same;
  if (first === undefined) return [];
  const optional = same.length < count || same.some((header) => header.optional);
  return [{ ...first, type: typeOf(same), optional }];
}

function typeOf(same: readonly PropertyModel[]): TypeModel {
  return unionOf(same.map(({ type }) => type));
}
