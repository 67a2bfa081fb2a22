// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The servers of a document, for APIs where there is something to choose. */
import { ConfigError } from "./sdk-error.js";
import { percentEncode, scalar } from "./values.js";

/** A server as its document declares it. */
export interface ServerDescriptor {
  /** With `{name}` in the place of each variable. */
  readonly url: string;
  readonly variables?: Readonly<Record<string, ServerVariable>>;
}

/** What can stand in the place of a variable. */
export interface ServerVariable {
  /** Absent: a value has to be given. */
  readonly default?: string;
  /** Absent: any text. */
  readonly values?: readonly string[];
}

/** The server that a client is told to use, by its URL as declared, and its variables. */
export interface ServerChoice {
  /** Default: that of the first server. */
  readonly url?: string | undefined;
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Finds the URL that a choice stands for; relative ones start at the base URL. */
export type ServerSelector = (choice: ServerChoice | undefined, baseURL: string) => string;

/** The servers of an API: a client chooses one of them, and the values of its variables. */
export function serverOf(servers: readonly ServerDescriptor[]): ServerSelector {
  return ({ url, variables = {} } = {}) => {
    const server = url === undefined ? servers[0] : servers.find((other) => other.url === url);
    if (server === undefined) {
      throw new ConfigError(`server.url must be ${alternatives(servers.map((one) => one.url))}`);
    }
    const known = server.variables ?? {};
    const unknown = Object.keys(variables).find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) {
      throw new ConfigError(`the server ${server.url} has no variable ${JSON.stringify(unknown)}`);
    }
    // All of them are checked: some are for the servers of single operations.
    for (const name of Object.keys(variables)) textOf(server, name, variables);
    return expand(server, variables);
  };
}

/**
 * The servers of an operation: the one that the client has chosen where it is among them, or else
 * the first, with the client's values for variables of the same names.
 */
export function operationServer(servers: readonly ServerDescriptor[]): ServerSelector {
  return ({ url, variables = {} } = {}, baseURL) => {
    const server = servers.find((other) => other.url === url) ?? servers[0];
    return server === undefined ? baseURL : absolute(expand(server, variables), baseURL);
  };
}

type Values = NonNullable<ServerChoice["variables"]>;

function expand(server: ServerDescriptor, values: Values): string {
  return server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => textOf(server, name, values));
}

/** What stands in the place of a variable; only what the document does not say is encoded. */
function textOf({ url, variables = {} }: ServerDescriptor, name: string, values: Values): string {
  const { default: initial, values: allowed } = own(variables, name) ?? {};
  const given = own(values, name) ?? undefined;
  if (given === undefined) {
    if (initial !== undefined) return initial;
    throw new ConfigError(`the server ${url} needs the variable ${name}: set server or baseURL`);
  }
  const value = scalar(name, given);
  if (allowed === undefined) return encode(name, value, initial);
  if (allowed.includes(value)) return value;
  throw new ConfigError(`the server variable ${name} must be ${alternatives(allowed)}`);
}

/** Separators stay what they are where the default has them: ports, paths, whole hosts. */
function encode(name: string, value: string, initial = ""): string {
  // URL parsers drop dot segments.
  if (/(^|\/)\.{1,2}(\/|$)/.test(value)) {
    throw new ConfigError(`the server variable ${name} has a segment "." or ".."`);
  }
  return percentEncode(value)
    .replaceAll("%3A", initial.includes(":") ? ":" : "%3A")
    .replaceAll("%2F", initial.includes("/") ? "/" : "%2F");
}

/** What cannot be resolved stays as it is, and is refused like any invalid base URL. */
function absolute(url: string, baseURL: string): string {
  try {
    return new URL(url, baseURL).href;
  } catch {
    return url;
  }
}

function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function alternatives(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}
