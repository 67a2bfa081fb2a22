import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { decode } from "../../../generator/input/decode.js";
import { bundleSpec, document31, readSpec } from "../../support/spec.js";

function readParameters(lines: string, version = "3.1.0") {
  const text = document31(`paths: { "/a/{p}": { get: { operationId: a, parameters: [
  { name: p, in: path, schema: {} },
${lines.replace(/^/gm, "  ")}
  ] } } }
`);
  const { document, diagnostics } = readSpec(text.replace("3.1.0", version));
  return { parameters: document.operations[0]?.parameters.slice(1) ?? [], diagnostics };
}

describe("parameters", () => {
  test.each([
    ["query", "form", true],
    ["header", "simple", false],
    ["cookie", "form", true],
    ["querystring", "form", true],
  ])("in %s are %s", (location, style, explode) => {
    const { parameters } = readParameters(`{ name: a, in: ${location}, schema: {} }`);
    expect(parameters).toMatchObject([{ in: location, style, explode, required: false }]);
  });

  test("in the path are always required", () => {
    const { document } = readSpec(
      document31(
        "paths: { '/{p}': { get: { operationId: a, parameters: [{ name: p, in: path, schema: {} }] } } }\n",
      ),
    );
    expect(document.operations[0]?.parameters).toMatchObject([
      { style: "simple", explode: false, required: true },
    ]);
  });

  test("say everything they say", () => {
    const { parameters, diagnostics } =
      readParameters(`{ name: a, in: query, required: true, deprecated: true,
      description: d, style: pipeDelimited, explode: false, allowReserved: true, schema: { type: array },
      example: [1], x-loom-query-dialect: json, x-loom-client-parameter: true, x-loom-filter: true,
      x-loom-support: { required: 1 } }`);
    expect(diagnostics).toEqual([]);
    expect(parameters).toMatchObject([
      {
        name: "a",
        in: "query",
        required: true,
        deprecated: true,
        description: "d",
        style: "pipeDelimited",
        explode: false,
        allowReserved: true,
        schema: { types: ["array"] },
        mediaType: undefined,
        examples: [[1]],
        queryDialect: "json",
        clientParameter: "",
        filter: { operators: [], origin: "/paths/~1a~1{p}/get/parameters/1/x-loom-filter" },
        sort: undefined,
        response: undefined,
        idempotencyKey: false,
        support: { required: 1 },
        origin: "/paths/~1a~1{p}/get/parameters/1",
      },
    ]);
  });

  test("may be described by content", () => {
    const { parameters } = readParameters(
      "{ name: a, in: query, content: { application/json: { schema: { type: object } } } }",
    );
    expect(parameters).toMatchObject([
      { mediaType: "application/json", schema: { types: ["object"] } },
    ]);
  });

  test("of 3.2 know the style cookie", () => {
    const { parameters } = readParameters(
      "{ name: a, in: cookie, style: cookie, schema: {} }",
      "3.2.0",
    );
    expect(parameters).toMatchObject([{ style: "cookie", explode: true }]);
  });

  test("that OpenAPI ignores are left out", () => {
    const names = ["Accept", "content-type", "AUTHORIZATION"];
    const lines = names.map((name) => `{ name: ${name}, in: header, schema: {} }`).join(",\n");
    expect(readParameters(lines)).toEqual({ parameters: [], diagnostics: [] });
  });

  test.each([
    ["{ in: query, schema: {} }", "error missing-field"],
    ["{ name: a, schema: {} }", "error missing-field"],
    ["{ name: a, in: body, schema: {} }", "error invalid-value"],
    ["{ name: a, in: query, style: tab, schema: {} }", "error invalid-value"],
    ["{ name: a, in: query, explode: 1, schema: {} }", "warning ignored-value"],
    ["{ name: a, in: query }", "warning missing-schema"],
    ["{ name: a, in: query, schema: 1 }", "error unexpected-type"],
  ])("%s is reported", (lines, expected) => {
    expect(readParameters(lines).diagnostics).toEqual([expect.stringContaining(expected)]);
  });

  const body = "Describe the body under requestBody of the operation.";

  test.each([
    { version: "3.0.0", in: "body", offered: "path, query, header, cookie", hint: body },
    { version: "3.1.0", in: "formData", offered: "path, query, header, cookie", hint: body },
    {
      version: "3.2.0",
      in: "url",
      offered: "path, query, header, cookie, querystring",
      hint: "Correct the value.",
    },
  ])("of $version cannot be in $in", ({ version, in: location, offered, hint }) => {
    const bag = new DiagnosticBag();
    const text = document31(
      `paths: { /a: { get: { operationId: a, parameters: [{ name: b, in: ${location} }] } } }\n`,
    );
    decode(bundleSpec(text.replace("3.1.0", version)), bag);
    expect(bag.diagnostics).toMatchObject([
      {
        code: "invalid-value",
        message: `in is the string "${location}"; it must be one of ${offered}.`,
        hint,
      },
    ]);
  });
});
