/** Emits what belongs to an operation: its types, its descriptor and its pure builder. */
import type { StatementStructures } from "ts-morph";
import type { BodyContentModel } from "../ir/media-model.js";
import type { OperationModel, ParameterModel } from "../ir/model.js";
import type { DocsModel } from "../ir/type-model.js";
import { docsOf } from "../ir/lower-docs.js";
import { literalText } from "../ir/names.js";
import { operationParameters, optionsParameter, requestInput } from "./arguments.js";
import type { PlannedName, ResourceEmitter, Scope } from "./emitter.js";
import { wordIn } from "./inherited-names.js";
import { operationDocs, operationTypes, outcomeTypes } from "./operation-types.js";
import { responseEntries } from "./response-entries.js";
import { encoders, encoderText, pure, route, urlFunction } from "./routes.js";
import { serverEntries } from "./servers.js";
import { constStructure, exported, functionStructure } from "./structures.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  objectLiteral,
  reference,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";
import { choiceTypes, operationTypeParameters } from "./media-types.js";

/** Emits the types, descriptors and pure builders of a resource's operations. */
export const operationsEmitter: ResourceEmitter = {
  scope: "resource",
  file: "operations.ts",
  names: (resource) => resource.operations.flatMap(plannedNames),
  emit: (resource, scope) =>
    resource.operations.flatMap((operation) => [
      ...operationTypes(operation, scope),
      ...choiceTypes(operation, scope),
      route(operation, scope),
      descriptor(operation, scope),
      urlFunction(operation, scope),
      builder(operation, scope),
    ]),
};

function plannedNames(operation: OperationModel): readonly PlannedName[] {
  const { names, functionName, variants, body, results } = operation;
  const { path, query, headers, cookies, responseHeaders, errorHeaders, error } = names;
  const choices = [body?.choice?.name, results?.name];
  const types = [path, query, headers, cookies, ...choices, responseHeaders, errorHeaders, error];
  const variantTypes = variants === undefined ? [] : [variants.itemName, variants.resultName];
  const isName = (name: string | undefined) => name !== undefined;
  return [
    ...[...types, ...variantTypes]
      .filter(isName)
      .map((name): PlannedName => ({ name, kind: "type", exported: true })),
    { name: names.route, kind: "value", exported: true },
    { name: names.descriptor, kind: "value", exported: true },
    { name: names.url, kind: "value", exported: true },
    { name: functionName, kind: "value", exported: true },
  ];
}

function descriptor(operation: OperationModel, scope: Scope): StatementStructures {
  const { names, method, path, docs } = operation;
  return constStructure(
    exported(names.descriptor, scope.docs(noteDocs(`\`${method} ${path}\` as data.`, docs))),
    objectLiteral(descriptorEntries(operation, scope)),
    scope.runtimeType("OperationDescriptor"),
  );
}

function descriptorEntries(operation: OperationModel, scope: Scope): readonly EntrySyntax[] {
  return [
    entry("api", scope.name(scope.api.descriptorName)),
    entry("id", literalText(operation.id)),
    entry("method", literalText(operation.method)),
    entry("route", scope.name(operation.names.route)),
    ...serverEntries(operation.servers, "operationServer", scope),
    ...writer("headers", operation.headerParameters, scope),
    ...writer("cookies", operation.cookieParameters, scope),
    ...clientParameters(operation),
    ...secretParameters(operation),
    ...bodyEntries(operation, scope),
    ...responseEntries(operation, scope),
    ...securityEntries(operation),
  ];
}

/** `headersOf({ … })`, or `cookiesOf({ … })`. */
function writer(
  key: "headers" | "cookies",
  parameters: readonly ParameterModel[],
  scope: Scope,
): readonly EntrySyntax[] {
  if (parameters.length === 0) return [];
  return [entry(key, pure(`${key}Of`, scope, encoders(parameters, scope)))];
}

function clientParameters(operation: OperationModel): readonly EntrySyntax[] {
  const all = [
    ...operation.pathParameters,
    ...operation.queryParameters,
    ...operation.headerParameters,
    ...operation.cookieParameters,
  ];
  const entries = all.flatMap(({ name, client, required, in: location }) =>
    client === undefined
      ? []
      : [
          entry(
            name,
            inlineObject([
              entry("in", wordIn(name, location)),
              entry("option", literalText(client.option)),
              ...(required ? [] : [entry("required", "false")]),
            ]),
          ),
        ],
  );
  return entries.length === 0 ? [] : [entry("clientParameters", objectLiteral(entries))];
}

/** Headers and cookies need no mark: their values are not written down anyway. */
function secretParameters(operation: OperationModel): readonly EntrySyntax[] {
  const inURL = [...operation.pathParameters, ...operation.queryParameters];
  const names = inURL.filter(({ isSecret }) => isSecret).map(({ name }) => literalText(name));
  return names.length === 0 ? [] : [entry("secretParameters", arrayLiteral(names))];
}

function bodyEntries({ body }: OperationModel, scope: Scope): readonly EntrySyntax[] {
  if (body === undefined) return [];
  if (body.choice === undefined) return [entry("body", contentEncoder(body, scope))];
  const contents = [body, ...body.alternatives].map((content) =>
    entry(content.mediaType, contentEncoder(content, scope)),
  );
  return [entry("body", pure("bodyByType", scope, objectLiteral(contents)))];
}

/** `withProperty("stream", true, jsonBody)` where the method itself sends a property. */
function contentEncoder(content: BodyContentModel, scope: Scope): ExpressionSyntax {
  const encoder = typedEncoder(content, scope);
  if (content.fixed === undefined) return encoder;
  const { name, value } = content.fixed;
  const withProperty = `/* @__PURE__ */ ${scope.runtime("withProperty")}`;
  return call(withProperty, literalText(name), literalText(value), encoder);
}

/** `mediaType("text/csv", textBody)` where the encoder declares another one by itself. */
function typedEncoder(content: BodyContentModel, scope: Scope): ExpressionSyntax {
  const encoder = bodyEncoder(content, scope);
  if (content.isDefaultMediaType) return encoder;
  return pure("mediaType", scope, literalText(content.mediaType), encoder);
}

/** `formBody`, or `formBodyOf({ … })` where properties are written in ways of their own. */
function bodyEncoder({ encoder, fields }: BodyContentModel, scope: Scope): ExpressionSyntax {
  if (fields.length === 0) return scope.runtime(encoder);
  const entries = fields.map(({ name, encoder: field, contentType }) =>
    entry(name, field === undefined ? literalText(contentType ?? "") : encoderText(field, scope)),
  );
  return pure(`${encoder}Of`, scope, inlineObject(entries));
}

function securityEntries({ security, idempotencyHeader }: OperationModel): readonly EntrySyntax[] {
  const entries: EntrySyntax[] = [];
  if (security !== undefined && security.length > 0) {
    const alternatives = security.map((schemes) =>
      arrayLiteral(schemes.map((scheme) => literalText(scheme))),
    );
    entries.push(entry("security", arrayLiteral(alternatives)));
  }
  if (idempotencyHeader !== undefined) {
    entries.push(entry("idempotencyHeader", literalText(idempotencyHeader)));
  }
  return entries;
}

function builder(operation: OperationModel, scope: Scope): StatementStructures {
  const input = requestInput(operation, "request", scope);
  return functionStructure(exported(operation.functionName, operationDocs(operation, scope)), {
    signature: {
      typeParameters: operationTypeParameters(operation, scope),
      parameters: [
        ...operationParameters(operation, "builder", scope),
        optionsParameter(operation, "call", scope),
      ],
      returnType: reference(scope.runtimeType("ApiRequest"), ...outcomeTypes(operation, scope)),
    },
    body: [
      {
        kind: "return",
        expression: call(
          scope.runtime("createRequest"),
          scope.name(operation.names.descriptor),
          input,
          "options",
        ),
      },
    ],
  });
}

/** A comment of our own that keeps the operation's deprecation. */
function noteDocs(summary: string, { deprecated }: DocsModel): DocsModel {
  return docsOf({ summary, deprecated });
}
