/** The page `docs/benchmarks.md`, before Prettier lays it out. */
import { markdown } from "../report.js";
import { ratioTable, toolTable, type DocumentFigures } from "./report.js";

export function benchmarkPage(
  all: readonly DocumentFigures[],
  { cores, rounds }: { readonly cores: number; readonly rounds: number },
): string {
  const sections = all.map(
    ({ document, tools }) => `## ${document}\n\n${markdown(toolTable(tools))}`,
  );
  return `# Benchmarks

Written by \`npm run bench -- --update\`; not by hand. Whole processes from a cold start on ${cores} cores, medians of ${rounds} rounds in which each generator runs once. All of them run on the same Node.js, with the [settings](../test/bench/peers.ts) that they have by default. \`tsc\` is TypeScript 6 over the output.

Ours beside the fastest that emits types and a client, and whose output compiles: below 1 ours is faster, or smaller. The targets are 0.8 for time and \`tsc\`, 1 for memory.

${markdown(ratioTable(all))}

${sections.join("\n\n")}
`;
}
