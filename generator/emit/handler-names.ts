/** The names of files of request handlers. */
import type { ApiModel, OperationModel, ResourceModel } from "../ir/model.js";
import { claims, typeName } from "./companion-names.js";
import type { PlannedName } from "./emitter.js";

/** The names of one operation. */
export interface HandlerNames {
  readonly operation: OperationModel;
  /** `getUserHandler` */
  readonly handler: string;
  /** `GetUserAnswer` */
  readonly answer: string;
  /** `getUserMock` */
  readonly mock: string;
}

/** The names of one resource. */
export interface ResourceHandlers {
  readonly handlers: readonly HandlerNames[];
  /** `usersHandlers` */
  readonly all: string;
  /** `UsersAnswers` */
  readonly answers: string;
}

/** Names that are taken by what the file imports. */
export function resourceHandlers(
  { propertyName, operations }: ResourceModel,
  api: ApiModel,
): ResourceHandlers {
  const claim = claims([...declaredTypes(api), ...operations.flatMap(importedNames)]);
  const all = claim(`${propertyName}Handlers`);
  const answers = claim(`${typeName(propertyName)}Answers`);
  const handlers = operations.map((operation): HandlerNames => {
    const { functionName } = operation;
    return {
      operation,
      handler: claim(`${functionName}Handler`),
      answer: claim(`${typeName(functionName)}Answer`),
      mock: claim(`${functionName}Mock`),
    };
  });
  return { handlers, all, answers };
}

/** The names of the file of a resource. */
export function plannedNames({ handlers, all, answers }: ResourceHandlers): readonly PlannedName[] {
  if (handlers.length === 0) return [];
  return [
    ...handlers.flatMap(({ handler, answer, mock }): readonly PlannedName[] => [
      { name: mock, kind: "value", exported: false },
      { name: answer, kind: "type", exported: true },
      { name: handler, kind: "value", exported: true },
    ]),
    { name: answers, kind: "type", exported: true },
    { name: all, kind: "value", exported: true },
  ];
}

function declaredTypes({ declarations }: ApiModel): readonly string[] {
  return declarations.flatMap(({ name, write }) => [name, ...(write ? [write.name] : [])]);
}

function importedNames({ names }: OperationModel): readonly string[] {
  const { descriptor, path, error } = names;
  return [descriptor, error, ...(path === undefined ? [] : [path])];
}
