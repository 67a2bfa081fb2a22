/** Generates one document with all generators, in turns, and compiles what they wrote. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../support/files.js";
import { generateAgain, type Again } from "./again.js";
import { compileOutput, type Compilation } from "./compile.js";
import { runJob, type Run } from "./process.js";
import { median, rotated } from "./statistics.js";
import { documentFile, type Tool } from "./tools.js";

/** What one generator made of one document. */
export interface ToolFigures {
  readonly tool: string;
  readonly version: string;
  readonly isComplete: boolean;
  /** Medians of the rounds; `undefined` where the generator fails on the document. */
  readonly generated: Generated | undefined;
  /** Of ours: what followed each cold run. */
  readonly again: readonly Again[];
}

interface Generated {
  readonly seconds: number;
  readonly megabytes: number | undefined;
  readonly cpuSeconds: number | undefined;
  /** Of the output. */
  readonly bytes: number;
  readonly compilation: Compilation;
}

/** What the rounds are about. */
export interface Measurement {
  readonly document: string;
  readonly tools: readonly Tool[];
  readonly rounds: number;
  readonly node: string;
  readonly folder: string;
  readonly onProgress: (text: string) => void;
}

/** What the rounds of one tool gave. */
interface Rounds {
  readonly cold: Run[];
  readonly again: Again[];
}

/** Each round runs each generator once, so that what disturbs the machine disturbs all of them. */
export async function measureDocument(measurement: Measurement): Promise<readonly ToolFigures[]> {
  const { tools, rounds, onProgress } = measurement;
  const all = tools.map((tool) => ({ tool, runs: { cold: [], again: [] } satisfies Rounds }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { tool, runs } of rotated(all, round)) {
      onProgress(`${tool.name}, round ${round + 1} of ${rounds}`);
      await runOnce(tool, measurement, runs);
    }
  }
  const figures: ToolFigures[] = [];
  for (const { tool, runs } of all) {
    onProgress(`${tool.name}, compiling`);
    figures.push(await figuresOf(tool, runs, measurement));
  }
  return figures;
}

/** From nothing: no output and no configuration of an earlier round. Ours then runs again. */
async function runOnce(tool: Tool, measurement: Measurement, runs: Rounds): Promise<void> {
  const { document, node, folder } = measurement;
  const home = join(folder, tool.name);
  rmSync(home, { recursive: true, force: true });
  const job = { command: node, ...tool.prepare(document, home) };
  const run = await runJob(job);
  runs.cold.push(run);
  if (tool.name !== "specloom" || run.code !== 0) return;
  runs.again.push(await generateAgain(job, documentFile(document)));
}

async function figuresOf(
  { name, version, isComplete }: Tool,
  { cold, again }: Rounds,
  { node, folder }: Measurement,
): Promise<ToolFigures> {
  const tool = { tool: name, version, isComplete, again };
  if (cold.some(({ code }) => code !== 0)) return { ...tool, generated: undefined };
  const home = join(folder, name);
  const sizes = listFiles(join(home, "sdk")).map((path) => statSync(join(home, "sdk", path)).size);
  const generated = {
    seconds: median(cold.map(({ seconds }) => seconds)) ?? NaN,
    megabytes: median(cold.flatMap(({ megabytes }) => megabytes ?? [])),
    cpuSeconds: median(cold.flatMap(({ cpuSeconds }) => cpuSeconds ?? [])),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    compilation: await compileOutput(node, home),
  };
  return { ...tool, generated };
}
