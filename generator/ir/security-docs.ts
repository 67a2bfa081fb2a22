/** What comments say about tokens and scopes. */
import type {
  OAuthFlowObject,
  OAuthScopeObject,
  SecuritySchemeObject,
} from "../input/openapi-security.js";
import type { OperationObject } from "../input/openapi.js";
import { docsOf } from "./lower-docs.js";
import type { DocsModel } from "./type-model.js";

/** Scopes beyond these belong in the document. */
const scopeLimit = 20;

/** The description of a scheme, and where its tokens come from. */
export function schemeDocs(scheme: SecuritySchemeObject): DocsModel {
  return docsOf({ description: paragraphs([scheme.description, ...sourcesOf(scheme)]) });
}

function sourcesOf(scheme: SecuritySchemeObject): readonly string[] {
  if (scheme.type === "openIdConnect") {
    const place = scheme.url === "" ? "" : `, discovered at ${code(scheme.url)}`;
    return [`OpenID Connect${place}.`, takes("")];
  }
  if (scheme.type !== "oauth2") return [];
  const hasCredentials = scheme.flows.some(({ kind }) => kind === "clientCredentials");
  const source = hasCredentials ? ", or `clientCredentials()` of the run-time" : "";
  return [...scheme.flows.map(flowText), takes(source)];
}

function takes(source: string): string {
  return `Takes a token, or a function that gives one${source}.`;
}

const flowNames: Readonly<Record<OAuthFlowObject["kind"], string>> = {
  implicit: "implicit grant",
  password: "password",
  clientCredentials: "client credentials",
  authorizationCode: "authorization code",
  deviceAuthorization: "device authorization",
};

function flowText({ kind, authorizationURL, tokenURL, scopes }: OAuthFlowObject): string {
  const addresses = [
    ...(authorizationURL === undefined ? [] : [`authorized at ${code(authorizationURL)}`]),
    ...(tokenURL === undefined ? [] : [`tokens from ${code(tokenURL)}`]),
  ];
  const head = `OAuth 2, ${[flowNames[kind], ...addresses].join(", ")}.`;
  const more = scopes.length - scopeLimit;
  const rest = more > 0 ? [`- and ${more} more scopes`] : [];
  return [head, ...scopes.slice(0, scopeLimit).map(scopeText), ...rest].join("\n");
}

function scopeText({ name, description }: OAuthScopeObject): string {
  const text = description.replaceAll(/\s+/gu, " ").trim();
  return `- ${code(name)}${text === "" ? "" : `: ${text}`}`;
}

/** The documentation of an operation, and the scopes that a token for it needs. */
export function operationDocsOf(operation: OperationObject): DocsModel {
  const docs = docsOf(operation);
  const scoped = (operation.security ?? [])
    .flatMap(({ schemes }) => schemes)
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ name, scopes }) => `Needs ${scopes.map(code).join(", ")} of ${code(name)}.`);
  if (scoped.length === 0) return docs;
  const { method, path } = operation;
  const isSilent = docs.summary === undefined && docs.description === undefined;
  const needs = [...new Set(scoped)].join("\n");
  return {
    ...docs,
    summary: isSilent ? code(`${method} ${path}`) : docs.summary,
    description: paragraphs([docs.description, needs]),
  };
}

/** Code in a comment; what would end it is left out. */
function code(text: string): string {
  return `\`${text.replaceAll(/[`\s]+/gu, " ").trim()}\``;
}

function paragraphs(texts: readonly (string | undefined)[]): string | undefined {
  const all = texts.filter((text) => text !== undefined && text !== "");
  return all.length === 0 ? undefined : all.join("\n\n");
}
