/** Documents whose output did not compile once, each reduced to what it took. Found by fuzzing. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../generator/index.js";
import { compileStrict } from "../support/compile.js";

const text = { type: "string" };
const none = { "204": { description: "" } };
const media = { schema: text };
const supported = { integrations: 1, names: ["One"] };

/** A query parameter. */
const query = (name: string, more: object = {}) => ({ name, in: "query", schema: text, ...more });

const documents: Readonly<Record<string, object>> = {
  "a link that supplies a parameter under both of its names": {
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          responses: {
            "201": {
              description: "",
              links: { self: { operationId: "getA", parameters: { id: "1", "path.id": "2" } } },
            },
          },
        },
      },
      "/a/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: text }],
        get: { operationId: "getA", responses: none },
      },
    },
  },
  "media types by reference": {
    openapi: "3.2.0",
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          requestBody: { content: { "text/plain": { $ref: "#/components/mediaTypes/Text" } } },
          responses: none,
        },
      },
    },
    components: {
      mediaTypes: { Text: { $ref: "#/components/mediaTypes/Plain" }, Plain: media },
    },
  },
  "a link to an operation with a choice of media types": {
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          responses: { "200": { description: "", links: { next: { operationId: "putA" } } } },
        },
        put: {
          operationId: "putA",
          requestBody: { content: { "text/plain": media, "text/csv": media } },
          responses: none,
        },
      },
    },
  },
  "parameters of two places that share a name, with support": {
    paths: {
      "/{a}": {
        get: {
          operationId: "getA",
          parameters: [
            { name: "a", in: "path", required: true, schema: text, "x-loom-support": supported },
            query("a", { "x-loom-support": supported }),
          ],
          responses: none,
        },
      },
    },
  },
  "client parameters with names that every object has": {
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          parameters: [
            query("constructor", { "x-loom-client-parameter": { option: "hasOwnProperty" } }),
            query("toString", { "x-loom-client-parameter": true }),
          ],
          responses: none,
        },
      },
    },
  },
  "a parameter that selects the response beside another of its name": {
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          parameters: [
            { name: "b", in: "header", schema: { type: "object", properties: { c: text } } },
            query("b", {
              schema: { enum: ["c", "d"] },
              "x-loom-response": {
                kind: "select",
                default: "c",
                values: { c: { body: "declared" }, d: { body: "stream" } },
              },
            }),
          ],
          responses: { "200": { description: "", content: { "application/json": media } } },
        },
      },
    },
  },
  "a name that ends with a backslash, before one that begins a comment": {
    paths: {},
    components: { schemas: { A: { const: { "a\\": null, "*/ b() /*": 0, c: [] } } } },
  },
  "a keyword without a value": {
    paths: {},
    components: {
      schemas: { A: { type: "object", properties: null, additionalProperties: null } },
    },
  },
  "half a surrogate pair in the name of a schema that is referred to": {
    paths: {},
    components: { schemas: { "\ud800": text, A: { $dynamicRef: "#/components/schemas/\ud800" } } },
  },
};

test("documents that once gave output that did not compile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "specloom-found-"));
  for (const [index, document] of Object.values(documents).entries()) {
    const api = { openapi: "3.1.0", info: { title: "a", version: "1" }, ...document };
    await mkdir(join(folder, `api${index}`));
    await writeFile(join(folder, `api${index}`, "openapi.json"), JSON.stringify(api));
  }
  const { files, diagnostics } = await generate({ input: folder });
  await rm(folder, { recursive: true });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).not.toContain("interop-unavailable");
  const sources = Object.fromEntries(files.map((file) => [file.path, file.text]));
  const options = { typescript: "7", moduleResolution: "nodenext" } as const;
  expect(await compileStrict({ files: sources, ...options })).toEqual([]);
}, 60_000);

test("a parameter that occurs twice is refused in webhooks, too", async () => {
  const folder = await mkdtemp(join(tmpdir(), "specloom-found-"));
  const webhooks = { a: { post: { parameters: [query("b"), query("b")], responses: none } } };
  const api = { openapi: "3.1.0", info: { title: "a", version: "1" }, webhooks };
  await writeFile(join(folder, "openapi.json"), JSON.stringify(api));
  const { diagnostics } = await generate({ input: join(folder, "openapi.json") });
  await rm(folder, { recursive: true });
  expect(diagnostics.map(({ code }) => code)).toContain("duplicate-parameter");
});
