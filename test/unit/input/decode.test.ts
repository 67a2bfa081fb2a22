import { describe, expect, test } from "vitest";
import { document31, readSpec } from "../../support/spec.js";

describe("the document", () => {
  test("has a name, info, servers, tags and security", () => {
    const { document, diagnostics } = readSpec(`openapi: 3.1.0
info: { title: Ticketing, version: 1.5, description: Hello }
x-loom-name: tickets
x-loom-query-dialect: brackets
servers:
  - url: https://{region}.example.com
    description: main
    variables: { region: { default: eu, enum: [eu, us], description: r }, plain: { default: a } }
tags: [{ name: users, description: People }]
security: [{ key: [], oauth: [read, write] }, {}]
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key, description: d }
    bearer: { type: http, scheme: bearer }
    oauth: { type: oauth2, flows: { password: { tokenUrl: /token, scopes: { read: Read. } } } }
    again: { $ref: '#/components/securitySchemes/bearer' }
`);
    expect(diagnostics).toEqual([]);
    expect(document).toEqual({
      name: "tickets",
      version: "3.1",
      info: { title: "Ticketing", version: "1.5", description: "Hello" },
      servers: [
        {
          url: "https://{region}.example.com",
          description: "main",
          variables: [
            { name: "region", default: "eu", enum: ["eu", "us"], description: "r" },
            { name: "plain", default: "a", enum: undefined, description: undefined },
          ],
          origin: "/servers/0",
        },
      ],
      tags: [{ name: "users", description: "People", origin: "/tags/0" }],
      security: [
        {
          schemes: [
            { name: "key", scopes: [] },
            { name: "oauth", scopes: ["read", "write"] },
          ],
          origin: "/security/0",
        },
        { schemes: [], origin: "/security/1" },
      ],
      operations: [],
      webhooks: [],
      schemas: [],
      securitySchemes: [
        {
          name: "key",
          description: "d",
          origin: "/components/securitySchemes/key",
          type: "apiKey",
          in: "header",
          parameter: "X-Key",
        },
        {
          name: "bearer",
          description: undefined,
          origin: "/components/securitySchemes/bearer",
          type: "http",
          scheme: "bearer",
        },
        {
          name: "oauth",
          description: undefined,
          origin: "/components/securitySchemes/oauth",
          type: "oauth2",
          flows: [
            {
              kind: "password",
              authorizationURL: undefined,
              tokenURL: "/token",
              scopes: [{ name: "read", description: "Read." }],
            },
          ],
        },
        {
          name: "again",
          description: undefined,
          origin: "/components/securitySchemes/bearer",
          type: "http",
          scheme: "bearer",
        },
      ],
      queryDialect: "brackets",
    });
  });

  test("takes its name from the folder", () => {
    expect(readSpec(document31("")).document.name).toBe("api");
  });

  test.each([
    ["openapi: 3.1.0\n", ["error missing-field test.yaml:1:1"]],
    ["openapi: 3.1.0\ninfo: { title: T }\n", ["error missing-field test.yaml:2:1"]],
    [
      "openapi: 3.1.0\ninfo: [T]\n",
      ["error missing-field test.yaml:1:1", "error unexpected-type test.yaml:2:1"],
    ],
    ["openapi: 3.1.0\ninfo: { title: [T], version: 1 }\n", ["warning ignored-value test.yaml:2:9"]],
    [document31("servers: /a\n"), ["error unexpected-type test.yaml:3:10"]],
    [document31("servers: [/a]\n"), ["error unexpected-type test.yaml:3:11"]],
    [
      document31("servers: [{ variables: { a: {} } }]\n"),
      ["error missing-field test.yaml:3:11", "error missing-field test.yaml:3:26"],
    ],
    [document31("tags: [{}]\n"), ["error missing-field test.yaml:3:8"]],
    [document31("security: [a]\n"), ["error unexpected-type test.yaml:3:12"]],
    [
      document31("components: { securitySchemes: { a: { type: magic } } }\n"),
      ["error invalid-value test.yaml:3:45"],
    ],
    [
      document31("components: { securitySchemes: { a: {} } }\n"),
      ["error missing-field test.yaml:3:34"],
    ],
    [
      document31("components: { securitySchemes: { a: 1 } }\n"),
      ["error unexpected-type test.yaml:3:37"],
    ],
    [
      document31("components: { securitySchemes: { a: { type: apiKey } } }\n"),
      ["error missing-field test.yaml:3:34"],
    ],
    [document31("components: 1\n"), ["error unexpected-type test.yaml:3:13"]],
  ])("%j is reported", (text, expected) => {
    expect(readSpec(text).diagnostics).toEqual(expected);
  });

  test("knows its schemas by pointer, also of undeclared places", () => {
    const { schemaAt } = readSpec(
      document31(`components:
  schemas:
    Alias: { $ref: '#/components/schemas/User' }
    User: { properties: { id: { type: string } } }
  x-schemas: { Extra: { type: number } }
`),
    );
    expect(schemaAt("/components/schemas/User/properties/id")).toMatchObject({ types: ["string"] });
    expect(schemaAt("/components/schemas/Alias/properties/id")).toBe(
      schemaAt("/components/schemas/User/properties/id"),
    );
    expect(schemaAt("/components/x-schemas/Extra")).toMatchObject({
      types: ["number"],
      origin: "/components/x-schemas/Extra",
    });
    expect(schemaAt("/components/schemas/Missing")).toBeUndefined();
  });
});
