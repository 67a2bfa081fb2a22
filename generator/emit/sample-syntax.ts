/** Samples as data: the keywords that the run-time reads. */
import { literalText } from "../ir/names.js";
import type {
  ArraySampleModel,
  NumberSampleModel,
  ObjectSampleModel,
  SampleModel,
  StringSampleModel,
  TypedSampleModel,
} from "../ir/sample-model.js";
import type { JsonValue } from "../ir/type-model.js";
import { isInherited } from "./inherited-names.js";
import {
  arrayLiteral,
  entry,
  inlineObject,
  lazy,
  objectLiteral,
  satisfying,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";

/** What samples are written with in one file. */
export interface SampleNames {
  /** The constant of a declaration. */
  readonly constant: (declaration: string) => string;
  /** The type of all samples. */
  readonly type: string;
}

/** The expression of a sample; where it is only a constant, that. */
export function sampleValue(sample: SampleModel, names: SampleNames): ExpressionSyntax {
  return sample.kind === "reference"
    ? names.constant(sample.declaration)
    : sampleExpression(sample, names);
}

/** The expression of a sample that may be evaluated before its constants are. */
export function sampleExpression(sample: SampleModel, names: SampleNames): ExpressionSyntax {
  if ("examples" in sample) return typedExpression(sample, names);
  switch (sample.kind) {
    case "reference":
      return inlineObject([entry("ref", lazy(names.constant(sample.declaration)))]);
    case "values":
      return inlineObject([entry("enum", jsonExpression(sample.values))]);
    case "never":
      return inlineObject([entry("enum", arrayLiteral([]))]);
    case "choice":
      return inlineObject([
        entry(sample.exclusive ? "oneOf" : "anyOf", listOf(sample.members, names)),
      ]);
  }
}

function typedExpression(sample: TypedSampleModel, names: SampleNames): ExpressionSyntax {
  return inlineObject([...typedEntries(sample, names), ...sharedEntries(sample, names)]);
}

function listOf(samples: readonly SampleModel[], names: SampleNames): ExpressionSyntax {
  return arrayLiteral(samples.map((sample) => sampleExpression(sample, names)));
}

function sharedEntries(
  { examples, not }: TypedSampleModel,
  names: SampleNames,
): readonly EntrySyntax[] {
  return [
    ...(not.length === 0 ? [] : [entry("not", listOf(not, names))]),
    ...(examples.length === 0 ? [] : [entry("examples", jsonExpression(examples))]),
  ];
}

function typedEntries(sample: TypedSampleModel, names: SampleNames): readonly EntrySyntax[] {
  switch (sample.kind) {
    case "any":
      return [];
    case "null":
    case "boolean":
      return [entry("type", literalText(sample.kind))];
    case "string":
      return stringEntries(sample);
    case "number":
      return numberEntries(sample);
    case "array":
      return arrayEntries(sample, names);
    case "object":
      return objectEntries(sample, names);
  }
}

/** An entry for each member that is set; lists that are empty are not. */
function setEntries(
  members: Readonly<Record<string, JsonValue | undefined>>,
): readonly EntrySyntax[] {
  return Object.entries(members).flatMap(([name, value]) => {
    const isSet = value !== undefined && !(Array.isArray(value) && value.length === 0);
    return isSet ? [entry(name, jsonExpression(value))] : [];
  });
}

function stringEntries({ kind, ...limits }: StringSampleModel & Shared): readonly EntrySyntax[] {
  const { format, minLength, maxLength, patterns } = limits;
  return setEntries({ type: kind, format, minLength, maxLength, patterns });
}

/** What {@link sharedEntries} writes. */
type Shared = Pick<TypedSampleModel, "examples" | "not">;

function numberEntries({
  isInteger,
  ...limits
}: NumberSampleModel & Shared): readonly EntrySyntax[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multiplesOf } = limits;
  return setEntries({
    type: isInteger ? "integer" : "number",
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multiplesOf,
  });
}

function arrayEntries(sample: ArraySampleModel, names: SampleNames): readonly EntrySyntax[] {
  const { kind, prefix, items, minItems, maxItems, isUnique } = sample;
  return [
    ...setEntries({ type: kind }),
    ...(prefix.length === 0 ? [] : [entry("prefixItems", listOf(prefix, names))]),
    ...otherEntry("items", items, names),
    ...setEntries({ minItems, maxItems, uniqueItems: isUnique ? true : undefined }),
  ];
}

function objectEntries(sample: ObjectSampleModel, names: SampleNames): readonly EntrySyntax[] {
  const { kind, properties, others, minProperties, maxProperties } = sample;
  const required = properties.filter((each) => each.required).map(({ name }) => name);
  const named = properties.map(({ name, sample: own }) => {
    const expression = sampleExpression(own, names);
    return entry(name, isInherited(name) ? satisfying(expression, names.type) : expression);
  });
  return [
    ...setEntries({ type: kind }),
    ...(named.length === 0 ? [] : [entry("properties", objectLiteral(named))]),
    ...setEntries({ required }),
    ...otherEntry("additionalProperties", others, names),
    ...(sample.names === undefined
      ? []
      : [entry("propertyNames", sampleExpression(sample.names, names))]),
    ...setEntries({ minProperties, maxProperties }),
  ];
}

/** What else there may be: anything goes without saying. */
function otherEntry(key: string, sample: SampleModel, names: SampleNames): readonly EntrySyntax[] {
  if (sample.kind === "any" && sample.examples.length === 0) return [];
  return [entry(key, sample.kind === "never" ? "false" : sampleExpression(sample, names))];
}

/** A value of JSON. */
export function jsonExpression(value: JsonValue): ExpressionSyntax {
  if (isList(value)) return arrayLiteral(value.map(jsonExpression));
  if (typeof value !== "object" || value === null) return literalText(value);
  const members = Object.entries(value);
  return inlineObject(members.map(([name, member]) => entry(name, jsonExpression(member))));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
