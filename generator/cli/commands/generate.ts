/** `specloom generate` */
import { Option } from "commander";
import { collected, type CommandDefinition } from "../command.js";
import type { GenerateFlags } from "../generate-flags.js";

const help = `
Examples:
  $ specloom generate                              use specloom.config.ts
  $ specloom generate openapi.yaml --output sdk    without a configuration
  $ specloom generate --include "tag:users" --exclude "path:/internal/**"
                                                   only some operations
  $ specloom generate --watch                      again and again, when the input changes
  $ specloom generate --check                      fail if the output is not up to date
  $ specloom generate --json > report.json         one JSON object for machines

Exit codes:
  0  fine; --watch: it was ended by Ctrl-C
  1  --check: the output is stale
  2  the command line or the configuration is wrong
  3  the document or the lock file has errors
  4  files could not be read, fetched or written, or specloom itself failed`;

export const generateCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("generate")
      .description("Generate the SDK from a document, or check that it is up to date.")
      .argument("[spec]", "document or its URL, folder of documents, or folder of such folders")
      .option("-o, --output <directory>", "folder of the generated code")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--overlay <file>", "overlay to apply; may be repeated", collected)
      .option("--include <pattern>", "generate only what it names; may be repeated", collected)
      .option("--exclude <pattern>", "leave out what it names; may be repeated", collected)
      .option("--companion <name>", "also write files for a library; may be repeated", collected)
      .option("--lock", "keep names in specloom.lock also without a configuration file")
      .option("--manifest", "keep digests in specloom.manifest.json, for specloom verify")
      .option("--drop-aliases", "end the cycle: former names of what was renamed stop working")
      .option("--check", "write nothing; exit with 1 if the output is not up to date")
      .addOption(watchOption())
      .option("--no-cache", "do the work even where nothing has changed since the last run")
      .option("--json", "print one JSON object instead of text")
      .option("--verbose", "show every diagnostic, not only the first few of a kind")
      .addHelpText("after", help)
      .action(
        async (spec: string | undefined, flags: GenerateFlags & { readonly watch?: boolean }) => {
          if (flags.watch === true) {
            const { runWatch } = await import("../run-watch.js");
            finish(await runWatch({ ...flags, spec }, terminal));
            return;
          }
          const { runGenerate } = await import("../run-generate.js");
          finish(await runGenerate({ ...flags, spec }, terminal));
        },
      );
  },
};

function watchOption(): Option {
  const description = "generate when the input changes, until Ctrl-C; errors keep the last output";
  return new Option("-w, --watch", description).conflicts(["check", "json"]);
}
