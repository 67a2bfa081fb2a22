// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Whether a value is one of a sample, as far as a sample says. */
import { isFormatted } from "./sample-formats.js";
import type { Sample } from "./sample-types.js";

/** Whether a sample could be the value. */
export function admits(sample: Sample, value: unknown): boolean {
  if (sample.ref !== undefined) return admits(sample.ref(), value);
  if (sample.enum !== undefined) return sample.enum.some((known) => isSame(known, value));
  const { anyOf, oneOf, not = [] } = sample;
  if (not.some((other) => admits(other, value))) return false;
  if (anyOf !== undefined) return anyOf.some((member) => admits(member, value));
  if (oneOf !== undefined) return oneOf.filter((member) => admits(member, value)).length === 1;
  return isOfType(sample, value) && isWithin(sample, value);
}

/** Whether two JSON values are equal. */
export function isSame(left: unknown, right: unknown): boolean {
  return left === right || canonical(left) === canonical(right);
}

/** JSON whose members are in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)),
        )
      : member,
  );
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOfType({ type }: Sample, value: unknown): boolean {
  if (type === undefined) return true;
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

function isWithin(sample: Sample, value: unknown): boolean {
  if (typeof value === "string") return isText(sample, value);
  if (typeof value === "number") return isNumber(sample, value);
  if (Array.isArray(value)) return isList(sample, value);
  return !isObject(value) || isRecord(sample, value);
}

function isText(sample: Sample, text: string): boolean {
  const { minLength = 0, maxLength = Infinity, patterns = [], format } = sample;
  // Code points count, not code units.
  const length = minLength === 0 && maxLength === Infinity ? 0 : Array.from(text).length;
  return (
    length >= minLength &&
    length <= maxLength &&
    (format === undefined || isFormatted(format, text)) &&
    patterns.every((pattern) => expression(pattern)?.test(text) ?? true)
  );
}

/** As JSON Schema has it; `undefined` where it is no expression of JavaScript. */
export function expression(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Without the flag, more is taken for what it says.
    }
  }
  return undefined;
}

function isNumber(sample: Sample, number: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, multiplesOf = [] } = sample;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = sample;
  return (
    number >= minimum &&
    number <= maximum &&
    number > exclusiveMinimum &&
    number < exclusiveMaximum &&
    multiplesOf.every((divisor) => Number.isInteger(number / divisor))
  );
}

function isList(sample: Sample, list: readonly unknown[]): boolean {
  const { prefixItems = [], items, minItems = 0, maxItems = Infinity, uniqueItems } = sample;
  if (list.length < minItems || list.length > maxItems) return false;
  if (uniqueItems === true && new Set(list.map(canonical)).size < list.length) return false;
  return list.every((item, index) => {
    const own = prefixItems[index] ?? items;
    return own === undefined || (own !== false && admits(own, item));
  });
}

function isRecord(sample: Sample, record: Readonly<Record<string, unknown>>): boolean {
  const { properties = {}, required = [], additionalProperties, propertyNames } = sample;
  const { minProperties = 0, maxProperties = Infinity } = sample;
  const names = Object.keys(record);
  return (
    names.length >= minProperties &&
    names.length <= maxProperties &&
    required.every((name) => Object.hasOwn(record, name)) &&
    names.every((name) => {
      const isNamed = Object.hasOwn(properties, name);
      if (!isNamed && propertyNames !== undefined && !admits(propertyNames, name)) return false;
      const own = isNamed ? properties[name] : additionalProperties;
      return own === undefined || (own !== false && admits(own, record[name]));
    })
  );
}
