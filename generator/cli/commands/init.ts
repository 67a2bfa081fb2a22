/** `specloom init` */
import type { CommandDefinition } from "../command.js";
import type { InitFlags } from "../run-init.js";

const help = `
On a terminal, what no flag says is asked. A configuration that is there is never replaced.

Examples:
  $ specloom init
  $ specloom init --input openapi.yaml --output sdk
  $ specloom init --yes               what would be suggested: openapi.yaml or the like, generated

Exit codes:
  0  specloom.config.ts was written
  2  there is a configuration, an answer is missing, or the input does not exist
  4  the file could not be written, or specloom itself failed`;

export const initCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("init")
      .description("Write a configuration file.")
      .option("-i, --input <spec>", "document or its URL, or folder of documents")
      .option("-o, --output <directory>", "folder of the generated code")
      .option("-y, --yes", "ask nothing, take what is suggested")
      .option("--json", "ask nothing, print one JSON object instead of text")
      .addHelpText("after", help)
      .action(async (flags: InitFlags) => {
        const { runInit } = await import("../run-init.js");
        finish(await runInit(flags, terminal));
      });
  },
};
