/** `specloom list` */
import { collected, type CommandDefinition } from "../command.js";
import type { ListFlags } from "../run-list.js";

const help = `
Names are grouped by resource; "shared" are those that belong to none. Words are looked for in
names, requests, resources, APIs and files; case does not count.

Examples:
  $ specloom list                    operations and types of specloom.config.ts
  $ specloom list users get          those that have to do with both words
  $ specloom list --all UserFilter   derived types, constants and members as well
  $ specloom list --spec openapi.yaml --json

Exit codes:
  0  something was listed
  1  nothing contains the words
  2  the command line or the configuration is wrong
  3  the document or the lock file has errors
  4  files could not be read or fetched, or specloom itself failed`;

export const listCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("list")
      .description("List operations and types, and the lines of the spec they come from.")
      .argument("[words...]", "list only what contains all of them")
      .option("--spec <spec>", "document or folder, instead of the input of the configuration")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--overlay <file>", "overlay to apply; may be repeated", collected)
      .option("--all", "list every exported name and its members")
      .option("--json", "print one JSON object instead of text")
      .addHelpText("after", help)
      .action(async (words: readonly string[], flags: ListFlags) => {
        const { runList } = await import("../run-list.js");
        finish(await runList(words, flags, terminal));
      });
  },
};
