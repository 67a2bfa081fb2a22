/** The page `docs/benchmarks.md`, before Prettier lays it out. */
import { readFileSync } from "node:fs";
import { markdown } from "../report.js";
import { fastestTable, toolTable } from "./report.js";
import type { Measured } from "./run.js";
import { ratioTable, type Section } from "./section.js";

/** Where and how often it was measured. */
export interface Circumstances {
  readonly node: string;
  readonly cores: number;
  readonly rounds: number;
}

/** What the figures do not say; written by hand, and to be read again when they change. */
const limits = readFileSync(new URL("limits.md", import.meta.url), "utf8");

export function benchmarkPage(
  { documents, sections }: Measured,
  { node, cores, rounds }: Circumstances,
): string {
  const tables = documents.map(
    ({ document, tools }) => `### ${document}\n\n${markdown(toolTable(tools))}`,
  );
  return `# Benchmarks

Written by \`npm run bench -- --update\`; not by hand. Everything is measured in one run on ${cores} cores and Node.js ${node}, in turns, so that ratios hold on other machines; times do not. Below 1 ours is faster, or smaller.

## Ours beside the fastest

Whole processes from a cold start, medians of ${rounds} rounds in which each generator runs once, with the [settings](../test/bench/peers.ts) that it has by default. Compared is the fastest that emits types and a client, and whose output compiles. \`tsc\` is TypeScript 6 over the output; an output is unchecked when it tells the compiler to find no errors, and counts as one that does not compile. Ours starts with the code that earlier processes have compiled ([0037](adr/0037-the-command-is-a-bundle.md)), as in all runs but the first after an installation, which takes 0.3 s more. The targets are 0.8 for time and \`tsc\`, 1 for memory. \`users\` is our own [spec/ticketing](../spec/ticketing/users.yaml).

${markdown(fastestTable(documents))}

${markdown(ratioTable(sections))}

${limits}
## Generators

${tables.join("\n\n")}

${sections.map(sectionText).join("\n\n")}
`;
}

function sectionText({ title, text, table }: Section): string {
  return `## ${title}\n\n${text}\n\n${markdown(table)}`;
}
