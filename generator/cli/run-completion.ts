/** `specloom completion`: the program → a script for a shell. */
import type { Command } from "commander";
import { fishScript } from "./completion-fish.js";
import { bashScript, zshScript } from "./completion-script.js";
import { completionCommands } from "./completion-tree.js";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Shells that there are scripts for. */
export type Shell = keyof typeof scripts;

/** The script that completes the program in a shell. */
export function completionScript(shell: Shell, program: Command): string {
  return scripts[shell](completionCommands(program));
}
