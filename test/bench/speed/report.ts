/** The figures of all documents as tables, ratios first. */
import type { Compilation } from "./compile.js";
import type { ToolFigures } from "./measure.js";
import type { Ratio, Table } from "./section.js";

export interface DocumentFigures {
  readonly document: string;
  readonly operations: number;
  readonly tools: readonly ToolFigures[];
}

/** What ours should be at most, compared with the fastest of the others. */
const targets = { seconds: 0.8, megabytes: 1, compilation: 0.8 } as const;

/** Ours beside the fastest that emits a client and compiles: below 1 ours is better. */
export function fastestTable(all: readonly DocumentFigures[]): Table {
  return [
    ["document", "fastest", "time", "memory", "tsc", "instantiations", "targets"],
    ...all.map(({ document, tools }) => [document, ...ratiosOf(tools)]),
  ];
}

function ratiosOf(tools: readonly ToolFigures[]): readonly string[] {
  const own = tools.find(({ tool }) => tool === "specloom")?.generated;
  const fastest = fastestOf(tools);
  if (own === undefined || fastest?.generated === undefined) return ["none", "", "", "", "", ""];
  const { generated: other } = fastest;
  const time = own.seconds / other.seconds;
  const memory = (own.megabytes ?? NaN) / (other.megabytes ?? NaN);
  const compilation = own.compilation.seconds / other.compilation.seconds;
  const instantiations = own.compilation.instantiations / other.compilation.instantiations;
  const isMet =
    time <= targets.seconds && !(memory > targets.megabytes) && compilation <= targets.compilation;
  const ratios = [time, memory, compilation, instantiations].map((ratio) => ratio.toFixed(2));
  return [fastest.tool, ...ratios, isMet ? "met" : "missed"];
}

/** The fastest other generator of types and a client whose output compiles. */
function fastestOf(tools: readonly ToolFigures[]): ToolFigures | undefined {
  const timeOf = ({ generated }: ToolFigures) => generated?.seconds ?? Infinity;
  return tools
    .filter(({ tool, isComplete }) => tool !== "specloom" && isComplete)
    .filter(({ generated }) => generated !== undefined && compiles(generated.compilation))
    .sort((first, second) => timeOf(first) - timeOf(second))[0];
}

/** Without errors, and not because the compiler is told to find none. */
function compiles({ errors, isUnchecked }: Compilation): boolean {
  return errors === 0 && !isUnchecked;
}

/** Ours beside each of the others whose output compiles, for the comparison with former runs. */
export function documentRatios({ document, tools }: DocumentFigures): readonly Ratio[] {
  const own = tools.find(({ tool }) => tool === "specloom")?.generated;
  if (own === undefined) return [];
  return tools.flatMap(({ tool, generated: other }) => {
    if (tool === "specloom" || other === undefined || !compiles(other.compilation)) return [];
    const { compilation } = own;
    const values = {
      time: own.seconds / other.seconds,
      memory: (own.megabytes ?? NaN) / (other.megabytes ?? NaN),
      tsc: compilation.seconds / other.compilation.seconds,
      instantiations: compilation.instantiations / other.compilation.instantiations,
    };
    return Object.entries(values)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => ({ measure: `${name}, ${document}`, against: tool, value }));
  });
}

/** One row for each generator. */
export function toolTable(tools: readonly ToolFigures[]): Table {
  const heads = ["generator", "version", "seconds", "MB", "output kB", "files", "tsc s", "tsc MB"];
  return [
    [...heads, "instantiations", "errors"],
    ...tools.map(({ tool, version, generated }) =>
      generated === undefined
        ? [tool, version, "fails", "", "", "", "", "", "", ""]
        : [
            tool,
            version,
            generated.seconds.toFixed(2),
            generated.megabytes?.toFixed(0) ?? "",
            (generated.bytes / 1000).toFixed(0),
            String(generated.compilation.files),
            generated.compilation.seconds.toFixed(2),
            generated.compilation.megabytes?.toFixed(0) ?? "",
            String(generated.compilation.instantiations),
            generated.compilation.isUnchecked ? "unchecked" : String(generated.compilation.errors),
          ],
    ),
  ];
}
