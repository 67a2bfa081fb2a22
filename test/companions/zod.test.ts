/** The companion for Zod with the real library; Ajv, which reads the same documents, is the oracle. */
import { readdirSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import { generate } from "../../generator/index.js";
import { asObject, isObject } from "../server/json.js";
import { startServer, type TestServer } from "../server/server.js";
import { loadSpec } from "../server/spec-document.js";
import { companionProgram, type CompanionProgram } from "../support/companion.js";

const root = new URL("../../spec/", import.meta.url);
const ticketing = new URL("ticketing/", root);
const spec = loadSpec(...readdirSync(ticketing).map((file) => new URL(file, ticketing)));

/** What types do not express, and schemas made of types do not check. */
const constraints = new Set([
  "format",
  "pattern",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "uniqueItems",
]);

interface Program {
  readonly accepts: (schema: string, value: unknown) => boolean;
  readonly nameOf: (value: unknown) => string;
  readonly NamedUserSchema: ZodType;
}

let built: CompanionProgram;
let program: Program;
let server: TestServer;

beforeAll(async () => {
  built = await companionProgram("zod.ts", root.pathname);
  program = built.module as Program;
  server = await startServer({ userCount: 20 });
});

afterAll(async () => {
  await server.close();
  await built.remove();
});

test("schemas are those that users expect; samples compile", () => {
  expect(built.errors).toEqual([]);
  const [user] = server.users;
  expect(program.nameOf(user)).toBe(user?.name);
  const { error } = program.NamedUserSchema.safeParse({ ...user, name: "" });
  expect(error?.issues.map(({ path }) => path)).toEqual([["name"]]);
});

describe("agrees with Ajv on answers of the server and on what is made of them", () => {
  test("for every list of the API", async () => {
    const disagreements: string[] = [];
    const counts = { accepted: 0, refused: 0 };
    for (const { path, schema } of await lists()) {
      const body = await read(path);
      const validate = validatorOf(schema);
      expect({ schema, valid: validate(body) }).toEqual({ schema, valid: true });
      for (const { change, value } of [{ change: "as it is", value: body }, ...changes(body)]) {
        const expected = validate(value);
        counts[expected ? "accepted" : "refused"] += 1;
        if (program.accepts(`${schema}Schema`, value) !== expected) {
          disagreements.push(`${schema} ${change}: ${expected ? "refused" : "accepted"}`);
        }
      }
    }
    expect(disagreements).toEqual([]);
    expect(counts.accepted).toBeGreaterThan(200);
    expect(counts.refused).toBeGreaterThan(500);
  });
});

/** The lists of the API, and the named type of their bodies. */
async function lists() {
  const { apis } = await generate({ input: root.pathname });
  const api = apis.find(({ model }) => model.name === "ticketing");
  return (api?.model.resources ?? []).flatMap(({ operations }) =>
    operations.flatMap(({ path, pagination, result }) =>
      pagination !== undefined && result?.kind === "reference"
        ? [{ path, schema: result.declaration }]
        : [],
    ),
  );
}

async function read(path: string): Promise<unknown> {
  const query = `integrated_account_id=${server.integratedAccountId}&limit=2`;
  const headers = { authorization: `Bearer ${server.token}` };
  const response = await fetch(`${server.url}${path}?${query}`, { headers });
  const body: unknown = await response.json();
  return body;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormatsModule.default(ajv);
for (const [uri, document] of spec.files) ajv.addSchema(withoutConstraints(document), uri);

/** Validates a component, but for what types do not express. */
function validatorOf(name: string): (value: unknown) => boolean {
  const [uri] =
    [...spec.files].find(([, document]) => {
      return name in asObject(asObject(document["components"])["schemas"]);
    }) ?? [];
  const validate = ajv.compile({ $ref: `${uri ?? "missing:"}#/components/schemas/${name}` });
  return (value) => validate(value);
}

function withoutConstraints(value: object): object {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) =>
      constraints.has(key) && !isObject(member) ? undefined : member,
    ),
  ) as object;
}

interface Change {
  readonly change: string;
  readonly value: unknown;
}

/** A value without one member, or with something else in its place, at every depth. */
function changes(value: unknown, at = ""): readonly Change[] {
  if (Array.isArray(value)) {
    const [first, ...rest] = value as readonly unknown[];
    if (first === undefined) return [];
    const inner = [...others(first, `${at}/0`), ...changes(first, `${at}/0`)];
    return inner.map((change) => ({ ...change, value: [change.value, ...rest] }));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const { [name]: _, ...rest } = value;
    const inner = [...others(member, `${at}/${name}`), ...changes(member, `${at}/${name}`)];
    return [
      { change: `without ${at}/${name}`, value: rest },
      ...inner.map((change) => ({ ...change, value: { ...value, [name]: change.value } })),
    ];
  });
}

function others(value: unknown, at: string): readonly Change[] {
  return [null, 7, "text", true, [], {}, [{}]]
    .filter((other) => JSON.stringify(other) !== JSON.stringify(value))
    .map((other) => ({ change: `${JSON.stringify(other)} at ${at}`, value: other }));
}
