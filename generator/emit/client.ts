/** Emits the client of an API: its options and a property per resource. */
import type { StatementStructures } from "ts-morph";
import type { ApiModel, SecuritySchemeModel } from "../ir/model.js";
import type { ApiEmitter, Scope } from "./emitter.js";
import { serverMembers } from "./servers.js";
import {
  classStructure,
  exported,
  interfaceStructure,
  type ClassParts,
  type FieldParts,
} from "./structures.js";
import {
  call,
  defaultedParameter,
  objectType,
  optionalProperty,
  parameter,
  union,
  type BodySyntax,
  type MemberSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits the client class and its options. */
export const clientEmitter: ApiEmitter = {
  scope: "api",
  file: "client.ts",
  names: (api) => [
    { name: api.clientOptionsName, kind: "type", exported: true },
    { name: api.clientName, kind: "both", exported: true },
  ],
  emit: (api, scope) => [optionsInterface(api, scope), clientClass(api, scope)],
};

function optionsInterface(api: ApiModel, scope: Scope): StatementStructures {
  return interfaceStructure(
    exported(api.clientOptionsName, [note`Options of {@link ${api.clientName}}.`]),
    {
      typeParameters: [],
      extends: scope.runtimeType("ClientOptions"),
      members: [
        ...serverMembers(api, scope),
        ...authMember(api, scope),
        ...parameterMembers(api, scope),
      ],
    },
  );
}

/** The credential itself where there is one scheme, or else credentials by scheme. */
function authMember(api: ApiModel, scope: Scope): readonly MemberSyntax[] {
  const [sole, ...others] = api.securitySchemes;
  if (sole === undefined) return [];
  const type = others.length === 0 ? credentialType(sole, scope) : credentialsType(api, scope);
  const [docs] = others.length === 0 ? scope.docs(sole.docs) : [];
  return [
    {
      ...optionalProperty("auth", union(type, "undefined")),
      readonly: true,
      docs: [docs ?? note`Credentials, or functions that give them; called once per attempt.`],
    },
  ];
}

function credentialsType({ securitySchemes }: ApiModel, scope: Scope): TypeSyntax {
  return objectType(
    securitySchemes.map((scheme) => ({
      ...optionalProperty(scheme.name, union(credentialType(scheme, scope), "undefined")),
      readonly: true,
      docs: scope.docs(scheme.docs),
    })),
  );
}

function credentialType(scheme: SecuritySchemeModel, scope: Scope): TypeSyntax {
  return scope.runtimeType(scheme.type === "basic" ? "BasicCredential" : "TokenCredential");
}

function parameterMembers(api: ApiModel, scope: Scope): readonly MemberSyntax[] {
  return api.clientParameters.map(({ option, type, docs, parameter: name }) => ({
    ...optionalProperty(option, union(scope.argumentType(type), "undefined")),
    readonly: true,
    docs: scope.docs({
      ...docs,
      description: [
        docs.description,
        `Sent as \`${name}\` by every call that takes it and has none.`,
      ]
        .filter(Boolean)
        .join("\n\n"),
    }),
  }));
}

function clientClass(api: ApiModel, scope: Scope): StatementStructures {
  const options = scope.typeName(api.clientOptionsName);
  return classStructure(exported(api.clientName, scope.docs(api.docs)), {
    extends: scope.runtime("ApiClient"),
    fields: api.resources.map((resource): FieldParts => ({
      name: resource.propertyName,
      docs: scope.docs(resource.docs),
      readonly: true,
      type: scope.typeName(resource.className),
    })),
    construct: {
      signature: {
        typeParameters: [],
        parameters: [defaultedParameter("options", options, "{}")],
        returnType: undefined,
      },
      body: [
        `super(${scope.name(api.descriptorName)}, options);`,
        ...api.resources.map(({ propertyName, className }): BodySyntax => ({
          kind: "assignment",
          target: `this.${propertyName}`,
          value: call(`new ${scope.name(className)}`, "this"),
        })),
      ],
    },
    methods: [withOptions(api, options)],
  });
}

/** Narrows the inherited method to the options and the class of this API. */
function withOptions(api: ApiModel, options: TypeSyntax): ClassParts["methods"][number] {
  return {
    name: "override withOptions",
    docs: [note`A client with some options changed; this one stays as it is.`],
    signature: {
      typeParameters: [],
      parameters: [parameter("changes", options)],
      returnType: api.clientName,
    },
    body: [`return new ${api.clientName}({ ...this.options, ...changes });`],
  };
}
