/** What of a schema must hold together: its reference, its `allOf`, and what it says itself. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema, SchemaObject } from "../input/openapi.js";
import { typesOf } from "./lower-value.js";
import type { SchemaScope } from "./schema-scope.js";

/** What must hold together: references by name, and inline schemas with what they say themselves. */
export interface Conjuncts {
  readonly references: JsonPointer[];
  readonly inline: { readonly schema: SchemaObject; readonly hasUnions: boolean }[];
  readonly required: Set<string>;
  isNever: boolean;
}

/** Takes a schema and its `allOf` apart. */
export function conjunctsOf(schema: SchemaObject, scope: SchemaScope): Conjuncts {
  const conjuncts: Conjuncts = {
    references: [],
    inline: [],
    required: new Set(),
    isNever: false,
  };
  collect(schema, conjuncts, { root: schema, scope, bases: new Set() });
  return conjuncts;
}

/** Whether there is nothing but one schema by itself. */
export function isSingle({ references, inline }: Conjuncts): boolean {
  return references.length === 0 && inline.length === 1;
}

/** Whether a schema has alternatives. */
export function hasUnion({ anyOf, oneOf }: SchemaObject): boolean {
  return anyOf.length > 0 || oneOf.length > 0;
}

interface CollectSetting {
  readonly root: SchemaObject;
  readonly scope: SchemaScope;
  /** Bases whose content was taken over. */
  readonly bases: Set<JsonPointer>;
}

function collect(schema: Schema, conjuncts: Conjuncts, setting: CollectSetting): void {
  if (typeof schema === "boolean") {
    conjuncts.isNever ||= !schema;
    return;
  }
  collectReference(schema, conjuncts, setting);
  if (schema.ref === undefined || hasSiblings(schema)) {
    conjuncts.inline.push({ schema, hasUnions: true });
  }
  for (const name of schema.required) conjuncts.required.add(name);
  for (const member of schema.allOf) collect(member, conjuncts, setting);
}

/**
 * A base that is a union of its own children would contain itself. A child takes what the base says
 * besides the union.
 */
function collectReference(
  { ref }: SchemaObject,
  conjuncts: Conjuncts,
  setting: CollectSetting,
): void {
  if (ref === undefined || setting.bases.has(ref)) return;
  const { graph } = setting.scope;
  const target = graph.at(ref);
  const isBase = graph.alternatives(ref).has(setting.root.origin);
  if (!isBase || target === undefined || typeof target === "boolean") {
    conjuncts.references.push(ref);
    return;
  }
  setting.bases.add(ref);
  conjuncts.inline.push({ schema: target, hasUnions: false });
  for (const name of target.required) conjuncts.required.add(name);
  for (const member of target.allOf) collect(member, conjuncts, setting);
}

/** Whether a schema with a reference constrains its value by more than the reference. */
function hasSiblings(schema: SchemaObject): boolean {
  const isComposed =
    schema.allOf.length + schema.anyOf.length + schema.oneOf.length > 0 || schema.not !== undefined;
  const isValue = schema.enum !== undefined || schema.const !== undefined;
  return isComposed || isValue || schema.required.length > 0 || typesOf(schema).length > 0;
}
