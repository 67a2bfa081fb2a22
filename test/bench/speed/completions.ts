/** How long an editor takes to the first completion in a program that uses an SDK. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilerOptions } from "./compile.js";
import { completionProgram } from "./completion-programs.js";
import { startLanguageServer } from "./language-server.js";
import type { Section } from "./section.js";
import { median, rotated } from "./statistics.js";

/** The outputs to compare: each in `sdk/` of a folder called like its generator. */
export interface CompletionSetting {
  readonly document: string;
  readonly tools: readonly string[];
  readonly folder: string;
  readonly rounds: number;
  readonly node: string;
  readonly onProgress: (text: string) => void;
}

interface Completion {
  readonly seconds: number;
  /** What is offered. */
  readonly entries: number;
}

/** Each round starts a new server for each output. */
export async function measureCompletions(setting: CompletionSetting): Promise<Section> {
  const { tools, folder, rounds, node, onProgress } = setting;
  const found = new Map(tools.map((tool) => [tool, [] as Completion[]]));
  for (const tool of tools) writeProgram(tool, join(folder, tool));
  for (let round = 0; round < rounds; round += 1) {
    for (const tool of rotated(tools, round)) {
      onProgress(`completions, ${tool}, round ${round + 1} of ${rounds}`);
      found
        .get(tool)
        ?.push(...(await attempt(tool, () => firstCompletion(node, join(folder, tool)))));
    }
  }
  return completionSection(setting.document, found);
}

/** Nothing where the output of another generator offers nothing; ours has to. */
async function attempt(tool: string, complete: () => Promise<Completion>): Promise<Completion[]> {
  try {
    return [await complete()];
  } catch (error) {
    if (tool === "specloom") throw error;
    return [];
  }
}

function writeProgram(tool: string, folder: string): void {
  writeFileSync(join(folder, "program.ts"), completionProgram(tool, folder));
  const project = { compilerOptions, include: ["sdk", "program.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
}

/** From the moment at which a server that is ready is told of the program. */
async function firstCompletion(node: string, folder: string): Promise<Completion> {
  const file = join(folder, "program.ts");
  const server = startLanguageServer(node, folder);
  try {
    await server.ask("configure", { hostInfo: "bench" });
    const start = performance.now();
    server.tell("open", { file });
    const body = await server.ask("completionInfo", { file, ...endOf(file) });
    const seconds = (performance.now() - start) / 1000;
    return { seconds, entries: entriesOf(body) };
  } finally {
    await server.end();
  }
}

/** Where the program stops. */
function endOf(file: string): { readonly line: number; readonly offset: number } {
  const lines = readFileSync(file, "utf8").split("\n");
  return { line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 };
}

/** @throws Error when nothing is offered: that would be the time of something else. */
function entriesOf(body: unknown): number {
  const { entries = [] } = body as { readonly entries?: readonly unknown[] };
  if (entries.length === 0) throw new Error("The server offers nothing.");
  return entries.length;
}

type Found = ReadonlyMap<string, readonly Completion[]>;

function completionSection(document: string, found: Found): Section {
  const rows = [...found].map(([tool, all]) => ({
    tool,
    seconds: median(all.map(({ seconds }) => seconds)) ?? NaN,
    entries: all.at(-1)?.entries ?? 0,
  }));
  const own = rows.find(({ tool }) => tool === "specloom");
  return {
    title: `Completions, ${document}`,
    text: "TypeScript 6's `tsserver`, a new process each time, from opening a program of three lines to the first completion in it: of the client's members, of the functions where the output has no client, of the paths of `openapi-fetch`. The start of the server itself is left out: it is the same for all.",
    table: [
      ["generator", "seconds", "offered"],
      ...rows.map(({ tool, seconds, entries }) =>
        entries === 0 ? [tool, "fails", ""] : [tool, seconds.toFixed(2), String(entries)],
      ),
    ],
    ratios: rows
      .filter(({ tool, entries }) => tool !== "specloom" && entries > 0)
      .map(({ tool, seconds }) => ({
        measure: `first completion, ${document}`,
        against: tool,
        value: (own?.seconds ?? NaN) / seconds,
        target: 1,
      })),
  };
}
