/** Security schemes and requirements. */
import {
  asObject,
  field,
  fieldEntries,
  items,
  objectField,
  oneOf,
  entries,
  requiredText,
  text,
  texts,
  type ObjectCursor,
} from "./cursor.js";
import { dereference } from "./dereference.js";
import type {
  OAuthFlowObject,
  SecurityRequirement,
  SecuritySchemeObject,
} from "./openapi-security.js";

const schemeTypes = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"] as const;
const keyLocations = ["header", "query", "cookie"] as const;

/** `components.securitySchemes`. */
export function decodeSecuritySchemes(components: ObjectCursor): readonly SecuritySchemeObject[] {
  return fieldEntries(components, "securitySchemes").flatMap(({ name, cursor }) => {
    const written = asObject(cursor, name);
    const scheme = written === undefined ? undefined : dereference(written);
    if (scheme === undefined) return [];
    return decodeScheme(name, scheme.target, scheme.description) ?? [];
  });
}

function decodeScheme(
  name: string,
  cursor: ObjectCursor,
  description: string | undefined,
): SecuritySchemeObject | undefined {
  const common = { name, description, origin: cursor.pointer };
  const type = oneOf(cursor, "type", schemeTypes);
  if (type === "http") return { ...common, type, scheme: requiredText(cursor, "scheme", name) };
  if (type === "apiKey") {
    const location = oneOf(cursor, "in", keyLocations) ?? "header";
    return { ...common, type, in: location, parameter: requiredText(cursor, "name", name) };
  }
  if (type === "oauth2") return { ...common, type, flows: decodeFlows(cursor) };
  if (type === "openIdConnect") {
    return { ...common, type, url: text(cursor, "openIdConnectUrl") ?? "" };
  }
  if (type !== undefined) return { ...common, type };
  if (field(cursor, "type") === undefined) requiredText(cursor, "type", `the scheme ${name}`);
  return undefined;
}

const flowKinds = [
  "implicit",
  "password",
  "clientCredentials",
  "authorizationCode",
  "deviceAuthorization",
] as const;

/** What is missing is missing in comments only. */
function decodeFlows(scheme: ObjectCursor): readonly OAuthFlowObject[] {
  const flows = objectField(scheme, "flows");
  if (flows === undefined) return [];
  return flowKinds.flatMap((kind) => {
    const flow = objectField(flows, kind);
    if (flow === undefined) return [];
    const authorizationURL = text(flow, "authorizationUrl") ?? text(flow, "deviceAuthorizationUrl");
    const scopes = fieldEntries(flow, "scopes").map(({ name, cursor }) => {
      return { name, description: typeof cursor.value === "string" ? cursor.value : "" };
    });
    return [{ kind, authorizationURL, tokenURL: text(flow, "tokenUrl"), scopes }];
  });
}

/** `security`; `undefined` where the field is absent. */
export function decodeSecurity(parent: ObjectCursor): readonly SecurityRequirement[] | undefined {
  if (field(parent, "security") === undefined) return undefined;
  return items(parent, "security").flatMap((item) => {
    const requirement = asObject(item, "an item of security");
    if (requirement === undefined) return [];
    const schemes = entries(requirement).map(({ name }) => ({
      name,
      scopes: texts(requirement, name),
    }));
    return [{ schemes, origin: requirement.pointer }];
  });
}
