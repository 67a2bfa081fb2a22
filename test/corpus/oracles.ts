/** The oracles that judge a generated SDK, and the tables of the scoreboard. */
import type { OracleResult } from "./support/results.js";
import type { Sdk } from "./support/sdk.js";
import { judgeInterop } from "./interop/interop-oracle.js";
import { judgeExamples, judgeSamples } from "./soundness/soundness-oracle.js";
import { judgeWire } from "./wire/wire-oracle.js";

/** An oracle of `--only name`. */
export interface SdkOracle {
  readonly name: string;
  readonly table: string;
  readonly run: (sdk: Sdk) => Promise<OracleResult>;
}

export const sdkOracles: readonly SdkOracle[] = [
  { name: "soundness", table: "soundness", run: judgeExamples },
  { name: "soundness", table: "samples", run: judgeSamples },
  { name: "oracle", table: "oracle", run: judgeInterop },
  { name: "wire", table: "wire", run: judgeWire },
];

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
  {
    name: "soundness",
    title: "Soundness of examples",
    note: "Examples and defaults that Ajv accepts for their schema must be assignable to the generated type; mutations that Ajv rejects for a reason a type can express must not. Values are assigned without the freshness of object literals, since open objects may have further properties, and without the rule that a value needs a property in common with a type of optional ones. *Untyped*: values that are valid only since a schema with `properties` or `items` names no `type`, and so admits anything else as well; the types read it as the object or list its keywords are about, and these values are left out.",
  },
  {
    name: "samples",
    title: "Soundness of made-up values",
    note: "The same for values made up from each named schema: with all properties and with the required ones only, and one for each of the first alternatives of a union. Values that Ajv rejects are left out.",
  },
  {
    name: "oracle",
    title: "openapi-typescript",
    note: 'Each named schema: our exported type (what responses hold) and `components["schemas"]` of the generated `schema.ts`, assigned to each other in both directions. Differences by rule, with the side that says what JSON Schema says.',
  },
  {
    name: "wire",
    title: "Wire",
    note: "For every operation, a call with all parameters and the body, valid for Ajv and made of examples and of texts full of delimiters, is built by the generated function, sent over HTTP and read back by parsers written from RFC 6570, RFC 7578 and OpenAPI. The parsers take from the call only whether a value is a scalar, an array or an object.",
  },
];
