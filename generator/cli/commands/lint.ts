/** `specloom lint` */
import { collected, type CommandDefinition } from "../command.js";
import type { LintFlags } from "../run-lint.js";

const help = `
A convention is what at least three resources, and three quarters of all, have in common: the
envelope of pages, how lists advance, common parameters, errors, filters, names, types of fields,
and links from references. Where one departs from it, that is a warning at its line.

Examples:
  $ specloom lint                  the input of specloom.config.ts
  $ specloom lint spec             a document, a folder, or a folder of such folders
  $ specloom lint --json           one JSON object for machines

Exit codes:
  0  nothing departs from the conventions
  1  something does
  2  the command line or the configuration is wrong
  3  the document has errors
  4  files could not be read or fetched, or specloom itself failed`;

export const lintCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("lint")
      .description("Hold all resources of a spec to the conventions that most of them follow.")
      .argument("[spec]", "document or its URL, folder of documents, or folder of such folders")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--overlay <file>", "overlay to apply; may be repeated", collected)
      .option("--include <pattern>", "look only at what it names; may be repeated", collected)
      .option("--exclude <pattern>", "leave out what it names; may be repeated", collected)
      .option("--json", "print one JSON object instead of text")
      .option("--verbose", "show every diagnostic, not only the first few of a kind")
      .addHelpText("after", help)
      .action(async (spec: string | undefined, flags: LintFlags) => {
        const { runLint } = await import("../run-lint.js");
        finish(await runLint({ ...flags, spec }, terminal));
      });
  },
};
