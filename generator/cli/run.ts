/** Arguments → command → exit code. */
import { Command, CommanderError } from "commander";
import { commands } from "./commands/index.js";
import { ExitCode } from "./exit-codes.js";
import { packageVersion } from "./package-version.js";
import type { Terminal } from "./terminal.js";

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
  for (const { declare } of commands) declare(program, { terminal, finish });
  return program;
}
