/** A lowered API → what is remembered of its names. */
import { digest } from "./digest.js";
import type { ApiLock } from "./lock-model.js";
import type { LoweredNames } from "./lower.js";
import { typeKey } from "./lower-union.js";
import type { ApiModel } from "./model.js";
import type { EnumModel, TypeDeclaration } from "./type-model.js";
import { segmentsOf } from "./type-walk.js";

/** The lock of an API as it is now; of former names it knows nothing. */
export function lockOf({ model, names, operations }: LoweredNames): ApiLock {
  return {
    operations,
    names: names.claims,
    members: new Map(enumsOf(model).map((each) => [each.name, membersOf(each)])),
    properties: new Map(model.resources.map(({ name, propertyName }) => [name, propertyName])),
    shapes: new Map(model.declarations.flatMap(shapeOf)),
    aliases: new Map(),
    methodAliases: new Map(),
    proposals: new Map(),
  };
}

function enumsOf({ declarations, resources }: ApiModel): readonly EnumModel[] {
  const filters = resources
    .flatMap(({ operations }) => operations)
    .flatMap((operation) => operation.filters ?? []);
  return [
    ...declarations.map((declaration) => declaration.enum),
    ...resources.flatMap(({ fieldEnums }) => fieldEnums),
    ...filters.flatMap(({ fields, operators, sort }) => [fields, operators, sort?.fields]),
  ].filter((each) => each !== undefined);
}

function membersOf({ members }: EnumModel): ReadonlyMap<string, string> {
  return new Map(members.map(({ name, value }) => [JSON.stringify(value), name]));
}

const structured: ReadonlySet<string> = new Set(["object", "union", "intersection"]);

/** Equal for types that differ in their own names only. Types such as `string` are all alike. */
function shapeOf({ name, origin, read }: TypeDeclaration): readonly (readonly [string, string])[] {
  const [, section, component, ...rest] = segmentsOf(origin);
  if (section !== "schemas" || component === undefined || rest.length > 0) return [];
  if (!structured.has(read.kind)) return [];
  return [[component, digest(withoutName(typeKey(read), `@${name}`))]];
}

function withoutName(key: string, name: string): string {
  if (!key.includes(name)) return key;
  const isOwn = new RegExp(`${name.replaceAll("$", "\\$")}(?![\\p{ID_Continue}$])`, "gu");
  return key.replaceAll(isOwn, "@");
}
