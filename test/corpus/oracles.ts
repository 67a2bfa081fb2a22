/** The oracles that judge a generated SDK, and the tables of the scoreboard. */
import type { OracleResult } from "./support/results.js";
import type { Sdk } from "./support/sdk.js";

/** An oracle of `--only name`. */
export interface SdkOracle {
  readonly name: string;
  readonly table: string;
  readonly run: (sdk: Sdk) => Promise<OracleResult>;
}

export const sdkOracles: readonly SdkOracle[] = [];

const compileNote =
  "The whole output in strict mode with `skipLibCheck: false` and every flag of `test/compile/strict-flags.json` that the version knows.";

/** Tables in the order of the scoreboard. */
export const tables = [
  {
    name: "generation",
    title: "Generation",
    note: "Documents that generate, that are refused with a diagnostic, and uses of the type `any` in the output.",
  },
  ...["7", "6", "5.9", "5.4"].map((version) => ({
    name: `typescript ${version}`,
    title: `Compile: TypeScript ${version}`,
    note: compileNote,
  })),
];
