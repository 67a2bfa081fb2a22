/** Enumerations: a value of another type than the schema's can never occur. */
import { placeOf, type ObjectCursor } from "./cursor.js";
import { describeValue, isJsonArray } from "./json.js";
import type { JsonValue, SchemaType } from "./openapi.js";
import { childPointer } from "./pointer.js";
import type { SchemaDraft } from "./schema-draft.js";

/** Drops the values of `enum` that `types` rule out, and their names; each is reported. */
export function dropImpossibleValues(
  draft: SchemaDraft,
  { context, pointer }: ObjectCursor,
  types: readonly SchemaType[],
): void {
  const { enum: values, enumNames, enumDescriptions } = draft;
  if (values === undefined || types.length === 0) return;
  const isPossible = values.map((value) => types.some((type) => isOfType(value, type)));
  if (!isPossible.includes(false)) return;
  for (const [index, value] of values.entries()) {
    if (isPossible[index] === true) continue;
    const place = placeOf({ context, pointer: childPointer(`${pointer}/enum`, index) });
    const parameters = { actual: describeValue(value), types: types.join(" or ") };
    context.bag.report("enum-value-mismatch", place, parameters);
  }
  const keep = <Item>(items: readonly Item[] | undefined) =>
    items?.filter((_, index) => isPossible[index] === true);
  const kept = keep(values) ?? [];
  // Without any value left, the type says more than the enumeration.
  draft.enum = kept.length === 0 ? undefined : kept;
  draft.enumNames = keep(enumNames);
  draft.enumDescriptions = keep(enumDescriptions);
}

function isOfType(value: JsonValue, type: SchemaType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isJsonArray(value);
    case "object":
      return typeof value === "object" && value !== null && !isJsonArray(value);
    case "integer":
      return Number.isInteger(value);
    case "boolean":
    case "number":
    case "string":
      return typeof value === type;
  }
  return type satisfies never;
}
