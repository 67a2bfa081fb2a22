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

test("requests take what theirs take, and the values of open enumerations", () => {
  // `x-loom-open` is ours: theirs has the known roles only, so the other direction cannot hold.
  expectTypeOf<Theirs["UserCreate"]>().toExtend<ours.UserCreate>();
  expectTypeOf<Theirs["UserUpdate"]>().toExtend<ours.UserUpdate>();
  expectTypeOf<Omit<ours.UserCreate, "roles">>().toExtend<Omit<Theirs["UserCreate"], "roles">>();
  expectTypeOf<Omit<ours.UserUpdate, "roles">>().toExtend<Omit<Theirs["UserUpdate"], "roles">>();
});

test("enumerations have the members of the document", () => {
  expectTypeOf<ours.SortDirection>().toEqualTypeOf<Theirs["SortDirection"]>();
  expectTypeOf<ours.ResponseFormat>().toEqualTypeOf<Theirs["ResponseFormat"]>();
});

test("the lists of every resource take theirs", () => {
  // `x-loom-open` is ours: the other direction cannot hold where a record has such an enumeration.
  expectTypeOf<Theirs["AccountList"]>().toExtend<ours.AccountList>();
  expectTypeOf<Theirs["AttachmentList"]>().toExtend<ours.AttachmentList>();
  expectTypeOf<Theirs["CollectionList"]>().toExtend<ours.CollectionList>();
  expectTypeOf<Theirs["CommentList"]>().toExtend<ours.CommentList>();
  expectTypeOf<Theirs["ContactList"]>().toExtend<ours.ContactList>();
  expectTypeOf<Theirs["FieldList"]>().toExtend<ours.FieldList>();
  expectTypeOf<Theirs["TagList"]>().toExtend<ours.TagList>();
  expectTypeOf<Theirs["TeamList"]>().toExtend<ours.TeamList>();
  expectTypeOf<Theirs["TicketList"]>().toExtend<ours.TicketList>();
  expectTypeOf<Theirs["TicketPriorityList"]>().toExtend<ours.TicketPriorityList>();
  expectTypeOf<Theirs["TicketStatusList"]>().toExtend<ours.TicketStatusList>();
  expectTypeOf<Theirs["TicketTypeList"]>().toExtend<ours.TicketTypeList>();
  expectTypeOf<Theirs["UserList"]>().toExtend<ours.UserList>();
  expectTypeOf<Theirs["WorkspaceList"]>().toExtend<ours.WorkspaceList>();
});
