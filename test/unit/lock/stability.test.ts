/** Names once given stay given, whatever is added: what the lock is for. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { plan } from "../../../generator/emit/plan.js";
import { emitters } from "../../../generator/emit/registry.js";
import { wireTypes } from "../../../generator/ir/formats.js";
import type { ApiLock } from "../../../generator/ir/lock-model.js";
import { lowerLocked, type LockedApi } from "../../../generator/ir/lower-locked.js";
import { printLock } from "../../../generator/lock/print-lock.js";
import { readLock } from "../../../generator/lock/read-lock.js";
import { readSpec } from "../../support/spec.js";

/** What may stand in a document: paths and components as flow mappings, by key. */
interface Content {
  readonly paths: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, string>>;
}

const ok = (schema: string) =>
  `responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } }`;
const query = 'parameters: [{ name: q, in: query, schema: { type: string, enum: [a, "b"] } }]';
const listOf = (schema: string) => ok(`{ type: array, items: ${schema} }`);
const refTo = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;

const base: Content = {
  paths: {
    "/v1/m/pets": `{ get: { operationId: listPets, tags: [pets], ${query}, ${listOf(refTo("Pet"))} } }`,
    "/v1/m/pets/{id}": `{ get: { operationId: getPet, tags: [pets], parameters: [{ name: id, in: path, required: true, schema: { type: string } }], ${ok(refTo("Pet"))} } }`,
    "/v1/n/owners": `{ get: { operationId: all, ${ok(refTo("owner"))} }, post: { operationId: create_owner, requestBody: { content: { application/json: { schema: ${refTo("owner")} } } }, ${ok("{ type: object, properties: { deep: { type: object, properties: { x: { type: string } } } } }")} } }`,
  },
  schemas: {
    Pet: `{ type: object, required: [id], properties: { id: { type: string, readOnly: true }, state: ${refTo("State")} } }`,
    owner: `{ type: object, $defs: { Inner: { type: object, properties: { a: { type: string } } } }, properties: { inner: { $ref: "#/components/schemas/owner/$defs/Inner" } } }`,
    State: "{ type: string, enum: [open, in-progress, asc] }",
  },
};

function documentOf({ paths, schemas }: Content): string {
  const lines = (entries: object) =>
    Object.entries(entries).map(([key, text]) => `${key}: ${text}`);
  return [
    "openapi: 3.1.0",
    "info: { title: Test, version: 1.0.0 }",
    "paths:",
    ...lines(paths).map((line) => `  ${line}`),
    "components:",
    "  schemas:",
    ...lines(schemas).map((line) => `    ${line}`),
  ].join("\n");
}

function lowered(content: Content, former: ApiLock | undefined): LockedApi {
  const api = readSpec(documentOf(content));
  const options = { types: wireTypes, renames: new Map(), aliases: "kept" } as const;
  return lowerLocked(api, new DiagnosticBag(), { ...options, former });
}

/** The lock as it is after it was written and read. */
function remembered({ model, lock }: LockedApi): ApiLock | undefined {
  const bag = new DiagnosticBag();
  const text = printLock(new Map([[model.name, lock]]));
  const read = readLock({ file: "specloom.lock", text }, bag);
  expect(bag.diagnostics).toEqual([]);
  return read?.get(model.name);
}

/** Everything a consumer can write: exports by file, methods by property, members. */
function surface({ model, lock }: LockedApi): readonly string[] {
  const exports = plan(model, emitters, "").flatMap(({ file }) =>
    file.names.map(({ name }) => `${file.path} ${name}`),
  );
  const methods = model.resources.flatMap(({ propertyName, operations }) =>
    operations.map(
      ({ methodName, method, path }) => `${propertyName}.${methodName} ${method} ${path}`,
    ),
  );
  const members = [...lock.members].flatMap(([name, values]) =>
    [...values].map(([value, member]) => `${name}.${member} ${value}`),
  );
  return [...exports, ...methods, ...members];
}

const first = lowered(base, undefined);
const former = remembered(first);
const exported = surface(first);

/** Names that are taken already, and others that differ by case, or not at all once made names. */
const clashing = [
  ...new Set([...first.lock.names.values()].flatMap((names) => [...names.values()])),
  ...["Owner", "pet", "PET", "Inner", "OwnerInner", "list-pets", "Pets", "State2", "Client"],
];

const additions = fc.record({
  schemas: fc.uniqueArray(fc.constantFrom(...clashing), { maxLength: 4 }),
  operations: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...clashing, "pets/list", "create-owner", "List Pets"),
      path: fc.constantFrom("/a", "/v1/m/all", "/zoo", "/v1/pets", "/V1/n"),
      tag: fc.constantFrom("pets", "Pets", "owners", "p-ets", undefined),
    }),
    { maxLength: 3, selector: ({ path }) => path },
  ),
  values: fc.uniqueArray(fc.constantFrom("OPEN", "in_progress", "ASC", "Open", "inProgress"), {
    maxLength: 3,
  }),
  before: fc.boolean(),
});

test("every name that was exported is exported with the same meaning", () => {
  fc.assert(
    fc.property(additions, ({ schemas, operations, values, before }) => {
      const added: Content = {
        paths: Object.fromEntries(
          operations.map(({ id, path, tag }) => {
            const tags = tag === undefined ? "" : `tags: [${tag}], `;
            const lines = `operationId: "${id}", ${tags}${query}, ${listOf(refTo("Pet"))}`;
            return [path, `{ get: { ${lines} } }`];
          }),
        ),
        schemas: Object.fromEntries(
          schemas
            .filter((name) => !Object.hasOwn(base.schemas, name))
            .map((name) => [name, "{ type: object, properties: { z: { type: number } } }"]),
        ),
      };
      const [one, other] = before ? [added, base] : [base, added];
      const more = values.map((value) => `${value}, `).join("");
      const content = {
        paths: { ...one.paths, ...other.paths },
        schemas: {
          ...one.schemas,
          ...other.schemas,
          State: `{ type: string, enum: [${more}open, in-progress, asc] }`,
        },
      };

      const second = lowered(content, former);

      const present = new Set(surface(second));
      expect(exported.filter((name) => !present.has(name))).toEqual([]);
      expect(surface(lowered(content, remembered(second)))).toEqual(surface(second));
    }),
    { numRuns: 100 },
  );
});

test("without the lock the same additions move names", () => {
  const schemas = { ListPetsQuery: "{ type: string }", ...base.schemas };
  const present = new Set(surface(lowered({ ...base, schemas }, undefined)));
  expect(exported.filter((name) => !present.has(name))).not.toEqual([]);
});
