// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Parts of bodies, by JSON Pointers (RFC 6901). */
import { propertySample, sampleFrom } from "./sample.js";
import { isObject } from "./sample-check.js";
import type { Sample } from "./sample-types.js";

/** A part of a body. */
export interface BodyPart {
  /** Of the whole body. */
  readonly sample: Sample;
  readonly pointer: string;
  /** Of what has to be made around the part. */
  readonly seed: string;
}

function tokensOf(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The sample of a part of a body. */
export function sampleAt(sample: Sample, pointer: string): Sample {
  return tokensOf(pointer).reduce<Sample>((part, name) => propertySample(part, name) ?? {}, sample);
}

/** The body with another value for a part, and without the part where that is `undefined`. */
export function put(body: unknown, { sample, pointer, seed }: BodyPart, value: unknown): unknown {
  return putAt(body, { sample, seed, names: tokensOf(pointer) }, value);
}

interface NamedPart extends Omit<BodyPart, "pointer"> {
  readonly names: readonly string[];
}

function putAt(body: unknown, { sample, seed, names }: NamedPart, value: unknown): unknown {
  const [name, ...others] = names;
  if (name === undefined) return value;
  const record = isObject(body) ? body : {};
  const own = propertySample(sample, name) ?? {};
  const inner = Object.hasOwn(record, name) ? record[name] : undefined;
  const isMissing = !isObject(inner) && others.length > 0;
  const current = isMissing ? sampleFrom(own, [], { seed }) : inner;
  const changed = putAt(current, { sample: own, seed, names: others }, value);
  const members = Object.entries(record).filter(([other]) => other !== name);
  return Object.fromEntries(changed === undefined ? members : [...members, [name, changed]]);
}
