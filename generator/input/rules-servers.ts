/** Variables of servers. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { ServerObject } from "./openapi.js";
import { placeAt } from "./place-at.js";

/** Every variable of a URL is declared, and its default is one of its values. */
export function checkServers(api: DecodedApi, bag: DiagnosticBag): void {
  const { servers, operations } = api.document;
  const all = [...servers, ...operations.flatMap((operation) => operation.servers ?? [])];
  // Operations share the servers of their path.
  const byOrigin = new Map(all.map((server) => [server.origin, server]));
  for (const server of byOrigin.values()) checkServer(server, api, bag);
}

function checkServer(
  { url, variables, origin }: ServerObject,
  api: DecodedApi,
  bag: DiagnosticBag,
) {
  const declared = new Set(variables.map(({ name }) => name));
  const names = new Set([...url.matchAll(/\{([^{}]+)\}/gu)].map(([, name = ""]) => name));
  for (const name of names) {
    if (declared.has(name)) continue;
    bag.report("server-variable-undeclared", placeAt(api, origin), { name, url });
  }
  for (const { name, default: value, enum: values = [] } of variables) {
    if (values.length === 0 || values.includes(value)) continue;
    bag.report("server-default-unlisted", placeAt(api, origin), { name, value });
  }
}
