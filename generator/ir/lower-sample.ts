/**
 * Schemas → samples: parts that must hold together become one, alternatives are kept apart.
 *
 * A plain reference to a declaration stays one, so that recursion ends. What is merged has no name;
 * where it leads back to itself, or grows beyond all measure, any value stands for the rest.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema, SchemaObject } from "../input/openapi.js";
import { typeKinds } from "./sample-kinds.js";
import { lowerTypedSample } from "./lower-typed-sample.js";
import type { SampleModel } from "./sample-model.js";
import type { SampleSetting } from "./sample-setting.js";
import { partsOf, withParts, type PartsContext, type SchemaParts } from "./schema-parts.js";
import { hasType } from "./lower-value.js";
import type { JsonValue } from "./type-model.js";

/** What lowering one sample needs. */
export interface SampleContext extends PartsContext {
  /** The declaration of a schema, if it has one; asking for it makes it needed. */
  readonly declarationAt: (pointer: JsonPointer) => string | undefined;
}

/** Samples of one declaration or body have this many nodes at most. */
const largestSample = 4000;

/** Lowers the sample of a body. */
export function lowerSample(schema: Schema, context: SampleContext): SampleModel {
  return createLowering(context).lower([schema]);
}

/** Lowers the sample of a declaration, which is no reference to itself. */
export function lowerDeclaredSample(schema: Schema, context: SampleContext): SampleModel {
  const isAlias = typeof schema === "object" && isPlainReference(schema);
  return isAlias ? lowerSample(schema, context) : lowerWholeSample(schema, context);
}

/** Lowers a sample that is no reference, whatever the schema is. */
export function lowerWholeSample(schema: Schema, context: SampleContext): SampleModel {
  return createLowering(context).lowerParts(partsOf([schema], context));
}

interface Lowering extends SampleSetting {
  readonly lowerParts: (parts: SchemaParts) => SampleModel;
}

function createLowering(context: SampleContext): Lowering {
  const pending = new Set<string>();
  let size = 0;
  const lowering: Lowering = {
    isWriteOnly: context.graph.isWriteOnly,
    lower: (schemas) => {
      const [sole, ...others] = schemas;
      if (typeof sole === "object" && others.length === 0 && isPlainReference(sole)) {
        const declaration = context.declarationAt(sole.ref);
        if (declaration !== undefined) return { kind: "reference", declaration };
      }
      return lowering.lowerParts(partsOf(schemas, context));
    },
    lowerParts: (parts) => {
      const key = keyOf(parts);
      size += 1;
      if (pending.has(key) || size > largestSample) return anySample;
      pending.add(key);
      const sample = lowerParts(parts, { context, lowering });
      pending.delete(key);
      return sample;
    },
  };
  return lowering;
}

const anySample: SampleModel = { kind: "any", examples: [], not: [] };

/** A reference beside which nothing else is said about values. */
function isPlainReference(schema: SchemaObject): schema is SchemaObject & { ref: JsonPointer } {
  return schema.ref !== undefined && saysNothing({ ...schema, ref: undefined });
}

function saysNothing(schema: SchemaObject): boolean {
  const { allOf, anyOf, oneOf, types, required, bounds, format, not } = schema;
  const isValue = schema.const !== undefined || schema.enum !== undefined;
  const counted = allOf.length + anyOf.length + oneOf.length + types.length + required.length;
  const isBounded = (bounds ?? format ?? not ?? schema.minItems ?? schema.maxItems) !== undefined;
  return counted === 0 && !isValue && !isBounded && typeKinds([schema]).length === 0;
}

/** Parts have places, but for copies without alternatives. */
function keyOf({ schemas }: SchemaParts): string {
  return schemas
    .map(({ origin, anyOf, oneOf }) => `${origin} ${anyOf.length} ${oneOf.length}`)
    .sort()
    .join("\n");
}

interface Setting {
  readonly context: SampleContext;
  readonly lowering: Lowering;
}

function lowerParts(parts: SchemaParts, setting: Setting): SampleModel {
  if (parts.isNever) return { kind: "never" };
  return lowerChoice(parts, setting) ?? lowerPlain(parts, setting);
}

function lowerPlain({ schemas, ...parts }: SchemaParts, { lowering }: Setting): SampleModel {
  const values = valuesOf(schemas);
  if (values === undefined) return lowerTypedSample({ schemas, ...parts }, lowering);
  const excluded = schemas.flatMap(({ not }) => (not === undefined ? [] : [lowering.lower([not])]));
  const possible = values.filter((value) => !excluded.some((sample) => isListed(sample, value)));
  return possible.length === 0 ? { kind: "never" } : { kind: "values", values: possible };
}

/** Whether a sample is nothing but certain values, one of which this is. */
function isListed(sample: SampleModel, value: JsonValue): boolean {
  if (sample.kind === "null") return value === null;
  const key = JSON.stringify(value);
  return sample.kind === "values" && sample.values.some((each) => JSON.stringify(each) === key);
}

/** Constants and enumerations have to agree; values of other types never occur. */
function valuesOf(schemas: readonly SchemaObject[]): readonly JsonValue[] | undefined {
  const lists = schemas.flatMap(({ const: constant, enum: values }) => [
    ...(constant === undefined ? [] : [[constant.value]]),
    ...(values === undefined ? [] : [values]),
  ]);
  const [first, ...others] = lists;
  if (first === undefined) return undefined;
  const keys = others.map((list) => new Set(list.map((value) => JSON.stringify(value))));
  return first.filter(
    (value) =>
      keys.every((known) => known.has(JSON.stringify(value))) &&
      schemas.every(({ types }) => hasType(value, types)),
  );
}

/** The first alternatives among the parts, each together with all the rest. */
function lowerChoice(parts: SchemaParts, setting: Setting): SampleModel | undefined {
  const owner = parts.schemas.find(({ anyOf, oneOf }) => anyOf.length + oneOf.length > 0);
  if (owner === undefined) return undefined;
  const exclusive = owner.oneOf.length > 0;
  const without = { ...owner, [exclusive ? "oneOf" : "anyOf"]: [] };
  const schemas = parts.schemas.map((schema) => (schema === owner ? without : schema));
  const base = { ...parts, schemas };
  const alternatives = exclusive ? owner.oneOf : owner.anyOf;
  const members = alternatives
    .map((member) => lowerMember(member, { base, owner }, setting))
    .filter(({ kind }) => kind !== "never");
  const [sole, ...others] = members;
  if (sole === undefined) return { kind: "never" };
  return others.length === 0 ? sole : { kind: "choice", exclusive, members };
}

interface Alternatives {
  readonly base: SchemaParts;
  readonly owner: SchemaObject;
}

/** A member by itself where nothing stands beside it. */
function lowerMember(
  member: Schema,
  { base, owner }: Alternatives,
  { context, lowering }: Setting,
): SampleModel {
  const scope = { graph: context.graph, variant: "read" } as const;
  const tag = owner.discriminator && context.tags.narrowed(owner.discriminator, member, scope);
  const kinds = new Set(typeKinds(partsOf([member], context).schemas));
  const isAlone = base.schemas.every(
    (part) =>
      saysNothing({ ...part, types: [], ref: undefined, allOf: [] }) && isImplied(part, kinds),
  );
  if (isAlone && base.tags.length === 0 && tag === undefined) return lowering.lower([member]);
  const parts = withParts(base, partsOf([member], context));
  return lowering.lowerParts(tag === undefined ? parts : { ...parts, tags: [...parts.tags, tag] });
}

/** Whether all types that a member has are among those that a part allows. */
function isImplied({ types }: SchemaObject, kinds: ReadonlySet<string>): boolean {
  const allowed = new Set<string>(types);
  return types.length === 0 || (kinds.size > 0 && [...kinds].every((kind) => allowed.has(kind)));
}
