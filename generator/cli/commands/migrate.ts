/** `specloom migrate` */
import type { CommandDefinition } from "../command.js";
import type { MigrateFlags } from "../run-migrate.js";

const help = `
Former names are what the SDK marks so: a generation after a rename exports them as deprecated.
They are replaced wherever they mean the SDK's: in imports, re-exports and uses, members of
import * as and of resources included. What your code exports keeps its name. Comments are left
alone, and so are names in texts and keys of object literals.

Examples:
  $ specloom migrate                                the project of tsconfig.json
  $ specloom migrate --project app/tsconfig.json    another project
  $ specloom migrate --dry-run                      say what would change, write nothing
  $ specloom migrate src/pets.ts                    only some of its files

Exit codes:
  0  fine, also where there is nothing to do
  2  the command line or the project is wrong, or the git tree is dirty
  4  files could not be written, or specloom itself failed`;

export const migrateCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("migrate")
      .description("Replace former names of an SDK in the code that uses it.")
      .argument("[files...]", "files to rewrite (default: all of the project)")
      .option("-p, --project <file>", "tsconfig.json of the code, or its folder", "tsconfig.json")
      .option("--dry-run", "write nothing")
      .option("--force", "rewrite files also where the git tree has uncommitted changes")
      .option("--json", "print one JSON object instead of text")
      .addHelpText("after", help)
      .action(async (files: readonly string[], flags: MigrateFlags) => {
        const { runMigrate } = await import("../run-migrate.js");
        finish(await runMigrate(files, flags, terminal));
      });
  },
};
