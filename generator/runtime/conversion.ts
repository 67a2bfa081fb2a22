// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Formats that are another type in programs than in JSON: points in time, and long integers. */
import { complaint, expectedType, isJson, jsonDecoder } from "./decode.js";
import { parseExactly } from "./exact-json.js";
import type { Decoder } from "./types.js";

/** What becomes of a value. Of a list, all apply; a function puts off what refers to itself. */
export type Conversion = Shape | readonly Conversion[] | (() => Conversion);

/** Which parts of a value are converted; whatever it does not mention stays as it is. */
export interface Shape {
  /** Converts text; `undefined` where it is not what it should be. */
  readonly string?: (text: string) => unknown;
  /** Converts a number, which is also given as its digits where it could lose some. */
  readonly number?: (value: number, digits: string | undefined) => unknown;
  readonly properties?: Readonly<Record<string, Conversion>>;
  /** Properties that are not listed. */
  readonly rest?: Conversion;
  /** The first items of an array. */
  readonly tuple?: readonly Conversion[];
  /** All other items. */
  readonly items?: Conversion;
  /** A property whose value selects one of {@link cases}. */
  readonly by?: string;
  readonly cases?: Readonly<Record<string, Conversion>>;
}

/** `format: date-time` (RFC 3339) as a `Date`. */
export const dateTime: Conversion = { string: toDate };

/** `format: int64` and `uint64` as a `bigint`. */
export const int64: Conversion = { number: toBigint };

const timestamp =
  /^(\d{4}-\d\d-\d\d)[Tt ]((?:[01]\d|2[0-3]):[0-5]\d:)([0-5]\d|60)(?:(\.\d{1,3})\d*)?([Zz]|[+-]\d\d:\d\d)$/;

function toDate(text: string): Date | undefined {
  const parts = timestamp
    .exec(text)
    ?.slice(1)
    .map((part?: string) => part ?? "");
  if (parts === undefined) return undefined;
  const [day, minute, second, fraction, zone] = parts;
  // `Date` knows no leap seconds.
  const isLeap = second === "60";
  const whole = `${day}T${minute}${isLeap ? "59" : second}${fraction}${zone}`.toUpperCase();
  const time = Date.parse(whole) + (isLeap ? 1000 : 0);
  return isDay(day) && !Number.isNaN(time) ? new Date(time) : undefined;
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isDay(day = ""): boolean {
  const start = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day);
}

function toBigint(value: number, digits: string | undefined): bigint | undefined {
  if (digits !== undefined) return BigInt(digits);
  return Number.isInteger(value) ? BigInt(value) : undefined;
}

/** Decodes JSON with conversions; other media types as `other` does, where there is one. */
export function converted(conversion: Conversion, other?: Decoder): Decoder {
  const decode = jsonDecoder(parserOf(conversion), complaint);
  return (response, accept) =>
    other === undefined || isJson(expectedType(response, accept))
      ? decode(response)
      : other(response, accept);
}

/** Parses error bodies with the conversions of their status: `404`, `4XX` or `default`. */
export function convertedErrors(
  conversions: Readonly<Record<string, Conversion>>,
): (text: string, status: number) => unknown {
  return (text, status) => {
    const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
    const key = keys.find((each) => Object.hasOwn(conversions, each));
    return parserOf((key !== undefined && conversions[key]) || [])(text);
  };
}

/** Parses JSON with conversions. */
export function parserOf(conversion: Conversion): (text: string) => unknown {
  return (text) => {
    const { value, exact } = parseExactly(text);
    return convert(value, conversion, exact);
  };
}

/** Applies conversions to an event as a whole, whose data is parsed anew where it is JSON. */
export function converterOf(
  conversion: Conversion,
): (event: { readonly data: unknown }, json: string | undefined) => unknown {
  return (event, json) => {
    if (json === undefined) return convert(event, conversion);
    const { value, exact } = parseExactly(json);
    return convert({ ...event, data: value }, conversion, { ...event, data: exact });
  };
}

/** A part of a value, on the way from the outside in. */
interface Part {
  /** Whose copy it is. */
  readonly holder: Record<string, unknown>;
  readonly key: string;
  /** The same part of {@link ExactValue.exact}. */
  readonly exact: unknown;
  readonly parent: Part | undefined;
  readonly conversions: readonly Conversion[];
}

/**
 * Converts copies of the parts that a conversion mentions; each part is visited once, however deep.
 * `exact` is the same value with long integers as text.
 *
 * @throws RangeError that names the part which is not of its format.
 */
function convert(value: unknown, conversion: Conversion, exact: unknown = value): unknown {
  const holder: Record<string, unknown> = { root: value };
  const root: Part = { holder, key: "root", exact, parent: undefined, conversions: [conversion] };
  const pending = [root];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const current = part.holder[part.key];
    if (typeof current === "object" && current !== null) {
      for (const inner of partsOf(part, current)) pending.push(inner);
    } else if (typeof current === "string" || typeof current === "number") {
      part.holder[part.key] = scalar(part, current);
    }
  }
  return holder["root"];
}

/** The parts to be converted, in a copy that takes the place of the object. */
function partsOf(part: Part, current: object): readonly Part[] {
  const shapes = shapesOf(part.conversions, current);
  const parts: Part[] = [];
  if (shapes.length === 0) return [];
  const isArray = Array.isArray(current);
  const holder = (isArray ? [...(current as unknown[])] : { ...current }) as Part["holder"];
  for (const key of Object.keys(current)) {
    const conversions = shapes.flatMap((shape) =>
      isArray ? itemOf(shape, Number(key)) : propertyOf(shape, key),
    );
    if (conversions.length === 0) continue;
    const exact = (part.exact as Readonly<Record<string, unknown>>)[key];
    parts.push({ holder, key, exact, parent: part, conversions });
  }
  if (parts.length > 0) part.holder[part.key] = holder;
  return parts;
}

function itemOf({ tuple, items }: Shape, index: number): readonly Conversion[] {
  return listOf(tuple?.[index] ?? items);
}

function propertyOf({ properties, rest }: Shape, key: string): readonly Conversion[] {
  const isListed = properties !== undefined && Object.hasOwn(properties, key);
  return listOf(isListed ? properties[key] : rest);
}

function listOf(conversion: Conversion | undefined): readonly Conversion[] {
  if (conversion === undefined) return [];
  return isList(conversion) ? conversion : [conversion];
}

function isList(conversion: Conversion): conversion is readonly Conversion[] {
  return Array.isArray(conversion);
}

/** All shapes that apply to a value, each once, though conversions may lead to themselves. */
function shapesOf(conversions: readonly Conversion[], value: unknown): readonly Shape[] {
  const all = new Set(conversions);
  const shapes: Shape[] = [];
  for (const conversion of all) {
    if (typeof conversion === "function") all.add(conversion());
    else if (isList(conversion)) for (const each of conversion) all.add(each);
    else {
      shapes.push(conversion);
      for (const each of listOf(caseOf(conversion, value))) all.add(each);
    }
  }
  return shapes;
}

function caseOf({ by, cases = {} }: Shape, value: unknown): Conversion | undefined {
  if (by === undefined || !Object.hasOwn(Object(value) as object, by)) return undefined;
  const tag = String((value as Readonly<Record<string, unknown>>)[by]);
  return Object.hasOwn(cases, tag) ? cases[tag] : undefined;
}

function scalar(part: Part, current: string | number): unknown {
  for (const shape of shapesOf(part.conversions, current)) {
    const isText = typeof current === "string";
    if ((isText ? shape.string : shape.number) === undefined) continue;
    const { exact } = part;
    const result = isText
      ? shape.string?.(current)
      : shape.number?.(current, typeof exact === "string" ? exact : undefined);
    if (result !== undefined) return result;
    throw new RangeError(`${pathOf(part)} is no ${isText ? "date-time" : "integer"}`);
  }
  return current;
}

/** A JSON Pointer; the root is called what it is. */
function pathOf(part: Part): string {
  const keys: string[] = [];
  for (let each = part; each.parent !== undefined; each = each.parent) keys.push(each.key);
  const segments = keys.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1"));
  return segments.length === 0 ? "the body" : `/${segments.reverse().join("/")}`;
}
