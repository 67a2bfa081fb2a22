/** `anyOf` and `oneOf` → unions. */
import type { Schema, SchemaObject } from "../input/openapi.js";
import { docsOf } from "./lower-docs.js";
import { intersectionOf } from "./lower-intersection.js";
import { lowerProperty } from "./lower-object.js";
import { presentType } from "./lower-types.js";
import { nullType, unionOf } from "./lower-union.js";
import type { SchemaScope } from "./schema-scope.js";
import type { PropertyModel, TypeModel } from "./type-model.js";

/** Where a union stands. */
export interface UnionSetting {
  /** The schema that is lowered, which the union is a part of. */
  readonly root: SchemaObject;
  /** What has to be there, whichever alternative holds. */
  readonly required: ReadonlySet<string>;
  readonly scope: SchemaScope;
}

/** `anyOf` and `oneOf` of one schema; that only one of `oneOf` may match has no type. */
export function lowerUnions(owner: SchemaObject, setting: UnionSetting): readonly TypeModel[] {
  return [owner.anyOf, owner.oneOf]
    .filter((members) => members.length > 0)
    .map((members) => {
      const shared = sharedOf(members, setting);
      const types = members.map((member) => {
        const type = lowerMember(member, owner, setting);
        return withRequired({ member, type }, shared, setting);
      });
      return unionOf(withoutSwallowing(types, setting));
    });
}

/** Required properties that alternatives declare, and the schema around them does not. */
export function sharedNames(owner: SchemaObject, setting: UnionSetting): ReadonlySet<string> {
  const lists = [owner.anyOf, owner.oneOf].filter((members) => members.length > 0);
  return new Set(lists.flatMap((members) => sharedOf(members, setting)));
}

function sharedOf(
  members: readonly Schema[],
  { root, required, scope }: UnionSetting,
): readonly string[] {
  const { graph } = scope;
  return [...required].filter(
    (name) =>
      graph.property(root, name) === undefined &&
      members.some((member) => graph.property(member, name) !== undefined),
  );
}

function lowerMember(member: Schema, owner: SchemaObject, { root, scope }: UnionSetting) {
  if (typeof member === "boolean") return scope.lower(member);
  const requiresMore = member.required.some(
    (name) => !member.properties.some((property) => property.name === name),
  );
  const type =
    requiresMore && member.ref === undefined
      ? scope.lowerWithin(member, root)
      : scope.lower(member);
  const tag = owner.discriminator && scope.tags.narrowed(owner.discriminator, member, scope);
  return tag === undefined ? type : intersectionOf([type, objectOf([tag])]);
}

function objectOf(properties: readonly PropertyModel[]): TypeModel {
  return { kind: "object", properties, patterns: [], others: undefined, rest: undefined };
}

interface Alternative {
  readonly member: Schema;
  readonly type: TypeModel;
}

/** An alternative that is an object has the required properties, by its own schemas. */
function withRequired(
  { member, type }: Alternative,
  names: readonly string[],
  { root, scope }: UnionSetting,
): TypeModel {
  const isObject = type.kind === "object" || type.kind === "reference" || type.kind === "record";
  if (!isObject && type.kind !== "intersection") return type;
  const properties = names.flatMap((name) => {
    const found = scope.graph.property(member, name);
    if (found?.required === true) return [];
    if (found === undefined) return [unknownProperty(name, root)];
    return lowerProperty({ name, schema: found.schema }, true, scope) ?? [];
  });
  return properties.length === 0 ? type : intersectionOf([type, objectOf(properties)]);
}

/** A property of which only its presence is known. */
export function unknownProperty(
  name: string,
  { origin }: Pick<SchemaObject, "origin">,
): PropertyModel {
  return {
    name,
    type: { kind: "unknown" },
    optional: false,
    readonly: false,
    docs: docsOf({}),
    origin,
  };
}

/** An alternative that says nothing admits every value, but the known ones are worth their types. */
function withoutSwallowing(
  types: readonly TypeModel[],
  setting: UnionSetting,
): readonly TypeModel[] {
  if (!types.some((type) => isTelling(type, setting))) return types;
  return types.flatMap((type) => (type.kind === "unknown" ? [presentType, nullType] : [type]));
}

/** Whether a type names properties or values that the schema around it does not. */
function isTelling(type: TypeModel, setting: UnionSetting): boolean {
  if (type.kind === "union" || type.kind === "intersection") {
    return type.members.some((member) => isTelling(member, setting));
  }
  if (type.kind === "object") {
    const { root, scope } = setting;
    return type.properties.some(({ name }) => scope.graph.property(root, name) === undefined);
  }
  return type.kind === "reference" || type.kind === "literal";
}
