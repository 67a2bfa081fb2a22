/** Emits `zod.ts`: a schema for each named type, for the library Zod. */
import type { StatementStructures } from "ts-morph";
import type { ApiModel } from "../ir/model.js";
import { referencesIn } from "../ir/type-walk.js";
import type { TypeModel, Variant } from "../ir/type-model.js";
import { claims } from "./companion-names.js";
import type { ApiEmitter, Scope } from "./emitter.js";
import { declarationOrder } from "./schema-order.js";
import { constStructure, exported } from "./structures.js";
import { call, lazy, reference } from "./syntax.js";
import { note } from "./tsdoc.js";
import { namedSchema, type ZodContext } from "./zod-type.js";

const library = { package: "zod" };
const guards = { path: "runtime/schema-guards.ts" };

/** Emits schemas whose inferred types are those of `models.ts`. */
export const zodEmitter: ApiEmitter = {
  scope: "api",
  file: "zod.ts",
  companion: true,
  names: (api) => schemasOf(api).map(({ name }) => ({ name, kind: "value", exported: true })),
  emit: (api, scope) => {
    const schemas = schemasOf(api);
    const nameOf = schemaNames(schemas);
    const order = declarationOrder(
      schemas.map(({ name, type }) => ({
        name,
        references: referencesIn(type).map((each) => nameOf(each.declaration, each.variant)),
      })),
    );
    const context = contextOf(nameOf, order.recursive, scope);
    const byName = new Map(schemas.map((schema) => [schema.name, schema]));
    return order.names.flatMap((name) => {
      const schema = byName.get(name);
      return schema === undefined
        ? []
        : [schemaConstant(schema, order.recursive.has(name), { context, scope })];
    });
  },
};

/** One side of a declaration. */
interface NamedSchema {
  readonly name: string;
  readonly declaration: string;
  readonly variant: Variant;
  /** Name of the type. */
  readonly typeName: string;
  readonly type: TypeModel;
}

/** Types come first: their names are imported beside the schemas. */
function schemasOf({ declarations }: ApiModel): readonly NamedSchema[] {
  const types = declarations.flatMap(({ name, write }) => [name, ...(write ? [write.name] : [])]);
  const claim = claims(types);
  return declarations.flatMap(({ name: declaration, read, write }): readonly NamedSchema[] => {
    const schema = (variant: Variant, typeName: string, type: TypeModel) => {
      return { name: claim(`${typeName}Schema`), declaration, variant, typeName, type };
    };
    return [
      schema("read", declaration, read),
      ...(write === undefined ? [] : [schema("write", write.name, write.type)]),
    ];
  });
}

/** Where the two sides are equal, there is the one of responses. */
function schemaNames(schemas: readonly NamedSchema[]) {
  const names = new Map(
    schemas.map(({ name, declaration, variant }) => [`${variant} ${declaration}`, name]),
  );
  return (declaration: string, variant: Variant): string =>
    names.get(`${variant} ${declaration}`) ?? names.get(`read ${declaration}`) ?? declaration;
}

function contextOf(
  nameOf: ReturnType<typeof schemaNames>,
  recursive: ReadonlySet<string>,
  scope: Scope,
): ZodContext {
  const z = scope.imported("z", library);
  return {
    zod: z,
    reference: (declaration, variant) => {
      const name = nameOf(declaration, variant);
      return recursive.has(name) ? call(`${z}.lazy`, lazy(name)) : name;
    },
    guard: (name) => scope.imported(name, guards),
  };
}

/** A compiler does not infer the type of what leads back to itself, so that is said. */
function schemaConstant(
  { name, typeName, type }: NamedSchema,
  isRecursive: boolean,
  { context, scope }: { readonly context: ZodContext; readonly scope: Scope },
): StatementStructures {
  const docs = [note`Checks values of \`${typeName}\`.`];
  return constStructure(
    exported(name, docs),
    namedSchema(type, context),
    isRecursive ? reference(`${context.zod}.ZodType`, scope.typeName(typeName)) : undefined,
  );
}
