/** A schema as what must hold together: itself, what it refers to, its `allOf`, its tags. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema, SchemaObject } from "../input/openapi.js";
import type { Tags } from "./lower-discriminator.js";
import type { SchemaGraph } from "./schema-graph.js";
import type { PropertyModel } from "./type-model.js";

/** What is needed to take schemas apart. */
export interface PartsContext {
  readonly graph: SchemaGraph;
  readonly tags: Tags;
}

/** What must hold together. */
export interface SchemaParts {
  /** Their references and `allOf` are among them. */
  readonly schemas: readonly SchemaObject[];
  /** Properties that discriminators give a value. */
  readonly tags: readonly PropertyModel[];
  readonly isNever: boolean;
}

/** Takes schemas apart that must hold together. */
export function partsOf(schemas: readonly Schema[], context: PartsContext): SchemaParts {
  const [root] = schemas.length === 1 ? schemas : [];
  const collection: Collection = {
    schemas: [],
    tags: [],
    isNever: false,
    seen: new Set(),
    root: typeof root === "object" ? (root.ref ?? root.origin) : undefined,
  };
  for (const schema of schemas) collect(schema, collection, context);
  return collection;
}

/** Both together. */
export function withParts(first: SchemaParts, second: SchemaParts): SchemaParts {
  return {
    schemas: [...first.schemas, ...second.schemas],
    tags: [...first.tags, ...second.tags],
    isNever: first.isNever || second.isNever,
  };
}

interface Collection {
  readonly schemas: SchemaObject[];
  readonly tags: PropertyModel[];
  readonly seen: Set<SchemaObject>;
  /** What all begins with: a base that is a union of its own children does not lead back to it. */
  readonly root: JsonPointer | undefined;
  isNever: boolean;
}

function collect(schema: Schema, collection: Collection, context: PartsContext): void {
  if (typeof schema === "boolean") {
    collection.isNever ||= !schema;
    return;
  }
  const { schemas, tags, seen, root } = collection;
  if (seen.has(schema)) return;
  seen.add(schema);
  const { graph } = context;
  const isOfChildren = root !== undefined && graph.alternatives(schema.origin).has(root);
  schemas.push(isOfChildren ? { ...schema, anyOf: [], oneOf: [] } : schema);
  tags.push(...context.tags.inherited(schema, { graph, variant: "read" }));
  if (schema.ref !== undefined) collect(graph.at(schema.ref) ?? true, collection, context);
  for (const member of schema.allOf) collect(member, collection, context);
}
