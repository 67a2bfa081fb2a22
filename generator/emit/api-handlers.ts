/** Emits the request handlers of a whole API for MSW. */
import { posix } from "node:path";
import type { StatementStructures } from "ts-morph";
import type { ApiModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import { claims, typeName, valueName } from "./companion-names.js";
import type { ApiEmitter, Scope } from "./emitter.js";
import { mockTypes } from "./handler-answers.js";
import { resourceHandlers } from "./handler-names.js";
import { exported, functionStructure, interfaceStructure } from "./structures.js";
import {
  arrayLiteral,
  arrayOf,
  call,
  defaultedParameter,
  intersection,
  objectType,
  optionalProperty,
  union,
  type PropertySyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits `handlers.ts` of an API. */
export const apiHandlersEmitter: ApiEmitter = {
  scope: "api",
  file: "handlers.ts",
  companion: true,
  names: (api) => {
    const { all, answers, resources } = namesOf(api);
    if (resources.length === 0) return [];
    return [
      { name: answers, kind: "type", exported: true },
      { name: all, kind: "value", exported: true },
    ];
  },
  emit: (api, scope) => [answersInterface(api, scope), allFunction(api, scope)],
};

/** Functions of resources are imported beside them. */
function namesOf(api: ApiModel) {
  const resources = api.resources
    .filter(({ operations }) => operations.length > 0)
    .map((resource) => ({ resource, names: resourceHandlers(resource, api) }));
  const claim = claims(resources.flatMap(({ names }) => [names.all, names.answers]));
  const base = valueName(api.name);
  const answers = claim(`${typeName(base)}Answers`);
  return { resources, all: claim(`${base}Handlers`), answers };
}

/** Where the handlers of a resource are. */
function fileOf(resource: string, { file }: Scope) {
  return { path: posix.join(posix.dirname(file.path), resource, "handlers.ts") };
}

function answersInterface(api: ApiModel, scope: Scope): StatementStructures {
  const { all, answers, resources } = namesOf(api);
  const members = resources.map(({ resource, names }): PropertySyntax => {
    const type = scope.importedType(names.answers, fileOf(resource.name, scope));
    return { ...optionalProperty(resource.propertyName, union(type, "undefined")), readonly: true };
  });
  const docs = [note`What {@link ${all}} can be told to answer, by resources and their methods.`];
  return interfaceStructure(exported(answers, docs), { typeParameters: [], members });
}

function allFunction(api: ApiModel, scope: Scope): StatementStructures {
  const { all, answers, resources } = namesOf(api);
  const own: PropertySyntax = {
    ...optionalProperty("answers", union(answers, "undefined")),
    readonly: true,
  };
  const options = intersection(scope.importedType("MockOptions", mockTypes), objectType([own]));
  const part = scope.imported("resourceOptions", { path: "runtime/mock.ts" });
  const calls = resources.map(({ resource, names }) => {
    const handlers = scope.imported(names.all, fileOf(resource.name, scope));
    return call(`...${handlers}`, call(part, "options", literalText(resource.propertyName)));
  });
  return functionStructure(exported(all, [note`Handlers of all operations of the API.`]), {
    signature: {
      typeParameters: [],
      parameters: [defaultedParameter("options", options, "{}")],
      returnType: arrayOf(scope.importedType("HttpHandler", { package: "msw" })),
    },
    body: [{ kind: "return", expression: arrayLiteral(calls) }],
  });
}
