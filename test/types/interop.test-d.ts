/** Our types and those of openapi-typescript, an independent compiler, describe the same values. */
import { expectTypeOf, test } from "vitest";
import type * as ours from "../../generated/ticketing/index.js";
import type { components } from "../../generated/ticketing/schema.js";

type Theirs = components["schemas"];

test("responses are mutually assignable", () => {
  expectTypeOf<ours.User>().toExtend<Theirs["User"]>();
  expectTypeOf<Theirs["User"]>().toExtend<ours.User>();
  expectTypeOf<ours.UserList>().toExtend<Theirs["UserList"]>();
  expectTypeOf<Theirs["UserList"]>().toExtend<ours.UserList>();
  expectTypeOf<ours.ErrorEnvelope>().toExtend<Theirs["ErrorEnvelope"]>();
  expectTypeOf<Theirs["ErrorEnvelope"]>().toExtend<ours.ErrorEnvelope>();
});

test("requests are mutually assignable", () => {
  expectTypeOf<ours.UserCreate>().toExtend<Theirs["UserCreate"]>();
  expectTypeOf<Theirs["UserCreate"]>().toExtend<ours.UserCreate>();
  expectTypeOf<ours.UserUpdate>().toExtend<Theirs["UserUpdate"]>();
  expectTypeOf<Theirs["UserUpdate"]>().toExtend<ours.UserUpdate>();
});

test("enumerations have the members of the document", () => {
  expectTypeOf<ours.SortDirection>().toEqualTypeOf<Theirs["SortDirection"]>();
  expectTypeOf<ours.ResponseFormat>().toEqualTypeOf<Theirs["ResponseFormat"]>();
});
