/** Emits the links of operations: functions that make the request which follows a response. */
import type { StatementStructures } from "ts-morph";
import type { JsonValue } from "../ir/type-model.js";
import type { LinkModel, LinksModel, LinkValueModel } from "../ir/link-model.js";
import type { OperationModel, ParameterModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { ResourceEmitter, Scope } from "./emitter.js";
import { usualBodyType } from "./media-types.js";
import { constStructure, exported } from "./structures.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  objectLiteral,
  objectType,
  optionalProperty,
  property,
  reference,
  union,
  type EntrySyntax,
  type ExpressionSyntax,
  type MemberSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits a constant per operation whose responses have links, with a function per link. */
export const linksEmitter: ResourceEmitter = {
  scope: "resource",
  file: "links.ts",
  names: ({ operations }) =>
    operations.flatMap(({ links }) =>
      links === undefined ? [] : [{ name: links.name, kind: "value", exported: true }],
    ),
  emit: ({ operations }, scope) =>
    operations.flatMap((operation) =>
      operation.links === undefined ? [] : [linksConstant(operation, operation.links, scope)],
    ),
};

function linksConstant(
  source: OperationModel,
  { name, links }: LinksModel,
  scope: Scope,
): StatementStructures {
  const docs = [note`Requests that follow a response of {@link ${source.functionName}}.`];
  const descriptor = scope.name(source.names.descriptor);
  const targets = links.flatMap((link) => {
    const target = operationOf(link.target, scope);
    return target === undefined ? [] : [{ link, target }];
  });
  return constStructure(
    exported(name, docs),
    objectLiteral(
      targets.map(({ link, target }) => {
        const names = [descriptor, scope.name(target.names.descriptor)];
        const callee = `/* @__PURE__ */ ${scope.runtime("link")}`;
        return entry(link.name, call(callee, ...names, inlineObject(linkEntries(link))));
      }),
    ),
    objectType(
      targets.map(({ link, target }): MemberSyntax => ({
        ...property(link.name, linkType(link, target, scope)),
        readonly: true,
        docs: scope.docs(link.docs),
      })),
    ),
  );
}

function operationOf(id: string, { api }: Scope): OperationModel | undefined {
  const all = api.resources.flatMap(({ operations }) => operations);
  return all.find((operation) => operation.id === id);
}

function linkEntries({ values, body }: LinkModel): readonly EntrySyntax[] {
  const places = [...new Set(values.map(({ place }) => place))].map((place) => {
    const own = values.filter((value) => value.place === place);
    return entry(place, inlineObject(own.map(({ name, value }) => entry(name, constant(value)))));
  });
  return body === undefined ? places : [...places, entry("body", constant(body))];
}

function constant(value: JsonValue): ExpressionSyntax {
  if (value === null || typeof value !== "object") return literalText(value);
  if (isList(value)) return arrayLiteral(value.map(constant));
  return inlineObject(Object.entries(value).map(([name, member]) => entry(name, constant(member))));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function linkType(link: LinkModel, target: OperationModel, scope: Scope): TypeSyntax {
  const operand = scope.typeName(target.functionName);
  const builder: TypeSyntax = { kind: "operator", operator: "typeof", operand };
  return reference(
    scope.runtimeType("Link"),
    objectType(inputMembers(link, target, scope)),
    reference("ReturnType", builder),
  );
}

/** What a caller can add, and has to where the link does not supply it. */
function inputMembers(
  link: LinkModel,
  target: OperationModel,
  scope: Scope,
): readonly MemberSyntax[] {
  const { names, pathParameters, queryParameters, headerParameters, cookieParameters } = target;
  const group = (
    place: LinkValueModel["place"],
    name: string | undefined,
    parameters: readonly ParameterModel[],
  ): readonly MemberSyntax[] => {
    if (name === undefined) return [];
    const supplied = link.values.filter((value) => value.place === place).map((one) => one.name);
    const isNeeded = parameters.some(
      (one) => one.required && one.client === undefined && !supplied.includes(one.name),
    );
    return [inputMember(place, suppliedType(scope.typeName(name), supplied, scope), isNeeded)];
  };
  // The query of an operation with variants is a type of its arguments.
  const query = target.variants === undefined ? names.query : undefined;
  return [
    ...group("path", names.path, pathParameters),
    ...group("query", query, queryParameters),
    ...group("headers", names.headers, headerParameters),
    ...group("cookies", names.cookies, cookieParameters),
    ...bodyMember(link, target, scope),
  ];
}

function bodyMember(link: LinkModel, { body }: OperationModel, scope: Scope) {
  if (body === undefined) return [];
  const isNeeded = body.required && link.body === undefined;
  return [inputMember("body", usualBodyType(body, scope), isNeeded)];
}

function inputMember(name: string, type: TypeSyntax, isNeeded: boolean): MemberSyntax {
  const member = isNeeded ? property(name, type) : optionalProperty(name, union(type, "undefined"));
  return { ...member, readonly: true };
}

function suppliedType(type: TypeSyntax, supplied: readonly string[], scope: Scope): TypeSyntax {
  if (supplied.length === 0) return type;
  const names = union(...supplied.map((name) => literalText(name)));
  return reference(scope.runtimeType("Supplied"), type, names);
}
