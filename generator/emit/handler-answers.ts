/** The types of what handlers can be told to answer. */
import type { StatementStructures } from "ts-morph";
import type { ResponseContentModel } from "../ir/media-model.js";
import type { OperationModel, ResponseModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { Scope } from "./emitter.js";
import type { HandlerNames } from "./handler-names.js";
import { exported, typeAliasStructure } from "./structures.js";
import {
  arrayOf,
  intersection,
  objectType,
  optionalProperty,
  property,
  reference,
  union,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

export const mockTypes = { path: "runtime/mock-types.ts" };

/** The answers of an operation: its successes by status and media type, and its errors. */
export function answerType(
  { operation, handler, answer }: HandlerNames,
  scope: Scope,
): StatementStructures {
  const [usual, ...others] = operation.responses;
  const docs = [note`What {@link ${handler}} can be told to answer.`];
  const failure = reference(
    scope.importedType("FailureAnswer", mockTypes),
    scope.typeName(operation.names.error),
  );
  return typeAliasStructure(
    exported(answer, docs),
    union(
      ...(usual === undefined ? [] : usualAnswers(usual, operation, scope)),
      ...others.flatMap((response) => otherAnswers(response, operation, scope)),
      failure,
    ),
  );
}

/** What is meant where nothing is said: the first success with its first media type. */
function usualAnswers(
  response: ResponseModel,
  operation: OperationModel,
  scope: Scope,
): readonly TypeSyntax[] {
  const [first, ...others] = response.contents;
  const name = scope.importedType("UsualAnswer", mockTypes);
  const usual = reference(name, statusType(response, scope), bodyType(first, operation, scope));
  return [
    intersection(usual, ...itemsMember(operation, scope)),
    ...others.map((content) => mediaAnswer(name, { response, content, operation }, scope)),
  ];
}

function otherAnswers(
  response: ResponseModel,
  operation: OperationModel,
  scope: Scope,
): readonly TypeSyntax[] {
  const [first, ...others] = response.contents;
  const name = scope.importedType("MockAnswer", mockTypes);
  return [
    reference(name, statusType(response, scope), bodyType(first, operation, scope)),
    ...others.map((content) => mediaAnswer(name, { response, content, operation }, scope)),
  ];
}

interface MediaAnswer {
  readonly response: ResponseModel;
  readonly content: ResponseContentModel;
  readonly operation: OperationModel;
}

function mediaAnswer(
  name: string,
  { response, content, operation }: MediaAnswer,
  scope: Scope,
): TypeSyntax {
  const answer = reference(name, statusType(response, scope), bodyType(content, operation, scope));
  const mediaType = property("contentType", literalText(content.mediaType));
  return intersection(answer, objectType([{ ...mediaType, readonly: true }]));
}

/** `default` stands for any success where it is the only one. */
function statusType({ status }: ResponseModel, scope: Scope): TypeSyntax {
  return /^\d{3}$/u.test(status)
    ? status
    : scope.importedType("SuccessStatus", { path: "runtime/statuses.ts" });
}

function bodyType(
  content: ResponseContentModel | undefined,
  { stream, method }: OperationModel,
  scope: Scope,
): TypeSyntax {
  if (content === undefined || method === "HEAD") return "undefined";
  return stream === undefined ? scope.type(content.type) : readonlyArray(scope.type(stream.type));
}

/** All items of a list with pages, in place of one page. */
function itemsMember({ pagination }: OperationModel, scope: Scope): readonly TypeSyntax[] {
  if (pagination === undefined) return [];
  const items = readonlyArray(scope.type(pagination.itemType));
  const member = optionalProperty("items", union(items, "undefined"));
  return [
    objectType([
      {
        ...member,
        readonly: true,
        docs: [note`All items of the list, which is served in pages.`],
      },
    ]),
  ];
}

function readonlyArray(element: TypeSyntax): TypeSyntax {
  return { kind: "operator", operator: "readonly", operand: arrayOf(element) };
}
