/** `items`, `prefixItems` and their bounds → arrays and tuples. */
import type { Schema, SchemaObject } from "../input/openapi.js";
import { unknownType } from "./lower-union.js";
import type { TupleTypeModel, TypeModel } from "./type-model.js";
import type { SchemaScope } from "./schema-scope.js";

/** Lists of a fixed length up to this one are tuples, longer ones arrays. */
const longestTuple = 8;

/** Lowers what the keywords for arrays say. */
export function lowerArray(schema: SchemaObject, scope: SchemaScope): TypeModel {
  const { prefixItems, items, minItems, maxItems } = schema;
  if (prefixItems !== undefined && prefixItems.length > 0) {
    return lowerTuple(prefixItems, schema, scope);
  }
  const type = items === undefined ? unknownType : scope.lower(items);
  const isFixed = minItems === maxItems && minItems !== undefined;
  if (isFixed && minItems > 0 && minItems <= longestTuple) {
    const all = Array.from({ length: minItems }, () => ({ type, optional: false }));
    return { kind: "tuple", items: all, rest: undefined };
  }
  const isEmpty = maxItems === 0 || items === false;
  return isEmpty ? { kind: "tuple", items: [], rest: undefined } : { kind: "array", items: type };
}

/** JSON Schema lets a list end early: items are optional from `minItems` on. */
function lowerTuple(
  prefix: readonly Schema[],
  { items, minItems = 0, maxItems = Infinity }: SchemaObject,
  scope: SchemaScope,
): TupleTypeModel {
  const rest = items === false || maxItems <= prefix.length ? undefined : (items ?? true);
  return {
    kind: "tuple",
    items: prefix.slice(0, maxItems).map((schema, index) => ({
      type: scope.lower(schema),
      optional: index >= minItems,
    })),
    rest: rest === undefined ? undefined : scope.lower(rest),
  };
}
