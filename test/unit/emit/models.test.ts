import { expect, test } from "vitest";
import { modelsEmitter } from "../../../generator/emit/models.js";
import { createScopes } from "../../../generator/emit/scope.js";
import type { TypeDeclaration } from "../../../generator/ir/type-model.js";
import { api, declaration, described, enumeration, member, object, refer, text } from "./models.js";
import { printed, refereed } from "./referee.js";

async function emitted(...declarations: readonly TypeDeclaration[]): Promise<string> {
  const model = api(...declarations);
  const file = { path: "test/models.ts", emitter: "models", names: modelsEmitter.names(model) };
  const context = {
    api: model,
    files: [file],
    runtime: "runtime/index.ts",
    importExtension: ".js",
  };
  const output = printed(...modelsEmitter.emit(model, createScopes(context)(file)));
  expect(output).toBe(await refereed(output));
  return output;
}

test("objects are interfaces, documented throughout", async () => {
  const properties = object(
    { ...member("id", text), readonly: true, docs: described("Identifier.") },
    { ...member("manager", refer("User")), optional: true },
  );
  expect(await emitted({ ...declaration("User", properties), docs: described("A person.") }))
    .toMatchInlineSnapshot(`
      "/** A person. */
      export interface User {
        /** Identifier. */
        readonly id: string;
        manager?: User;
      }
      "
    `);
});

test("everything else is an alias, recursive or not", async () => {
  const json = {
    kind: "union",
    members: [text, { kind: "record", values: refer("Json") }],
    open: false,
  } as const;
  expect(await emitted(declaration("Json", json), declaration("Empty", object())))
    .toMatchInlineSnapshot(`
    "export type Json = string | { [key: string]: Json };

    export interface Empty {}
    "
  `);
});

test("what requests take follows what responses hold", async () => {
  const write = { name: "UserWrite", type: text };
  const user = declaration("User", text);
  expect(
    await emitted(
      { ...user, write },
      { ...user, name: "Team", docs: described("A team."), write: { ...write, name: "TeamWrite" } },
    ),
  ).toMatchInlineSnapshot(`
      "export type User = string;

      /** What requests take; responses hold \`User\`. */
      export type UserWrite = string;

      /** A team. */
      export type Team = string;

      /**
       * A team.
       *
       * What requests take; responses hold \`Team\`.
       */
      export type TeamWrite = string;
      "
    `);
});

test("enumerations are const objects and unions, open ones without losing completion", async () => {
  const kind = { ...enumeration("Kind", ["a", "b"]), docs: described("A kind.") };
  const open = { ...enumeration("Level", [1, null]), open: true };
  const anything = { ...enumeration("Anything", [true]), open: true };
  const declarations = [kind, open, anything].map((model) => ({
    ...declaration(model.name, text),
    enum: model,
  }));
  expect(await emitted(...declarations)).toMatchInlineSnapshot(`
    "/** A kind. */
    export const Kind = {
      Isa: "a",
      Isb: "b",
    } as const;

    /** A kind. */
    export type Kind = (typeof Kind)[keyof typeof Kind];

    export const Level = {
      Is1: 1,
      Isnull: null,
    } as const;

    export type Level = (typeof Level)[keyof typeof Level] | (number & {});

    export const Anything = {
      Istrue: true,
    } as const;

    export type Anything = (typeof Anything)[keyof typeof Anything] | (string & {});
    "
  `);
});

test("every name is planned with its kind", () => {
  const user = { ...declaration("User", text), write: { name: "UserWrite", type: text } };
  const kind = { ...declaration("Kind", text), enum: enumeration("Kind", []) };
  expect(modelsEmitter.names(api(user, kind))).toEqual([
    { name: "User", kind: "type", exported: true },
    { name: "UserWrite", kind: "type", exported: true },
    { name: "Kind", kind: "both", exported: true },
  ]);
});
