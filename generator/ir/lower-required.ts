/** Properties that a schema requires and others declare. */
import type { SchemaObject } from "../input/openapi.js";
import type { Conjuncts } from "./conjuncts.js";
import { sharedNames, unknownProperty } from "./lower-branches.js";
import { lowerProperty } from "./lower-object.js";
import { typesOf } from "./lower-value.js";
import type { SchemaScope } from "./schema-scope.js";
import type { PropertyModel } from "./type-model.js";

/** A schema that is being lowered, and the one whose alternative it is. */
export interface ComposedSetting {
  readonly schema: SchemaObject;
  readonly outer: SchemaObject | undefined;
  readonly scope: SchemaScope;
}

/**
 * Properties that are required here and declared elsewhere: in a reference, or around a union. A
 * required property that nobody declares has any value.
 */
export function missingProperties(
  conjuncts: Conjuncts,
  setting: ComposedSetting,
): readonly PropertyModel[] {
  const { inline, required } = conjuncts;
  const { schema, outer, scope } = setting;
  const declared = new Set(
    inline.flatMap((each) => each.schema.properties.map((property) => property.name)),
  );
  const shared = inline.flatMap((each) =>
    each.hasUnions ? [...sharedNames(each.schema, { root: schema, required, scope })] : [],
  );
  const settled = new Set([...declared, ...shared]);
  const own = [...required].flatMap((name) => {
    if (settled.has(name)) return [];
    const found = scope.graph.property(withoutRequired(schema, name), name);
    if (found?.required === true) return [];
    const known = found ?? (outer && scope.graph.property(outer, name));
    if (known !== undefined)
      return lowerProperty({ name, schema: known.schema }, true, scope) ?? [];
    return outer === undefined || typesOf(schema).includes("object")
      ? [unknownProperty(name, schema)]
      : [];
  });
  return [...own, ...settledElsewhere(conjuncts, declared, setting)];
}

/** Properties that one reference only requires and another only declares: together they are required. */
function settledElsewhere(
  { references, required }: Conjuncts,
  declared: ReadonlySet<string>,
  { schema, scope }: ComposedSetting,
): readonly PropertyModel[] {
  if (references.length < 2) return [];
  const { graph } = scope;
  const demanded = new Set(references.flatMap((pointer) => [...graph.required(pointer)]));
  return [...demanded].flatMap((name) => {
    if (declared.has(name) || required.has(name)) return [];
    const found = references.map((pointer) => graph.property(graph.at(pointer) ?? true, name));
    const isComplete = found.some((each) => each?.required === true);
    const property = isComplete ? undefined : graph.property(schema, name);
    return property === undefined
      ? []
      : (lowerProperty({ name, schema: property.schema }, true, scope) ?? []);
  });
}

/** A schema as it is before its own `required` and those of its inline members make one of it. */
function withoutRequired(schema: SchemaObject, name: string): SchemaObject {
  return {
    ...schema,
    required: schema.required.filter((each) => each !== name),
    allOf: schema.allOf.map((member) =>
      typeof member === "object" && member.ref === undefined
        ? withoutRequired(member, name)
        : member,
    ),
  };
}
