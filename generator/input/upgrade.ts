/**
 * Swagger 2.0 → a document of the shape of 3.0. Pointers into the result are traced back, so a
 * diagnostic still finds its line.
 */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { BundledApi } from "./bundle.js";
import { isJsonArray, isJsonObject, member, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { resolvePointer } from "./reference.js";
import { upgradeOperation } from "./upgrade-operation.js";
import { upgradeParameter } from "./upgrade-parameter.js";
import { upgradeReferences } from "./upgrade-references.js";
import { upgradeSchema } from "./upgrade-schema.js";
import { oldPointer, type Upgrade } from "./upgrade-state.js";
import { operationMethods } from "./structure.js";

/** Fields of 2.0 that 3.0 says elsewhere. */
const replaced = new Set(
  "swagger host basePath schemes consumes produces paths definitions parameters responses securityDefinitions".split(
    " ",
  ),
);

/** Upgrades a bundled 2.0 document; documents of other versions are returned as they are. */
export function upgrade(api: BundledApi, bag: DiagnosticBag): BundledApi {
  if (api.version !== "2.0") return api;
  const upgrading: Upgrade = {
    root: api.value,
    bag,
    locate: api.locate,
    moved: new Map([
      ["/components/schemas", "/definitions"],
      ["/components/parameters", "/parameters"],
      ["/components/securitySchemes", "/securityDefinitions"],
      ["/servers", "/host"],
    ]),
  };
  return {
    ...api,
    value: upgradeReferences(upgrading, upgradeRoot(upgrading)),
    locate: (pointer, part) => api.locate(oldPointer(upgrading.moved, pointer), part),
  };
}

function upgradeRoot(upgrading: Upgrade): JsonObject {
  const { root } = upgrading;
  const kept = Object.entries(root).filter(([key]) => !replaced.has(key));
  return objectOf([
    ["openapi", "3.0.3"],
    ...kept,
    ["servers", upgradeServers(root)],
    [
      "paths",
      mapMembers(member(root, "paths"), (path, name) => upgradePath(upgrading, path, name)),
    ],
    ["components", upgradeComponents(upgrading)],
  ]);
}

function upgradeComponents(upgrading: Upgrade): JsonObject {
  const { root } = upgrading;
  const parameters = mapMembers(member(root, "parameters"), (parameter, name) =>
    upgradeParameter(upgrading, parameter, childPointer("/components/parameters", name)),
  );
  return {
    schemas: mapMembers(member(root, "definitions"), (schema) => upgradeSchema(schema)),
    parameters: objectOf(Object.entries(parameters).filter(([, value]) => value !== null)),
    securitySchemes: mapMembers(member(root, "securityDefinitions"), upgradeSecurityScheme),
  };
}

function upgradeServers(root: JsonObject): JsonValue {
  const [host, basePath] = [member(root, "host"), member(root, "basePath")];
  const path = typeof basePath === "string" ? basePath.replace(/\/$/, "") : "";
  if (typeof host !== "string") return path === "" ? [] : [{ url: path }];
  const schemes = member(root, "schemes");
  const written = isJsonArray(schemes)
    ? schemes.filter((scheme) => typeof scheme === "string")
    : [];
  // The first server is the default one: the safe scheme, where there is a choice.
  const ordered = written.length === 0 ? ["https"] : [...written].sort(safeFirst);
  return ordered.map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}

function safeFirst(left: string, right: string): number {
  return Number(right === "https") - Number(left === "https");
}

function upgradePath(upgrading: Upgrade, written: JsonValue, name: string): JsonValue {
  const pointer = childPointer("/paths", name);
  const pathItem = followPath(upgrading, written, pointer);
  if (!isJsonObject(pathItem) || name.startsWith("x-")) return pathItem;
  const { parameters, shared } = sharedParameters(upgrading, pathItem, pointer);
  const members = Object.entries(pathItem).map(([key, value]): [string, JsonValue] => {
    if (key === "parameters") return [key, parameters];
    if (!operationMethods.has(key) || !isJsonObject(value)) return [key, value];
    return [
      key,
      upgradeOperation(upgrading, value, { pointer: childPointer(pointer, key), shared }),
    ];
  });
  return objectOf(members);
}

function followPath(upgrading: Upgrade, written: JsonValue, pointer: string): JsonValue {
  if (!isJsonObject(written)) return written;
  const reference = member(written, "$ref");
  if (typeof reference !== "string") return written;
  const found = resolvePointer(upgrading.root, decodeURI(reference.slice(1)));
  if (found === undefined) return written;
  upgrading.moved.set(pointer, found.pointer);
  return found.value;
}

/** Parameters of the path; those that become a body go to its operations. */
function sharedParameters(
  upgrading: Upgrade,
  pathItem: JsonObject,
  pointer: string,
): { readonly parameters: readonly JsonValue[]; readonly shared: ReadonlyMap<string, JsonValue> } {
  const written = member(pathItem, "parameters");
  const parameters: JsonValue[] = [];
  const shared = new Map<string, JsonValue>();
  for (const [index, parameter] of (isJsonArray(written) ? written : []).entries()) {
    const old = oldPointer(upgrading.moved, childPointer(`${pointer}/parameters`, index));
    const fresh = childPointer(`${pointer}/parameters`, parameters.length);
    if (fresh !== old) upgrading.moved.set(fresh, old);
    const upgraded = upgradeParameter(upgrading, parameter, fresh);
    if (upgraded === null) shared.set(old, parameter);
    else parameters.push(upgraded);
  }
  return { parameters, shared };
}

const flows = new Map([
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

function upgradeSecurityScheme(scheme: JsonValue): JsonValue {
  if (!isJsonObject(scheme)) return scheme;
  const type = member(scheme, "type");
  if (type === "basic") return { ...scheme, type: "http", scheme: "basic" };
  const flow = member(scheme, "flow");
  if (type !== "oauth2" || typeof flow !== "string") return scheme;
  const { authorizationUrl, tokenUrl, scopes, flow: _flow, ...rest } = scheme;
  const urls = Object.entries({ authorizationUrl, tokenUrl }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const details = { ...objectOf(urls), scopes: scopes ?? {} };
  return { ...rest, flows: { [flows.get(flow) ?? flow]: details } };
}

function mapMembers(
  object: JsonValue | undefined,
  upgradeMember: (value: JsonValue, name: string) => JsonValue,
): JsonObject {
  if (!isJsonObject(object)) return {};
  return objectOf(
    Object.entries(object).map(([name, value]) => [name, upgradeMember(value, name)] as const),
  );
}
