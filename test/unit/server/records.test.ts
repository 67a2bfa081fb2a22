import { expect, test } from "vitest";
import { ticketingResources } from "../../server/records/resources.js";
import { seedRecords } from "../../server/records/seed.js";
import { exampleRecords, specResource } from "../../server/records/spec-resource.js";
import { usersResource } from "../../server/users/resource.js";
import { seedUsers } from "../../server/users/seed.js";
import { unifiedResources } from "../../support/resources.js";

const common = new Set(
  "integrated_account_id limit next_cursor sort_by truto_response_format truto_key_by truto_ignore_limit truto_ignore_remote_data truto_exclude_fields remote_query truto_super_query".split(
    " ",
  ),
);

const described = [...ticketingResources, usersResource].map(({ name, filters, sortKeys }) => ({
  name,
  filters: Object.keys(filters),
  sortKeys: Object.keys(sortKeys),
}));

test.each(unifiedResources)("the server knows each filter and order of $key", (resource) => {
  const { model, name, list, spec } = resource;
  const byHand = described.find((one) => model === "ticketing" && one.name === name);
  const derived = specResource(spec, name);
  const filters = byHand?.filters ?? Object.keys(derived.filters);
  const sortKeys = byHand?.sortKeys ?? Object.keys(derived.sortKeys);
  const declared = list.parameters.filter((parameter) => !common.has(parameter.name));

  expect(list.parameters.length).toBeGreaterThan(0);
  expect(new Set(filters)).toEqual(new Set(declared.map((parameter) => parameter.name)));
  expect(list.parameters.some((parameter) => parameter.name === "sort_by")).toBe(
    sortKeys.length > 0,
  );
});

test.each(unifiedResources)("the spec of $key is enough to make records", ({ key, spec }) => {
  const ids = exampleRecords(spec, key).map(({ fields }) => fields.id);

  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the same seed gives the same records, another one does not", () => {
  const users = seedUsers(5, 1).map(({ fields }) => fields);

  expect(seedRecords(users, 1)).toEqual(seedRecords(users, 1));
  expect(seedRecords(users, 2)).not.toEqual(seedRecords(users, 1));
});
