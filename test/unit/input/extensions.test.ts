/** The decoder and the published schemas accept and refuse the same values. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import type { DecodeContext, ObjectCursor } from "../../../generator/input/cursor.js";
import { decodeSchema } from "../../../generator/input/decode-schema.js";
import { checkExtension, extensionPlaces } from "../../../generator/input/extension-names.js";
import { operationRules } from "../../../generator/input/operation-rules.js";
import type { JsonValue } from "../../../generator/input/openapi.js";
import { cases } from "./extension-cases.js";

const folder = new URL("../../../docs/extensions/", import.meta.url);

function cursorOf(value: ObjectCursor["value"], bag = new DiagnosticBag()): ObjectCursor {
  const context: DecodeContext = {
    root: value,
    version: "3.1",
    bag,
    locate: () => undefined,
    decodeSchema,
    schemas: new Map(),
    references: new Map(),
    rules: operationRules(),
    outdatedNullables: [],
    untypedKeywords: new Map(),
  };
  return { context, value, pointer: "" };
}

function decodeValue(name: string, value: JsonValue) {
  const bag = new DiagnosticBag();
  const root = { [name]: value, components: { schemas: { Envelope: {} } } };
  const decoded = cases[name]?.decode(cursorOf(root, bag));
  return { decoded, messages: bag.diagnostics.map(({ message }) => message) };
}

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), "utf8"));
const validators = new Map(Object.keys(cases).map((name) => [name, ajv.compile(schemaOf(name))]));

describe("every extension", () => {
  test("has a schema and a table here", () => {
    const names = [...extensionPlaces.keys()].sort();
    expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.schema.json`));
    expect(Object.keys(cases).sort()).toEqual(names);
  });

  test("is absent where it is not written", () => {
    for (const [name, { decode }] of Object.entries(cases)) {
      expect([undefined, false]).toContain(decode(cursorOf({ other: name })));
    }
  });
});

describe.each(Object.entries(cases))("%s", (name, { accepted, refused }) => {
  const validate = validators.get(name);

  test.each(accepted)("accepts %j", (value, expected) => {
    expect(decodeValue(name, value)).toEqual({ decoded: expected, messages: [] });
    expect(validate?.(value)).toBe(true);
  });

  test.each(refused)("refuses %j", (value, expected) => {
    expect(decodeValue(name, value).messages).toContain(`${name}: ${expected}.`);
    expect(validate?.(value)).toBe(false);
  });
});

test("an envelope that does not resolve is reported", () => {
  const values = { a: { body: "wrapped", property: "b", envelope: "#/components/schemas/No" } };
  expect(decodeValue("x-loom-response", { kind: "select", default: "a", values })).toEqual({
    decoded: undefined,
    messages: ["The reference #/components/schemas/No does not resolve."],
  });
});

test.each([
  ["x-loom-filer", "x-loom-filter"],
  ["x-loom-paginaton", "x-loom-pagination"],
  ["x-loom-something", undefined],
])("of %s, %s was meant", (name, suggestion) => {
  const bag = new DiagnosticBag();
  checkExtension(name, "schema", { bag, place: () => ({ pointer: "", range: undefined }) });
  const [diagnostic] = bag.diagnostics;
  expect(diagnostic?.message).toBe(
    `The extension ${name} is unknown${suggestion === undefined ? "." : `; did you mean ${suggestion}?`}`,
  );
});
