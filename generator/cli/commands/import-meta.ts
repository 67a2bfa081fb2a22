/** `specloom import-meta` */
import type { CommandDefinition } from "../command.js";
import type { ImportMetaFlags } from "../run-import-meta.js";

const help = `
The answer of GET /unified/{model}/{resource}/meta/{method} describes a resource as one account has
it. What it has beyond the document becomes an overlay: list it under overlays in the configuration,
and the fields of that account have types.

Examples:
  $ specloom import-meta users.json --model ticketing --resource users --output acme.overlay.yaml
  $ specloom import-meta https://meta.example/users --model ticketing --resource users \\
      --output acme.overlay.yaml       from a host that remoteHosts lists

Exit codes:
  0  the overlay was written
  2  the command line or the configuration is wrong
  3  the answer is no JSON Schema, or contradicts the document
  4  files could not be read, fetched or written, or specloom itself failed`;

export const importMetaCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("import-meta")
      .description("Turn what an API says about one account into an overlay on the spec.")
      .argument("<answer>", "file with the answer, or its URL")
      .requiredOption("-m, --model <model>", "folder of the spec")
      .requiredOption("-r, --resource <resource>", "document in it, without its ending")
      .requiredOption("-o, --output <file>", "overlay to write; one that is there is not replaced")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--spec <folder>", "folder of the spec, instead of the input of the configuration")
      .option("--json", "print one JSON object instead of text")
      .addHelpText("after", help)
      .action(async (answer: string, flags: ImportMetaFlags) => {
        const { runImportMeta } = await import("../run-import-meta.js");
        finish(await runImportMeta(answer, flags, terminal));
      });
  },
};
