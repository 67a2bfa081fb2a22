/** Arguments → command → exit code. */
import { createRequire } from "node:module";
import { Command, CommanderError } from "commander";
import { ExitCode } from "./exit-codes.js";
import { runGenerate, type GenerateFlags } from "./generate-command.js";
import type { Terminal } from "./terminal.js";

const generateHelp = `
Examples:
  $ specloom generate                              use specloom.config.ts
  $ specloom generate openapi.yaml --output sdk    without a configuration
  $ specloom generate --include "tag:users" --exclude "path:/internal/**"
                                                   only some operations
  $ specloom generate --check                      fail if the output is not up to date
  $ specloom generate --json > report.json         one JSON object for machines

Exit codes:
  0  fine
  1  --check: the output is stale
  2  the command line or the configuration is wrong
  3  the document has errors
  4  files could not be read, fetched or written, or specloom itself failed`;

/** Runs one command line to its exit code; never throws and never ends the process. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: ExitCode.Success };
  const program = createProgram(terminal, (code) => (outcome.code = code));
  try {
    await program.parseAsync([...argv], { from: "user" });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.Success : ExitCode.Usage;
    }
    terminal.error(
      `specloom failed; this is a bug in specloom, please report it.\n${traceOf(error)}\n`,
    );
    return ExitCode.Failure;
  }
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command("specloom")
    .description("Weaves OpenAPI documents into typed, readable TypeScript SDKs.")
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showHelpAfterError("(specloom --help shows what there is)")
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .exitOverride();
  program
    .command("generate")
    .description("Generate the SDK from a document, or check that it is up to date.")
    .argument("[spec]", "document or its URL, folder of documents, or folder of such folders")
    .option("-o, --output <directory>", "folder of the generated code")
    .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
    .option("--overlay <file>", "overlay to apply; may be repeated", collected)
    .option("--include <pattern>", "generate only what it names; may be repeated", collected)
    .option("--exclude <pattern>", "leave out what it names; may be repeated", collected)
    .option("--check", "write nothing; exit with 1 if the output is not up to date")
    .option("--json", "print one JSON object instead of text")
    .option("--verbose", "show every diagnostic, not only the first few of a kind")
    .addHelpText("after", generateHelp)
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      finish(await runGenerate({ ...flags, spec }, terminal));
    });
  return program;
}

function collected(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function packageVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("specloom/package.json");
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest ? String(manifest.version) : "unknown";
}
