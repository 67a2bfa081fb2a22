/** Numbers and strings within the bounds of a schema. */
import type { JsonObject } from "../support/json.js";
import { samplePattern } from "./sample-pattern.js";

export function sampleNumber(schema: JsonObject, variation: number): number {
  const isInteger = schema["type"] !== "number";
  const step = Number(schema["multipleOf"] ?? (isInteger ? 1 : 0.5));
  const lower = bound(schema, "minimum", "exclusiveMinimum") ?? -Infinity;
  const upper = bound(schema, "maximum", "exclusiveMaximum") ?? Infinity;
  const least = Math.max(isInteger ? 42 : 1.5, lower) + variation;
  const wanted = least > upper ? upper - variation * step : least;
  if (Number.isInteger(wanted / step)) return wanted;
  const above = Math.ceil(wanted / step) * step;
  return above > upper ? above - step : above;
}

function bound(schema: JsonObject, name: string, exclusive: string): number | undefined {
  const [plain, strict] = [schema[name], schema[exclusive]];
  const away = name === "minimum" ? 1 : -1;
  if (typeof strict === "number") return strict + away;
  return typeof plain === "number" ? plain + (strict === true ? away : 0) : undefined;
}

const formats: Readonly<Record<string, string>> = {
  date: "2026-02-28",
  "date-time": "2026-02-28T12:30:45.123Z",
  time: "12:30:45Z",
  duration: "P1DT2H",
  email: "ada@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a?b=c",
  url: "https://example.com/a?b=c",
  uuid: "3f0c2a54-8f5e-4c1b-9d1a-6c2f7f0b9a10",
  byte: "c3BlY2xvb20=",
  "unix-time": "1700000000",
  int64: "42",
};

/** A text of the schema's format, pattern and length; free ones are `free`. */
export function sampleText(schema: JsonObject, free: string, variation: number): string {
  const { pattern, format } = schema;
  const least = Number(schema["minLength"] ?? 0);
  const most = Number(schema["maxLength"] ?? Infinity);
  if (typeof pattern === "string")
    return samplePattern(pattern, { least, most, skip: variation }) ?? free;
  const text =
    formats[String(format)]?.replace(/\d(?=\D*$)/u, String((variation + 1) % 10)) ??
    (variation === 0 ? free : `${variation}${free}`);
  const characters = Array.from(text).slice(0, most);
  return characters.join("") + "a".repeat(Math.max(0, least - characters.length));
}
