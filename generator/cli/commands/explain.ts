/** `specloom explain` */
import { collected, type CommandDefinition } from "../command.js";
import type { ExplainFlags } from "../run-explain.js";

const help = `
A name is what the SDK exports, or a member of it. A place is a line of the spec, with or without
a column, or a JSON Pointer into the document of an API: names that come from it are shown, or
else those of the nearest place around it.

Examples:
  $ specloom explain User.email
  $ specloom explain 'PetsWebhooks["pet.removed"]'
  $ specloom explain spec/ticketing/users.yaml:42
  $ specloom explain '#/components/schemas/User/properties/email'
  $ specloom explain listUsers --json

Exit codes:
  0  fine
  2  there is no such name or place, or the command line or the configuration is wrong
  3  the document or the lock file has errors
  4  files could not be read or fetched, or specloom itself failed`;

export const explainCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("explain")
      .description("Say which line of the spec a name comes from, or which names a line has.")
      .argument("<subject>", "a name, FILE:LINE, FILE:LINE:COLUMN, or a JSON Pointer")
      .option("--spec <spec>", "document or folder, instead of the input of the configuration")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--overlay <file>", "overlay to apply; may be repeated", collected)
      .option("--json", "print one JSON object instead of text")
      .addHelpText("after", help)
      .action(async (subject: string, flags: ExplainFlags) => {
        const { runExplain } = await import("../run-explain.js");
        finish(await runExplain(subject, flags, terminal));
      });
  },
};
