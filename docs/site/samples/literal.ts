/** JSON values as literals of other languages, in the layout of their formatters. */
import { isJsonArray, isJsonObject } from "../../../generator/input/json.js";
import type { JsonValue } from "../../../generator/input/openapi.js";

/** How a language writes what JSON writes otherwise. */
export interface LiteralSyntax {
  readonly key: (name: string) => string;
  readonly true: string;
  readonly false: string;
  readonly null: string;
  /** Spaces of a level. */
  readonly indent: number;
  /** What is inside the braces of an object in one line. */
  readonly padding: string;
  /** Whether the last member of several lines has a comma, too. */
  readonly trailingComma: boolean;
}

const json: LiteralSyntax = {
  key: (name) => JSON.stringify(name),
  true: "true",
  false: "false",
  null: "null",
  indent: 2,
  padding: " ",
  trailingComma: false,
};

/** JSON as JavaScript and TypeScript. */
export const javaScript: LiteralSyntax = { ...json, key: propertyKey, trailingComma: true };

/** JSON as Python: its strings are written alike. */
export const python: LiteralSyntax = {
  ...json,
  true: "True",
  false: "False",
  null: "None",
  indent: 4,
  padding: "",
  trailingComma: true,
};

/** A quoted `__proto__` would set the prototype. */
function propertyKey(name: string): string {
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/u.test(name) ? name : JSON.stringify(name);
}

const width = 80;

/** Where a literal starts: `level` for the lines after the first, `column` for the first. */
export interface LiteralPlace {
  readonly level: number;
  readonly column: number;
}

/** Writes a value, in one line where it fits. */
export function literal(
  value: JsonValue,
  syntax: LiteralSyntax,
  place: LiteralPlace = { level: 0, column: 0 },
): string {
  const flat = flatLiteral(value, syntax);
  if (place.column + flat.length <= width || !(isJsonArray(value) || isJsonObject(value))) {
    return flat;
  }
  const [open, close] = isJsonArray(value) ? "[]" : "{}";
  const level = place.level + 1;
  const start = " ".repeat(level * syntax.indent);
  const members = membersOf(value, syntax).map(({ prefix, value: inner }) => {
    const column = start.length + prefix.length + 1;
    return `${start}${prefix}${literal(inner, syntax, { level, column })}`;
  });
  const end = syntax.trailingComma ? "," : "";
  return `${open}\n${members.join(",\n")}${end}\n${start.slice(syntax.indent)}${close}`;
}

function membersOf(value: JsonValue, syntax: LiteralSyntax) {
  if (isJsonArray(value)) return value.map((item) => ({ prefix: "", value: item }));
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  return entries.map(([name, inner]) => ({ prefix: `${syntax.key(name)}: `, value: inner }));
}

function flatLiteral(value: JsonValue, syntax: LiteralSyntax): string {
  if (value === null) return syntax.null;
  if (typeof value === "boolean") return value ? syntax.true : syntax.false;
  if (typeof value !== "object") return JSON.stringify(value);
  const members = membersOf(value, syntax).map(
    ({ prefix, value: inner }) => `${prefix}${flatLiteral(inner, syntax)}`,
  );
  if (isJsonArray(value)) return `[${members.join(", ")}]`;
  return members.length === 0 ? "{}" : `{${syntax.padding}${members.join(", ")}${syntax.padding}}`;
}

/** Text indented by levels, but for its first line. */
export function indented(text: string, spaces: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(spaces)}`);
}
