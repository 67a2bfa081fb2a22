/** `specloom completion` */
import { Argument } from "commander";
import type { CommandDefinition } from "../command.js";
import { ExitCode } from "../exit-codes.js";
import type { Shell } from "../run-completion.js";

const help = `
The script completes commands, options and their values for a specloom that is on the PATH.

Examples:
  $ source <(specloom completion bash)                      in ~/.bashrc
  $ source <(specloom completion zsh)                       in ~/.zshrc, after compinit
  $ specloom completion fish > ~/.config/fish/completions/specloom.fish

Exit codes:
  0  the script was printed
  2  there is no script for that shell`;

export const completionCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("completion")
      .description("Print a script that completes specloom in a shell.")
      .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
      .addHelpText("after", help)
      .action(async (shell: Shell) => {
        const { completionScript } = await import("../run-completion.js");
        terminal.out(completionScript(shell, program));
        finish(ExitCode.Success);
      });
  },
};
