/** What bodies have in common: the envelope of pages, the body of errors, the types of fields. */
import type { DecodedApi } from "../input/decoded.js";
import type { NamedSchema, OperationObject, Schema } from "../input/openapi.js";
import { branchesOf, schemasAtPointer, typesOf } from "../input/schema-search.js";
import { pageSchema } from "../input/verify-pagination.js";
import { casingOf } from "./casing.js";
import { nameOf, operationsOf, type Convention } from "./convention.js";
import { absences, deviations, type Observation, type Whole } from "./observation.js";

export const envelopeConvention: Convention = {
  code: "convention-envelope",
  find: (apis) =>
    deviations(
      operationsOf(apis).flatMap(({ api, operation }): readonly Observation[] => {
        const page = pageSchema(operation);
        if (operation.pagination === undefined || typeof page !== "object") return [];
        const names = branchesOf(api, page).flatMap(({ properties }) => properties.map(nameIn));
        const value = `pages of ${[...new Set(names)].sort().join(", ")}`;
        const observed = { group: "pages", kind: "lists", subject: nameOf(operation) };
        return [{ ...observed, api, origin: originOf(api, page), value }];
      }),
    ),
};

/** Where a schema is described, and not where it is referred to. */
function originOf(api: DecodedApi, schema: Exclude<Schema, boolean>): string {
  const target = schema.ref === undefined ? undefined : api.schemaAt(schema.ref);
  return typeof target === "object" ? target.origin : schema.origin;
}

function nameIn({ name }: NamedSchema): string {
  return name;
}

export const errorConvention: Convention = {
  code: "convention-error-body",
  find: (apis) =>
    deviations(
      operationsOf(apis).flatMap(({ api, operation }) =>
        operation.responses
          .filter(({ status }) => status === "default" || /^[45]/u.test(status))
          .map(({ status, content, origin }) => {
            const subject = `The response ${status} of ${nameOf(operation)}`;
            const value = errorBody(content[0]?.schema);
            return { api, origin, group: "errors", kind: "errors", subject, value };
          }),
      ),
    ),
};

function errorBody(schema: Schema | undefined): string {
  if (typeof schema !== "object") return "no body";
  const name = schema.ref?.split("/").at(-1);
  return name === undefined ? "a body of its own" : `the body ${name}`;
}

/** Records of lists: what resources are about. */
function recordFields(apis: readonly DecodedApi[]): readonly Field[] {
  return operationsOf(apis).flatMap(({ api, operation }) => {
    const records = recordsOf(api, operation).flatMap((schema) => branchesOf(api, schema));
    return records.flatMap(({ properties }) =>
      properties.map(({ name, schema }) => {
        return { api, name, schema, subject: `The field ${name} of ${nameOf(operation)}` };
      }),
    );
  });
}

interface Field {
  readonly api: DecodedApi;
  readonly name: string;
  readonly schema: Schema;
  readonly subject: string;
}

function recordsOf(api: DecodedApi, operation: OperationObject): readonly Schema[] {
  const page = pageSchema(operation);
  if (operation.pagination === undefined || page === undefined) return [];
  const lists = schemasAtPointer(api, page, operation.pagination.items);
  const branches = lists.flatMap((list) => branchesOf(api, list));
  return branches.flatMap(({ items }) => (items === undefined ? [] : [items]));
}

/** Fields that at least half of all records have: what is rare may mean something else. */
function commonFields(apis: readonly DecodedApi[]): readonly Field[] {
  const lists = operationsOf(apis).filter(({ operation }) => operation.pagination !== undefined);
  const fields = recordFields(apis);
  const counts = new Map<string, number>();
  for (const { name } of fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  return fields.filter(({ name }) => (counts.get(name) ?? 0) >= lists.length / 2);
}

/** Fields of the same name are of the same type, null aside. */
export const fieldConvention: Convention = {
  code: "convention-field-type",
  find: (apis) =>
    deviations(
      commonFields(apis).flatMap(({ api, name, schema, subject }): readonly Observation[] => {
        if (typeof schema !== "object") return [];
        const value = `the type ${typeText(api, schema)}`;
        const kind = "fields of this name";
        return [{ api, origin: schema.origin, group: name, kind, subject, value }];
      }),
    ),
};

/** And have the format that the others have; one of its own narrows the type and does no harm. */
export const formatConvention: Convention = {
  code: "convention-field-type",
  find: (apis) =>
    absences(
      commonFields(apis).flatMap(({ api, name, schema, subject }): readonly Whole[] => {
        if (typeof schema !== "object") return [];
        const formats = branchesOf(api, schema).flatMap(({ format }) => format ?? []);
        const observed = { group: name, kind: "fields of this name", subject };
        return [{ ...observed, api, origin: schema.origin, parts: new Set(formats) }];
      }),
      "format",
    ),
};

function typeText(api: DecodedApi, schema: Schema): string {
  const kinds = branchesOf(api, schema).flatMap(typesOf);
  const kept = new Set(kinds.filter((kind) => kind !== "null"));
  return [...kept].sort().join(" or ") || "anything";
}

export const fieldCasingConvention: Convention = {
  code: "convention-name",
  find: (apis) =>
    deviations(
      recordFields(apis).flatMap(({ api, name, schema, subject }): readonly Observation[] => {
        const casing = casingOf(name);
        if (casing === undefined || typeof schema !== "object") return [];
        const observed = { group: "fields", kind: "fields", subject };
        return [{ ...observed, api, origin: schema.origin, value: `a name in ${casing}` }];
      }),
    ),
};
