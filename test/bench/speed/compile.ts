/** What the output of a generator costs the compiler of those who use it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { listFiles } from "../../support/files.js";
import { runJob, type Run } from "./process.js";

export interface Compilation {
  readonly errors: number;
  /** The output tells the compiler not to look for errors. */
  readonly isUnchecked: boolean;
  readonly seconds: number;
  readonly megabytes: number | undefined;
  readonly instantiations: number;
  readonly files: number;
}

const compiler = createRequire(import.meta.url).resolve("typescript6/bin/tsc");

/** Those of a project that has the output among its sources. */
export const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  module: "esnext",
  moduleResolution: "bundler",
  // Some of the others import so.
  allowImportingTsExtensions: true,
  types: [],
};

/** Compiles `sdk/` of a folder with TypeScript 6. */
export async function compileOutput(node: string, folder: string): Promise<Compilation> {
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["sdk"] }),
  );
  const parameters = [compiler, "-p", ".", "--extendedDiagnostics", "--pretty", "false"];
  const run = await runJob({ command: node, parameters, folder });
  const files = listFiles(join(folder, "sdk"));
  const isUnchecked = files.some((path) =>
    noCheck.test(readFileSync(join(folder, "sdk", path), "utf8")),
  );
  return { ...figuresOf(run), isUnchecked, files: files.length };
}

const noCheck = /^\s*(?:\/\/|\/\*) *@ts-nocheck/mu;

function figuresOf({
  output,
  seconds,
  megabytes,
}: Run): Omit<Compilation, "files" | "isUnchecked"> {
  const figure = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(output)?.[1]);
  return {
    errors: output.match(/^\S.*: error TS\d+/gmu)?.length ?? 0,
    seconds,
    megabytes,
    instantiations: figure("Instantiations"),
  };
}
