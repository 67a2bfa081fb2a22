import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { recordResources } from "../../server/records/resources.js";
import { seedRecords } from "../../server/records/seed.js";
import { loadSpec } from "../../server/spec-document.js";
import { usersResource } from "../../server/users/resource.js";
import { seedUsers } from "../../server/users/seed.js";

const folder = new URL("../../../spec/ticketing/", import.meta.url);
const spec = loadSpec(...readdirSync(folder).map((file) => new URL(file, folder)));
const common = new Set(
  "integrated_account_id limit next_cursor sort_by truto_response_format truto_key_by truto_ignore_limit truto_ignore_remote_data truto_exclude_fields remote_query truto_super_query".split(
    " ",
  ),
);

const served = [...recordResources, usersResource].map(({ name, filters, sortKeys }) => ({
  name,
  filters: Object.keys(filters),
  sortKeys: Object.keys(sortKeys),
}));

test("the server serves every resource of the spec", () => {
  const names = served.map(({ name }) => `${name}.yaml`);

  expect(names.toString()).not.toBe("");
  expect(new Set(names)).toEqual(new Set(readdirSync(folder)));
});

test.each(served)("the server knows each filter and order of $name", (resource) => {
  const { name, filters, sortKeys } = resource;
  const list = spec.operations.find(
    ({ method, path }) => method === "GET" && path === `/unified/ticketing/${name}`,
  );
  const parameters = list?.parameters ?? [];
  const declared = parameters.filter((parameter) => !common.has(parameter.name));

  expect(parameters.length).toBeGreaterThan(0);
  expect(new Set(filters)).toEqual(new Set(declared.map((parameter) => parameter.name)));
  expect(parameters.some((parameter) => parameter.name === "sort_by")).toBe(sortKeys.length > 0);
});

test("the same seed gives the same records, another one does not", () => {
  const users = seedUsers(5, 1).map(({ fields }) => fields);

  expect(seedRecords(users, 1)).toEqual(seedRecords(users, 1));
  expect(seedRecords(users, 2)).not.toEqual(seedRecords(users, 1));
});
