/** Servers of the document, and those that single operations have of their own. */
import type { OpenApiDocument, OperationObject, ServerObject } from "../input/openapi.js";
import { docsOf } from "./lower-docs.js";
import type { ServerModel, ServerVariableModel } from "./server-model.js";

/**
 * The servers that a client chooses from; none where there is nothing to choose. Variables of
 * operations' own servers are variables of each of them, since a client is given them once.
 */
export function lowerServers(document: OpenApiDocument): readonly ServerModel[] {
  const servers = distinct(documentServers(document)).map(lowerServer);
  const others = document.operations.flatMap(({ servers: own }) => (own ?? []).map(lowerServer));
  const complete = servers.map((server) => ({
    ...server,
    variables: distinctVariables([server, ...others]),
  }));
  const isChoice = complete.length > 1 || complete.some(({ variables }) => variables.length > 0);
  return isChoice ? complete : [];
}

/** The servers of an operation where they are not those of the document. */
export function lowerOperationServers(
  { servers = [] }: OperationObject,
  document: OpenApiDocument,
): readonly ServerModel[] {
  const urls = (list: readonly ServerObject[]) => list.map(({ url }) => url).join("\n");
  const isOwn = urls(servers) !== urls(documentServers(document));
  return isOwn ? distinct(servers).map(lowerServer) : [];
}

/** The URL of the first server with its variables at their defaults; relative where that is. */
export function lowerBaseURL(document: OpenApiDocument): string {
  const [server] = documentServers(document);
  const url = server?.url ?? "/";
  return url.replaceAll(/\{([^{}]+)\}/gu, (whole, name: string) => {
    return server?.variables.find((variable) => variable.name === name)?.default ?? whole;
  });
}

/** Where the document has none, those of the first operation stand in, if every operation has some. */
function documentServers({ servers, operations }: OpenApiDocument): readonly ServerObject[] {
  if (servers.length > 0 || !operations.every((operation) => operation.servers?.length)) {
    return servers;
  }
  return operations[0]?.servers ?? [];
}

function distinct(servers: readonly ServerObject[]): readonly ServerObject[] {
  return servers.filter(({ url }, index) => servers.findIndex((one) => one.url === url) === index);
}

function lowerServer({ url, description, variables }: ServerObject): ServerModel {
  const declared = variables.map((variable): ServerVariableModel => ({
    name: variable.name,
    default: variable.default,
    values: variable.enum?.length === 0 ? undefined : variable.enum,
    docs: docsOf({ description: variable.description, default: variable.default }),
  }));
  const missing = templateNames(url)
    .filter((name) => !declared.some((variable) => variable.name === name))
    .map((name) => ({ name, default: undefined, values: undefined, docs: docsOf({}) }));
  return { url, docs: docsOf({ description }), variables: [...declared, ...missing] };
}

/** The first declaration of a name counts. */
function distinctVariables(servers: readonly ServerModel[]): readonly ServerVariableModel[] {
  const byName = new Map<string, ServerVariableModel>();
  for (const variable of servers.flatMap(({ variables }) => variables)) {
    if (!byName.has(variable.name)) byName.set(variable.name, variable);
  }
  return [...byName.values()];
}

/** What else stands in braces is no name that anybody forgot to declare. */
function templateNames(url: string): readonly string[] {
  return [...new Set([...url.matchAll(/\{([\w.-]+)\}/gu)].map(([, name = ""]) => name))];
}
