/** What shells complete, read from the program itself, so that it is never out of date. */
import type { Command } from "commander";

/** A command, or the program, as completions know it. */
export interface CompletionCommand {
  /** The words that lead to it, without the program's: `["add", "resource"]`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly children: readonly string[];
  /** What its arguments may be; empty where they are files or anything. */
  readonly choices: readonly string[];
  readonly options: readonly CompletionOption[];
}

export interface CompletionOption {
  /** `--output`, `-o` */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** What the value may be; empty where it is a file or anything. */
  readonly choices: readonly string[];
}

/** The program and its commands, parents first. */
export function completionCommands(
  command: Command,
  path: readonly string[] = [],
): readonly CompletionCommand[] {
  const help = command.createHelp();
  const children = help.visibleCommands(command);
  const own: CompletionCommand = {
    path,
    description: command.description(),
    children: children.map((child) => child.name()),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    options: help.visibleOptions(command).map((option) => ({
      flags: [option.long, option.short].flatMap((flag) => flag ?? []),
      description: option.description,
      takesValue: option.required || option.optional,
      choices: option.argChoices ?? [],
    })),
  };
  return [own, ...children.flatMap((child) => completionCommands(child, [...path, child.name()]))];
}
