/** Documented references are links: what a field refers to can be asked for. */
import type { DecodedApi } from "../input/decoded.js";
import type { JsonValue, OperationObject, ResponseObject, Schema } from "../input/openapi.js";
import { branchesOf } from "../input/schema-search.js";
import { pageSchema } from "../input/verify-pagination.js";
import { nameOf, operationsOf, shapeOf, type Convention, type Owned } from "./convention.js";
import { deviations, type Observation } from "./observation.js";

/** Where a record of an operation refers to another record. */
interface Reference {
  readonly owned: Owned;
  readonly field: string;
  /** Name of the schema that stands for the reference. */
  readonly schema: string;
  readonly isLinked: boolean;
}

/** Fields whose schema leads somewhere by a link in most places do so everywhere. */
export const linkConvention: Convention = {
  code: "convention-link-missing",
  find: (apis) => {
    const references = operationsOf(apis).flatMap(referencesOf);
    const linking = new Set(
      references.filter(({ isLinked }) => isLinked).map(({ owned }) => shapeOf(owned.operation)),
    );
    const comparable = references.filter(({ owned }) => linking.has(shapeOf(owned.operation)));
    const found = deviations(comparable.map(observationOf));
    return found.filter(({ usual }) => usual === linked);
  },
};

const linked = "a link";

function observationOf({ owned, field, schema, isLinked }: Reference): Observation {
  const [success] = successesOf(owned.operation);
  return {
    api: owned.api,
    origin: success?.origin ?? owned.operation.origin,
    group: `${owned.api.document.name} ${schema}`,
    kind: `references of the schema ${schema}`,
    subject: `The field ${field} of ${nameOf(owned.operation)}`,
    value: isLinked ? linked : "no link",
  };
}

/** Fields of a single record that refer to a schema by name. */
function referencesOf(owned: Owned): readonly Reference[] {
  const { api, operation } = owned;
  const body = pageSchema(operation);
  if (body === undefined || operation.pagination !== undefined) return [];
  const fields = linkedFields(operation);
  return branchesOf(api, body).flatMap(({ properties }) =>
    properties.flatMap(({ name, schema }) => {
      const target = referredSchema(api, schema);
      if (target === undefined) return [];
      return [{ owned, field: name, schema: target, isLinked: fields.has(name) }];
    }),
  );
}

/** `Team` for `{ $ref: Team }`, and for a choice between that and null. */
function referredSchema(api: DecodedApi, schema: Schema): string | undefined {
  if (typeof schema !== "object") return undefined;
  const choices = [schema, ...schema.oneOf, ...schema.anyOf];
  const [ref] = choices.flatMap((choice) => (typeof choice === "object" ? (choice.ref ?? []) : []));
  const target = ref === undefined ? undefined : api.schemaAt(ref);
  const isRecord =
    typeof target === "object" && target.properties.some(({ name }) => name === "id");
  return isRecord ? ref?.split("/").at(-1) : undefined;
}

/** First segments of what the links of success responses take from the body. */
function linkedFields(operation: OperationObject): ReadonlySet<string> {
  const links = successesOf(operation).flatMap((response) => response.links);
  const parameters = links.flatMap((link) => link.parameters);
  return new Set(parameters.flatMap(({ value }) => bodyField(value) ?? []));
}

function successesOf({ responses }: OperationObject): readonly ResponseObject[] {
  return responses.filter(({ status }) => status.startsWith("2"));
}

function bodyField(expression: JsonValue): string | undefined {
  if (typeof expression !== "string") return undefined;
  return /^\$response\.body#\/([^/]+)/u.exec(expression)?.[1];
}
