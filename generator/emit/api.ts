/** Emits the constant that says what all operations of an API have in common. */
import type { SecuritySchemeModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { ApiEmitter } from "./emitter.js";
import { wordIn } from "./inherited-names.js";
import { serverEntries } from "./servers.js";
import { constStructure, exported } from "./structures.js";
import { note } from "./tsdoc.js";
import { entry, inlineObject, objectLiteral, type ExpressionSyntax } from "./syntax.js";

/** Emits the descriptor of an API: name, base URL, security schemes. */
export const apiEmitter: ApiEmitter = {
  scope: "api",
  file: "api.ts",
  names: (api) => [
    { name: api.baseURLName, kind: "value", exported: true },
    { name: api.descriptorName, kind: "value", exported: true },
  ],
  emit: (api, scope) => [
    constStructure(
      exported(api.baseURLName, [note`Where requests go when nothing else is said.`]),
      literalText(api.baseURL),
    ),
    constStructure(
      exported(api.descriptorName, scope.docs(api.docs)),
      objectLiteral([
        entry("name", literalText(api.name)),
        entry("baseURL", api.baseURLName),
        ...serverEntries(api.servers, "serverOf", scope),
        entry("security", objectLiteral(api.securitySchemes.map(securityEntry))),
      ]),
      scope.runtimeType("ApiDescriptor"),
    ),
  ],
};

function securityEntry(scheme: SecuritySchemeModel) {
  return entry(scheme.name, securityScheme(scheme));
}

function securityScheme(scheme: SecuritySchemeModel): ExpressionSyntax {
  const type = entry("type", wordIn(scheme.name, scheme.type));
  if (scheme.type !== "apiKey") return inlineObject([type]);
  return inlineObject([
    type,
    entry("in", wordIn(scheme.name, scheme.in)),
    entry("name", literalText(scheme.parameter)),
  ]);
}
