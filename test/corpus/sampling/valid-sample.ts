/** Values that Ajv accepts. */
import { isObject, valueAt } from "../support/json.js";
import type { Validator } from "../support/validator.js";
import { sample, type Sampling } from "./sampler.js";

/** Thrown where no value was found; the fault is the sampler's or the document's. */
export class NoSample extends Error {}

/** Thrown where every valid value needs a form that OpenAPI does not define. */
export class UndefinedForm extends Error {}

export interface Sampler {
  readonly document: unknown;
  readonly validator: Validator;
  /** For schemas that admit nothing else: lets alternatives of `oneOf` overlap. */
  readonly lenient: Validator;
}

/** What all attempts have in common. */
type Setting = Pick<Sampling, "direction" | "text" | "key" | "bytes"> & {
  readonly isFlat: boolean;
};

/** The fullest value that Ajv accepts; a flat one where only such have a form. */
export function validSample(pointer: string, setting: Setting, sampler: Sampler): unknown {
  const { document, validator, lenient } = sampler;
  const schema = valueAt(document, pointer);
  for (const judge of [validator, lenient]) {
    let nested: unknown;
    for (const attempt of attempts) {
      const value = sample(schema, { ...setting, ...attempt, document });
      if (value === undefined || judge.isValid(pointer, withoutBytes(value)) !== true) continue;
      if (!setting.isFlat || isFlat(value)) return value;
      nested ??= value;
    }
    if (nested !== undefined) throw new UndefinedForm(JSON.stringify(nested));
  }
  throw noSample(pointer, setting, sampler);
}

function noSample(pointer: string, setting: Setting, { document, validator }: Sampler): NoSample {
  const plain = { optionalDepth: 0, branch: 0, useExamples: true, variation: 0 };
  const value = sample(valueAt(document, pointer), { ...setting, ...plain, document }) ?? "nothing";
  const errors = validator.errors(pointer, withoutBytes(value));
  return new NoSample(`${JSON.stringify(value).slice(0, 80)}: ${errors}`);
}

const attempts = [3, 1, 0].flatMap((optionalDepth) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((branch) =>
    [true, false].map((useExamples) => ({ optionalDepth, branch, useExamples, variation: 0 })),
  ),
);

function isFlat(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((member) => typeof member !== "object" || member === null);
}

/** Bytes as the string that their schema says they are. */
function withoutBytes(value: unknown): unknown {
  if (value instanceof Blob) return "bytes";
  if (Array.isArray(value)) return value.map(withoutBytes);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutBytes(member)]),
  );
}
