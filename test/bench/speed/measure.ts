/** Generates one document with all generators, in turns, and compiles what they wrote. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../support/files.js";
import { compileOutput, type Compilation } from "./compile.js";
import { runJob, type Run } from "./process.js";
import type { Tool } from "./tools.js";

/** What one generator made of one document. */
export interface ToolFigures {
  readonly tool: string;
  readonly version: string;
  readonly isComplete: boolean;
  /** Medians of the rounds; `undefined` where the generator fails on the document. */
  readonly generated: Generated | undefined;
}

interface Generated {
  readonly seconds: number;
  readonly megabytes: number | undefined;
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

/** Each round runs each generator once, so that what disturbs the machine disturbs all of them. */
export async function measureDocument(measurement: Measurement): Promise<readonly ToolFigures[]> {
  const { tools, rounds, onProgress } = measurement;
  const runs = new Map(tools.map(({ name }) => [name, [] as Run[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const tool of rotated(tools, round)) {
      onProgress(`${tool.name}, round ${round + 1} of ${rounds}`);
      runs.get(tool.name)?.push(await generateOnce(tool, measurement));
    }
  }
  const figures: ToolFigures[] = [];
  for (const tool of tools) {
    onProgress(`${tool.name}, compiling`);
    figures.push(await figuresOf(tool, runs.get(tool.name) ?? [], measurement));
  }
  return figures;
}

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  return items
    .map((_, index) => items[(index + by) % items.length])
    .filter((item) => item !== undefined);
}

/** From nothing: no output and no configuration of an earlier round. */
async function generateOnce(tool: Tool, { document, node, folder }: Measurement): Promise<Run> {
  const home = join(folder, tool.name);
  rmSync(home, { recursive: true, force: true });
  return await runJob({ command: node, ...tool.prepare(document, home) });
}

async function figuresOf(
  { name, version, isComplete }: Tool,
  runs: readonly Run[],
  { node, folder }: Measurement,
): Promise<ToolFigures> {
  const tool = { tool: name, version, isComplete };
  if (runs.some(({ code }) => code !== 0)) return { ...tool, generated: undefined };
  const home = join(folder, name);
  const sizes = listFiles(join(home, "sdk")).map((path) => statSync(join(home, "sdk", path)).size);
  const generated = {
    seconds: median(runs.map(({ seconds }) => seconds)) ?? NaN,
    megabytes: median(runs.flatMap(({ megabytes }) => megabytes ?? [])),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    compilation: await compileOutput(node, home),
  };
  return { ...tool, generated };
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)];
}
