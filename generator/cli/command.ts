/** What the command line knows about a command before it runs. */
import type { Command } from "commander";
import type { ExitCode } from "./exit-codes.js";
import type { Terminal } from "./terminal.js";

/**
 * A command: its arguments and help, which cost nothing to load. What it does is imported when it
 * runs.
 */
export interface CommandDefinition {
  /** Declares the command on the program. */
  readonly declare: (program: Command, context: CommandContext) => void;
}

export interface CommandContext {
  readonly terminal: Terminal;
  /** Takes what the process ends with. */
  readonly finish: (code: ExitCode) => void;
}

/** For options that may be repeated. */
export function collected(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
