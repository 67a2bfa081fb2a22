// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** How objects are made. */
import { admits, isObject } from "./sample-check.js";
import { draw, inside } from "./sample-draw.js";
import { allExamples, insideObject, isDeep, isFlat, type Making } from "./sample-making.js";
import type { Sample } from "./sample-types.js";

/** The properties of its example, or else most of them; and always those that it must have. */
export function makeObject(sample: Sample, making: Making): Record<string, unknown> {
  const { properties = {}, required = [] } = sample;
  const examples = allExamples(sample, making).filter(isObject);
  const shown = examples[making.index % Math.max(examples.length, 1)];
  const record: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const own = examples.flatMap((each) => (Object.hasOwn(each, name) ? [each[name]] : []));
    const circumstances = insideObject(making, name, own);
    const isThere =
      shown === undefined ? isChosen(property, circumstances) : Object.hasOwn(shown, name);
    if (isThere || required.includes(name)) {
      define(record, name, making.make(property, circumstances));
    }
  }
  return withOthers(record, sample, { making, shown });
}

/** An own property whatever its name. */
function define(record: object, name: string, value: unknown): void {
  const flags = { enumerable: true, writable: true, configurable: true };
  Object.defineProperty(record, name, { value, ...flags });
}

/** Whether an optional property is there. */
function isChosen(sample: Sample, making: Making): boolean {
  if (isDeep(making) && !isFlat(sample)) return false;
  return draw(making.place, "optional", 8) > 0;
}

interface Shown {
  readonly making: Making;
  readonly shown: Readonly<Record<string, unknown>> | undefined;
}

/** Further properties: those of an example, or else as many as there have to be. */
function withOthers(
  record: Record<string, unknown>,
  sample: Sample,
  { making, shown = {} }: Shown,
): Record<string, unknown> {
  const { additionalProperties: others, propertyNames = {} } = sample;
  if (others === false) return record;
  const names = Object.keys(isMap(sample) ? shown : {});
  const valid = names.filter((name) => admits(propertyNames, name));
  for (const name of valid) {
    define(record, name, making.make(others ?? {}, insideObject(making, name, [shown[name]])));
  }
  const usual = isMap(sample) && !isDeep(making) && valid.length === 0 ? 2 : 0;
  return filled(record, sample, { making, usual });
}

/** Whether all properties are further ones. */
function isMap({ properties = {}, additionalProperties }: Sample): boolean {
  return additionalProperties !== undefined && Object.keys(properties).length === 0;
}

/** Names are made up until there are enough. */
function filled(
  record: Record<string, unknown>,
  sample: Sample,
  { making, usual }: { readonly making: Making; readonly usual: number },
): Record<string, unknown> {
  const { propertyNames = {}, minProperties = 0, maxProperties = Infinity } = sample;
  const wanted = Math.min(Math.max(usual, minProperties), maxProperties);
  const value = sample.additionalProperties || {};
  for (let count = 0; Object.keys(record).length < wanted && count < wanted + 24; count += 1) {
    const place = inside(making.place, `name ${count}`);
    const circumstances = { ...making, place, index: count, examples: [] };
    const name = making.make({ type: "string", ...propertyNames }, circumstances);
    if (typeof name !== "string") continue;
    define(record, name, making.make(value, insideObject(making, name, [])));
  }
  return record;
}
