/** Oracle 2: types accept what schemas accept, and reject what schemas reject. */
import { compileStrict } from "../../support/compile.js";
import { arrayOf, isObject, memberOf, objectOf, referenceOf, valueAt } from "../support/json.js";
import type { Exception, OracleResult } from "../support/results.js";
import type { Sdk } from "../support/sdk.js";
import { createValidator, isVersion30, type Validator } from "../support/validator.js";
import { checkFile, firstLine, type Check } from "./check-file.js";
import { sample } from "../sampling/sampler.js";
import { mutationsOf, type MutationKind } from "./mutations.js";
import { positionsOf, type Position, type Side } from "./positions.js";

type JudgedCheck = Check & {
  readonly place: string;
  readonly mutation: MutationKind | undefined;
};

const checksPerFile = 2000;
const mutationsPerDocument = 6000;
const longestMutated = 3000;

/** Judges by the examples and defaults of the document. */
export async function judgeExamples(sdk: Sdk): Promise<OracleResult> {
  const examples = positionsOf(sdk).flatMap((position) => examplesAt(position, sdk.bundled));
  return judgeValues(examples, createValidators(sdk.bundled), sdk);
}

/** Judges by a full and a minimal value of each named schema, made up from the schema. */
export async function judgeSamples(sdk: Sdk): Promise<OracleResult> {
  const validators = createValidators(sdk.bundled);
  return judgeValues(
    positionsOf(sdk)
      .filter(isNamed)
      .flatMap((position) => samplesAt(position, sdk.bundled)),
    validators,
    sdk,
  );
}

/** Judges by samples of each named schema, and by other values, which are tried with all of them. */
export async function judgeValuesOf(
  sdk: Sdk,
  { values, isExact }: { readonly values: readonly unknown[]; readonly isExact: boolean },
): Promise<OracleResult> {
  const named = positionsOf(sdk).filter(isNamed);
  const examples = named.flatMap((found) => {
    const position = { ...found, isExact };
    const samples = samplesAt(position, sdk.bundled);
    const damaged = samples.flatMap(({ value }) => mutationsOf(value, () => true));
    const others = [...values, ...damaged.map(({ value }) => value)];
    return [...samples, ...others.map((value) => ({ position, value }))];
  });
  return judgeValues(examples, createValidators(sdk.bundled), sdk);
}

function isNamed({ schema }: Position): boolean {
  return /^\/components\/schemas\/[^/]+$/u.test(schema);
}

async function judgeValues(
  examples: readonly Example[],
  validators: ReturnType<typeof createValidators>,
  sdk: Sdk,
): Promise<OracleResult> {
  const admitted = examples.filter(({ position, value }) =>
    validators.full[position.side].isValid(position.schema, value),
  );
  const valid = admitted.filter(({ position, value }) =>
    validators.typed[position.side].isValid(position.schema, value),
  );
  const mutated = valid
    .filter(
      ({ position, value }) => position.isExact && JSON.stringify(value).length < longestMutated,
    )
    .flatMap((example) => mutants(example, validators.types[example.position.side]));
  const accepted = valid.map(({ position, value }) => checkOf(position, value, undefined));
  const checks = [...accepted, ...thinned(mutated, mutationsPerDocument)];
  const reports = await openedReports(checks, await reportsByCheck(checks, sdk), sdk);
  const untyped = admitted.length - valid.length;
  return verdict(checks, reports, { examples: examples.length, untyped });
}

function samplesAt(position: Position, document: unknown): readonly Example[] {
  const schema = asHeir(position.schema, document);
  const base = {
    document,
    direction: position.side === "write" ? ("write" as const) : ("read" as const),
    text: "text",
    key: "key",
    bytes: false,
  };
  const values = [0, 3].flatMap((optionalDepth) =>
    [0, 1, 2].map((branch) =>
      sample(schema, { ...base, optionalDepth, branch, useExamples: false, variation: 0 }),
    ),
  );
  const present = values.filter((value) => value !== undefined);
  const distinct = new Map(present.map((value) => [JSON.stringify(value), value]));
  return [...distinct.values()].map((value) => ({ position, value }));
}

/** A schema whose base has a discriminator is what its value selects; Ajv knows no discriminators. */
function asHeir(pointer: string, document: unknown): unknown {
  const schema = valueAt(document, pointer);
  const reference = `#${pointer}`;
  const bases = arrayOf(memberOf(schema, "allOf")).map((part) => {
    const base = referenceOf(part);
    return base === undefined ? undefined : memberOf(valueAt(document, base), "discriminator");
  });
  const discriminator = bases.find((base) => {
    const mapping = memberOf(base, "mapping");
    return (
      isObject(base) &&
      (mapping === undefined || Object.values(objectOf(mapping)).includes(reference))
    );
  });
  return discriminator === undefined ? schema : { oneOf: [{ $ref: reference }], discriminator };
}

type Validators = Readonly<Record<Side, Pick<Validator, "isValid">>>;

/** `full`: all keywords; `types`: what a type can express; `typed`: with types that are implied. */
function createValidators(document: unknown) {
  const create = (typesOnly: boolean, inferTypes: boolean): Validators => {
    const options = { typesOnly, inferTypes, formats: "ignored" } as const;
    const read = createValidator(document, { ...options, direction: "read" });
    const write = createValidator(document, { ...options, direction: "write" });
    const verdicts = (pointer: string, value: unknown) =>
      [read, write].map((validator) => validator.isValid(pointer, value));
    // A value has to be valid for both sides, and a mutation invalid for both.
    const isValid = (pointer: string, value: unknown) =>
      typesOnly
        ? verdicts(pointer, value).some((verdict) => verdict !== false)
        : verdicts(pointer, value).every((verdict) => verdict === true);
    return { read, write, both: { isValid } };
  };
  return { full: create(false, false), types: create(true, false), typed: create(false, true) };
}

interface Example {
  readonly position: Position;
  readonly value: unknown;
}

function examplesAt(position: Position, document: unknown): readonly Example[] {
  const schema = valueAt(document, position.schema);
  const isReference = isObject(schema) && schema["$ref"] !== undefined;
  // In 3.0 nothing beside `$ref` counts.
  const own = isReference && isVersion30(document) ? [] : schemaExamples(schema);
  const values = new Map(
    [...position.examples, ...own].map((value) => [JSON.stringify(value), value]),
  );
  return [...values.values()].map((value) => ({ position, value }));
}

function schemaExamples(schema: unknown): readonly unknown[] {
  const examples = memberOf(schema, "examples");
  const single = [memberOf(schema, "example"), memberOf(schema, "default")];
  return [...single, ...(Array.isArray(examples) ? examples : [])].filter(
    (value) => value !== undefined,
  );
}

function mutants({ position, value }: Example, types: Validators[Side]): readonly JudgedCheck[] {
  // A value the type-level schema rejects says nothing about its mutations.
  if (types.isValid(position.schema, value) !== true) return [];
  const isInvalid = (mutant: unknown) => types.isValid(position.schema, mutant) === false;
  return mutationsOf(value, isInvalid).map((mutation) =>
    checkOf(position, mutation.value, mutation.kind),
  );
}

function checkOf(
  { type, schema }: Position,
  value: unknown,
  mutation: MutationKind | undefined,
): JudgedCheck {
  return { type, value, place: schema, mutation };
}

function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, index) => index % step === 0);
}

/**
 * The reports, but for those that only want a property in common, in so many words or by refusing
 * every member of a union: these are of `Open` types.
 */
async function openedReports(
  checks: readonly JudgedCheck[],
  reports: ReadonlyMap<number, string>,
  sdk: Sdk,
): Promise<ReadonlyMap<number, string>> {
  const weak = [...reports]
    .filter(([index, report]) => checks[index]?.mutation === undefined || isWeak(report))
    .map(([index]) => index);
  if (weak.length === 0) return reports;
  const opened = weak.flatMap((index) => {
    const check = checks[index];
    return check === undefined ? [] : [{ ...check, type: `Open<${check.type}>` }];
  });
  const again = await reportsByCheck(opened, sdk);
  const others = [...reports].filter(([index]) => !weak.includes(index));
  const left = [...again].flatMap(([place, report]) => {
    const index = weak[place];
    return index === undefined ? [] : [[index, report] as const];
  });
  return new Map([...others, ...left]);
}

/** What `tsc` says about each check. */
async function reportsByCheck(
  checks: readonly Check[],
  { files }: Sdk,
): Promise<ReadonlyMap<number, string>> {
  const sources = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  for (let start = 0; start < checks.length; start += checksPerFile) {
    const part = checks.slice(start, start + checksPerFile);
    sources[`check-${start}.ts`] = checkFile(part);
  }
  const reports = await compileStrict({
    files: sources,
    typescript: "7",
    moduleResolution: "nodenext",
  });
  const found = new Map<number, string>();
  for (const report of reports) {
    const place = /^check-(?<start>\d+)\.ts\((?<line>\d+)/u.exec(report)?.groups;
    if (place !== undefined)
      found.set(Number(place["start"]) + Number(place["line"]) - firstLine, report);
  }
  return found;
}

function verdict(
  checks: readonly JudgedCheck[],
  reports: ReadonlyMap<number, string>,
  { examples, untyped }: { readonly examples: number; readonly untyped: number },
): OracleResult {
  const judged = checks.map((check, index) => ({ check, report: reports.get(index) }));
  const isMutation = ({ check }: { readonly check: JudgedCheck }) => check.mutation !== undefined;
  const mutations = judged.filter(isMutation);
  const values = judged.filter((one) => !isMutation(one));
  const missed = mutations.filter(({ report }) => report === undefined);
  const unwanted = values.filter(({ report }) => report !== undefined);
  const counts = {
    examples,
    untyped,
    valid: values.length,
    accepted: values.length - unwanted.length,
    mutations: mutations.length,
    rejected: mutations.length - missed.length,
  };
  const rejections = unwanted.map(({ check, report = "" }) => rejection(check, report));
  return { counts, exceptions: [...rejections, ...missed.map(({ check }) => omission(check))] };
}

/** `tsc` wants a value to have one of the properties where all are optional; JSON Schema does not. */
function isWeak(report: string): boolean {
  return report.includes("no properties in common");
}

function rejection({ place, value, type }: JudgedCheck, report: string): Exception {
  const lines = report.split("\n");
  const leaf = (lines.at(-1) ?? "").trim();
  const detail = `${type} = ${shortened(JSON.stringify(value))} — ${leaf}`;
  return { reason: `valid value rejected: ${reasonOf(leaf)}`, place, detail };
}

/** A message without its names. */
function reasonOf(leaf: string): string {
  if (leaf.includes("'Blob'")) return "binary is a Blob";
  return leaf.replace(/^.*error (TS\d+): /u, "$1 ").replaceAll(/'[^']*'/gu, "…");
}

function omission({ place, value, type, mutation = "null" }: JudgedCheck): Exception {
  const detail = `${type} = ${shortened(JSON.stringify(value))}`;
  return { reason: `invalid value accepted: ${mutation}`, place, detail };
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
