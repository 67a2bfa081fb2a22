/** Oracle 3: our types and those of openapi-typescript stand for each other, or a rule says why not. */
import { compileStrict } from "../../support/compile.js";
import { valueAt } from "../support/json.js";
import type { Exception, OracleResult } from "../support/results.js";
import type { Sdk } from "../support/sdk.js";
import { ruleOf } from "./rules.js";

interface Pair {
  readonly origin: string;
  readonly ours: string;
  readonly theirs: string;
}

type Direction = "ours → theirs" | "theirs → ours";

const head = [
  `import type * as sdk from "./index.js";`,
  `import type { components } from "./schema.js";`,
  "",
];

export async function judgeInterop(sdk: Sdk): Promise<OracleResult> {
  const pairs = pairsOf(sdk);
  const reports = await compile(pairs, sdk);
  const exceptions = pairs.flatMap((pair, index) =>
    directions.flatMap((direction, offset) => {
      const report = reports.get(index * 2 + offset);
      return report === undefined ? [] : [exceptionOf(pair, direction, report)];
    }),
  );
  const differing = new Set(exceptions.map(({ place }) => place)).size;
  return { counts: { components: pairs.length, mutual: pairs.length - differing }, exceptions };
}

const directions: readonly Direction[] = ["ours → theirs", "theirs → ours"];

/** Named schemas; those with a request form of their own are compared by what responses hold. */
function pairsOf({ model, files, bundled }: Sdk): readonly Pair[] {
  if (!files.some(({ path }) => path === "schema.ts")) return [];
  return model.declarations.flatMap(({ name, origin }) => {
    if (!/^\/components\/schemas\/[^/]+$/u.test(origin) || valueAt(bundled, origin) === undefined)
      return [];
    const key = origin.split("/").at(-1)?.replaceAll("~1", "/").replaceAll("~0", "~") ?? "";
    return [
      { origin, ours: `sdk.${name}`, theirs: `components["schemas"][${JSON.stringify(key)}]` },
    ];
  });
}

/** What `tsc` says about each assertion: two lines per pair. */
async function compile(
  pairs: readonly Pair[],
  { files }: Sdk,
): Promise<ReadonlyMap<number, string>> {
  const lines = pairs.flatMap(({ ours, theirs }) => [
    `((value: ${ours}): ${theirs} => value);`,
    `((value: ${theirs}): ${ours} => value);`,
  ]);
  const sources = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  sources["interop.ts"] = [...head, ...lines, ""].join("\n");
  const reports = await compileStrict({
    files: sources,
    typescript: "7",
    moduleResolution: "nodenext",
  });
  const found = new Map<number, string>();
  for (const report of reports) {
    const line = /^interop\.ts\((\d+)/u.exec(report)?.[1];
    if (line !== undefined) found.set(Number(line) - head.length - 1, report);
  }
  return found;
}

function exceptionOf({ origin, ours }: Pair, direction: Direction, report: string): Exception {
  const lines = report.split("\n").map((line) => line.trim());
  const leaf = lines.at(-1) ?? "";
  const { rule, right } = ruleOf({ leaf, direction });
  return {
    reason: `${rule} (${direction}; right: ${right})`,
    place: origin,
    detail: `${ours}: ${leaf}`,
  };
}
