/** `specloom add resource` */
import type { CommandDefinition } from "../command.js";
import type { AddFlags } from "../run-add.js";

const help = `
The document is written after the resource of the model that is most like the others: the same
envelope, cursor, errors and common parameters, the filters and fields that more than half of
them have. A folder of the spec is an API, so nothing has to be registered.

Examples:
  $ specloom add resource invoices --model accounting
  $ specloom add resource ticket_labels --model ticketing --methods list,get
  $ specloom add resource invoices --model accounting --dry-run    print the document only

Exit codes:
  0  the document was written, or printed
  2  the command line or the configuration is wrong, or the resource is there already
  3  a document of the spec has errors
  4  files could not be read or written, or specloom itself failed`;

export const addCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    const add = program.command("add").description("Add to a spec.");
    add
      .command("resource")
      .description("Write the document of a new resource, after those of its model.")
      .argument("<name>", "last segment of the path, in the plural: ticket_labels")
      .requiredOption("-m, --model <model>", "folder of the spec that it belongs to")
      .option("--methods <methods>", "some of list,get,create,update,delete (default: all)")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--spec <folder>", "folder of the spec, instead of the input of the configuration")
      .option("--dry-run", "print the document and write nothing")
      .option("--json", "print one JSON object instead of text")
      .addHelpText("after", help)
      .action(async (name: string, flags: AddFlags) => {
        const { runAdd } = await import("../run-add.js");
        finish(await runAdd(name, flags, terminal));
      });
  },
};
