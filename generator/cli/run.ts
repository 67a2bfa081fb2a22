/** Arguments → command → exit code. */
import { Command, CommanderError } from "commander";
import type { CommandContext } from "./command.js";
import { commands } from "./commands/index.js";
import { ExitCode } from "./exit-codes.js";
import { packageVersion } from "./own-package.js";
import type { Terminal } from "./terminal.js";

/** Runs one command line to its exit code; never throws and never ends the process. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const outcome: { code: ExitCode } = { code: ExitCode.Success };
  const program = createProgram(terminal);
  const context: CommandContext = { terminal, finish: (code) => (outcome.code = code) };
  try {
    for (const load of loadersFor(argv)) (await load()).declare(program, context);
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

/** The command that is named; all of them for help, for typing errors, and to complete them. */
function loadersFor([name = ""]: readonly string[]) {
  const named = name === "completion" ? undefined : commands.get(name);
  return named === undefined ? commands.values() : [named];
}

function createProgram(terminal: Terminal): Command {
  return new Command("specloom")
    .description("Weaves OpenAPI documents into typed, readable TypeScript SDKs.")
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showHelpAfterError("(specloom --help shows what there is)")
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .exitOverride();
}
