/** Servers: as data in descriptors, and as an option of the client. */
import type { ApiModel } from "../ir/model.js";
import type { ServerModel, ServerVariableModel } from "../ir/server-model.js";
import { literalText } from "../ir/names.js";
import type { Scope } from "./emitter.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  objectType,
  optionalProperty,
  property,
  union,
  type EntrySyntax,
  type MemberSyntax,
  type PropertySyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** The entry of a descriptor; none where there is nothing to say. Bundlers can drop the call. */
export function serverEntries(
  servers: readonly ServerModel[],
  selector: "serverOf" | "operationServer",
  scope: Scope,
): readonly EntrySyntax[] {
  if (servers.length === 0) return [];
  const list = arrayLiteral(servers.map((server) => inlineObject(serverData(server))));
  return [entry("server", call(`/* @__PURE__ */ ${scope.runtime(selector)}`, list))];
}

function serverData({ url, variables }: ServerModel): readonly EntrySyntax[] {
  const address = entry("url", literalText(url));
  if (variables.length === 0) return [address];
  const data = variables.map((variable) => entry(variable.name, variableData(variable)));
  return [address, entry("variables", inlineObject(data))];
}

function variableData({ default: initial, values }: ServerVariableModel) {
  const texts = values?.map((value) => literalText(value));
  return inlineObject([
    ...(initial === undefined ? [] : [entry("default", literalText(initial))]),
    ...(texts === undefined ? [] : [entry("values", arrayLiteral(texts))]),
  ]);
}

/** The option of the client that chooses among the servers. */
export function serverMembers({ servers }: ApiModel, scope: Scope): readonly MemberSyntax[] {
  if (servers.length === 0) return [];
  const alternatives = servers.map((server) => serverType(server, scope));
  return [
    {
      ...optionalProperty("server", union(...alternatives, "undefined")),
      readonly: true,
      docs: [
        note`The server to use, as the document writes it. Default: the first. \`baseURL\` wins over it.`,
      ],
    },
  ];
}

function serverType({ url, docs, variables }: ServerModel, scope: Scope): TypeSyntax {
  const address = constant(property("url", literalText(url)));
  const members: PropertySyntax[] = [{ ...address, docs: scope.docs(docs) }];
  if (variables.length > 0) {
    const isNeeded = variables.some((variable) => variable.default === undefined);
    const type = objectType(variables.map((variable) => variableMember(variable, scope)));
    members.push(
      constant(
        isNeeded
          ? property("variables", type)
          : optionalProperty("variables", union(type, "undefined")),
      ),
    );
  }
  return objectType(members);
}

function variableMember(variable: ServerVariableModel, scope: Scope): MemberSyntax {
  const { name, values, default: initial, docs } = variable;
  const type =
    values === undefined ? "string" : union(...values.map((value) => literalText(value)));
  const member =
    initial === undefined ? property(name, type) : optionalProperty(name, union(type, "undefined"));
  return { ...constant(member), docs: scope.docs(docs) };
}

function constant(member: PropertySyntax): PropertySyntax {
  return { ...member, readonly: true };
}
