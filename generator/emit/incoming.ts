/** The declarations of requests that an API sends, the same for webhooks and callbacks. */
import type { StatementStructures } from "ts-morph";
import type { IncomingEventModel, IncomingModel } from "../ir/incoming-model.js";
import { literalText } from "../ir/names.js";
import type { PlannedName, Scope } from "./emitter.js";
import { textMembers, typedHeaders } from "./header-text.js";
import { exported, interfaceStructure, typeAliasStructure } from "./structures.js";
import {
  objectType,
  property,
  reference,
  union,
  type CommentText,
  type MemberSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** The names of everything that {@link incomingTypes} declares. */
export function incomingNames({ names, events }: IncomingModel): readonly PlannedName[] {
  const own = events.flatMap(({ eventName, answerName }) => [eventName, answerName]);
  return [...own, names.events, names.answers, names.handler].map((name) => {
    return { name, kind: "type", exported: true };
  });
}

/** Every event and its answers, the maps of both by name, and the type of a handler. */
export function incomingTypes(
  model: IncomingModel,
  what: CommentText,
  scope: Scope,
): readonly StatementStructures[] {
  const { names, events } = model;
  return [
    ...events.flatMap((event) => [eventType(event, scope), answerType(event, scope)]),
    mapType(names.events, what, byName(events, "eventName")),
    mapType(
      names.answers,
      note`What a receiver may answer to each of {@link ${names.events}}.`,
      byName(events, "answerName"),
    ),
    handlerType(model, scope),
  ];
}

function eventType(event: IncomingEventModel, scope: Scope): StatementStructures {
  const { eventName, name, method, expression, docs, headers, query, body } = event;
  const isSilent = docs.summary === undefined && docs.description === undefined;
  const comment = isSilent ? [note`What arrives for \`${name}\`.`] : scope.docs(docs);
  const members = [
    property("name", literalText(name)),
    property("method", literalText(method)),
    ...(expression === undefined ? [] : [property("expression", literalText(expression))]),
    ...(headers.length === 0 ? [] : [property("headers", typedHeaders(headers, scope))]),
    ...(query.length === 0 ? [] : [property("query", objectType(textMembers(query, scope)))]),
    property("body", body === undefined ? "undefined" : scope.type(body)),
  ].map((member) => ({ ...member, readonly: true }));
  return interfaceStructure(exported(eventName, comment), { typeParameters: [], members });
}

function answerType({ eventName, answerName, answers }: IncomingEventModel, scope: Scope) {
  const bodies = answers.map(({ status, type }) =>
    property(status, type === undefined ? "undefined" : scope.type(type)),
  );
  return typeAliasStructure(
    exported(answerName, [note`What a receiver of {@link ${eventName}} may answer.`]),
    reference(scope.runtimeType("WebhookAnswers"), objectType(bodies)),
  );
}

/** Members by name; requests that share a name are told apart by `method` and `expression`. */
function byName(
  events: readonly IncomingEventModel[],
  which: "eventName" | "answerName",
): readonly MemberSyntax[] {
  const names = [...new Set(events.map(({ name }) => name))];
  return names.map((name) => {
    const types = events.filter((event) => event.name === name).map((event) => event[which]);
    return { ...property(name, union(...types)), readonly: true };
  });
}

function mapType(name: string, docs: CommentText, members: readonly MemberSyntax[]) {
  return interfaceStructure(exported(name, [docs]), { typeParameters: [], members });
}

function handlerType({ names }: IncomingModel, scope: Scope): StatementStructures {
  const every: TypeSyntax = { kind: "operator", operator: "keyof", operand: names.events };
  const member = (object: string): TypeSyntax => ({ kind: "indexed", object, index: "Name" });
  return typeAliasStructure(
    exported(names.handler, [note`Takes one of {@link ${names.events}} and answers it.`]),
    reference(scope.runtimeType("WebhookHandler"), member(names.events), member(names.answers)),
    [{ name: "Name", constraint: every, default: every }],
  );
}
