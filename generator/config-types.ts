/** The option `types` of a configuration. */
import { wireTypes, type FormatTypes } from "./ir/formats.js";

/** Which types formats have in generated code. */
export interface TypesConfig {
  /** `int64` and `uint64`: a `number` loses digits beyond 2^53. Default `number`. */
  readonly int64?: FormatTypes["int64"] | undefined;
  /** `date-time`; a `date` is always a `string`. Default `string`. */
  readonly dateTime?: FormatTypes["dateTime"] | undefined;
}

/** The option with its defaults. */
export function formatTypes(types: TypesConfig | undefined): FormatTypes {
  return {
    int64: types?.int64 ?? wireTypes.int64,
    dateTime: types?.dateTime ?? wireTypes.dateTime,
  };
}

/** `expected` says what the option must be, `known` which ones there are instead. */
export type ReportOption = (
  key: string,
  problem: { readonly expected: string } | { readonly known: string },
) => void;

const choices: { readonly [Key in keyof FormatTypes]: readonly FormatTypes[Key][] } = {
  int64: ["number", "bigint"],
  dateTime: ["string", "Date"],
};

/** Reads the option; what is wrong with it is reported, and has its default. */
export function readTypes(value: unknown, report: ReportOption): TypesConfig | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report("types", { expected: "an object of types by format" });
    return undefined;
  }
  const members = new Map<string, unknown>(Object.entries(value));
  const known = Object.keys(choices).map((key) => `types.${key}`);
  for (const key of members.keys()) {
    if (!Object.hasOwn(choices, key)) report(`types.${key}`, { known: known.join(", ") });
  }
  return {
    int64: choiceOf("int64", members.get("int64"), report),
    dateTime: choiceOf("dateTime", members.get("dateTime"), report),
  };
}

function choiceOf<Key extends keyof FormatTypes>(
  key: Key,
  value: unknown,
  report: ReportOption,
): FormatTypes[Key] | undefined {
  const possible: readonly FormatTypes[Key][] = choices[key];
  const found = possible.find((choice) => choice === value);
  if (found === undefined && value !== undefined) {
    const expected = possible.map((choice) => JSON.stringify(choice)).join(" or ");
    report(`types.${key}`, { expected });
  }
  return found;
}
