/** What is remembered of names → the text of the lock file: sorted, a fact per line. */
import type { ApiLock, LockedOperation } from "../ir/lock-model.js";

/** The version of the format that is written. */
export const lockVersion = 1;

/** Names by API. */
export type Lock = ReadonlyMap<string, ApiLock>;

/** The text of a lock file. */
export function printLock(lock: Lock): string {
  return `{\n  "lockVersion": ${lockVersion},\n  "apis": ${block(lock, "  ", apiText)}\n}\n`;
}

function apiText(api: ApiLock, indent: string): string {
  const nested = (names: ReadonlyMap<string, string>, inner: string) =>
    block(names, inner, (name) => JSON.stringify(name));
  const sections: Readonly<Record<keyof ApiLock, string>> = {
    operations: block(api.operations, `${indent}  `, operationText),
    names: block(api.names, `${indent}  `, nested),
    members: block(api.members, `${indent}  `, nested),
    properties: nested(api.properties, `${indent}  `),
    shapes: nested(api.shapes, `${indent}  `),
    aliases: nested(api.aliases, `${indent}  `),
    methodAliases: nested(api.methodAliases, `${indent}  `),
    proposals: nested(api.proposals, `${indent}  `),
  };
  return block(new Map(Object.entries(sections)), indent, (text) => text);
}

function operationText(operation: LockedOperation): string {
  const { operationId, resource, method, wantedMethod } = operation;
  const fields = Object.entries({ operationId, resource, method, wantedMethod });
  return `{ ${fields.map(([key, text]) => `"${key}": ${JSON.stringify(text)}`).join(", ")} }`;
}

/** An object with an entry per line, by code unit, so that two branches seldom touch one line. */
function block<Value>(
  map: ReadonlyMap<string, Value>,
  indent: string,
  print: (value: Value, indent: string) => string,
): string {
  const inner = `${indent}  `;
  const lines = [...map]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${inner}${JSON.stringify(key)}: ${print(value, inner)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}
