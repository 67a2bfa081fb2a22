/** What a document marks as secret, so that logs can leave it out. */
import type { DecodedApi } from "../input/decoded.js";
import type { MediaTypeObject, OperationObject, Schema } from "../input/openapi.js";
import { camelCase } from "./casing.js";
import type { SecretsModel } from "./model.js";
import type { Names } from "./names.js";
import { createSchemaGraph, type SchemaGraph } from "./schema-graph.js";
import { addSubschemas } from "./subschemas.js";

/** The properties with `writeOnly` or `format: password`; `undefined` where there are none. */
export function lowerSecrets(api: DecodedApi, names: Names): SecretsModel | undefined {
  const properties = secretProperties(api);
  if (properties.length === 0) return undefined;
  return { name: names.claim(`${camelCase(api.document.name)}SecretProperties`, ""), properties };
}

function secretProperties(api: DecodedApi): readonly string[] {
  const graph = createSchemaGraph(api);
  const found = new Set<string>();
  const seen = new Set<Schema>();
  const pending = rootsOf(api);
  for (let index = 0; index < pending.length; index += 1) {
    const schema = pending[index];
    if (typeof schema !== "object" || seen.has(schema)) continue;
    seen.add(schema);
    for (const property of schema.properties) {
      if (isSecret(property.schema, graph)) found.add(property.name);
    }
    addSubschemas(schema, pending);
  }
  return [...found].sort();
}

function isSecret(schema: Schema, graph: SchemaGraph): boolean {
  if (graph.isWriteOnly(schema)) return true;
  const branches = [schema, ...branchesOf(graph.resolve(schema))];
  return branches.some((branch) => graph.resolve(branch)?.format === "password");
}

function branchesOf(schema: Exclude<Schema, boolean> | undefined): readonly Schema[] {
  return schema === undefined ? [] : [...schema.allOf, ...schema.anyOf, ...schema.oneOf];
}

/** The schemas that are not inside of others. */
function rootsOf({ document }: DecodedApi): (Schema | undefined)[] {
  const callbacks = document.operations.flatMap((operation) => operation.callbacks);
  const incoming = [...callbacks, ...document.webhooks].flatMap(({ operations }) => operations);
  return [
    ...document.schemas.map(({ schema }) => schema),
    ...[...document.operations, ...incoming].flatMap(schemasOf),
  ];
}

function schemasOf(operation: OperationObject): readonly (Schema | undefined)[] {
  const { parameters, requestBody, responses } = operation;
  const ofContent = (content: readonly MediaTypeObject[] = []) =>
    content.flatMap(({ schema, itemSchema }) => [schema, itemSchema]);
  return [
    ...parameters.map(({ schema }) => schema),
    ...ofContent(requestBody?.content),
    ...responses.flatMap(({ content }) => ofContent(content)),
  ];
}
