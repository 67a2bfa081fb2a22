/** `specloom check` */
import { Option } from "commander";
import { collected, type CommandDefinition } from "../command.js";
import type { CheckFlags } from "../run-check.js";

const help = `
Examples:
  $ specloom check                            compare the output with the document
  $ specloom check --against main             say what a pull request changes for users
  $ specloom check --fail-on minor            allow nothing but patches
  $ specloom check --against v1.2.0 --markdown > changes.md
  $ specloom check --json > report.json       one JSON object for machines

A change is major where it may break a program that uses the output, minor where
it adds something, patch where neither. Nothing is written.

Exit codes:
  0  the output is up to date, and no change is as bad as --fail-on
  1  files are stale, missing or orphans, or a change is as bad as --fail-on
  2  the command line or the configuration is wrong, or there is no such commit
  3  the document has errors
  4  files could not be read or fetched, or specloom itself failed`;

export const checkCommand: CommandDefinition = {
  declare: (program, { terminal, finish }) => {
    program
      .command("check")
      .description("Say what a regeneration changes: files, types, requests.")
      .argument("[spec]", "document or its URL, folder of documents, or folder of such folders")
      .option("-o, --output <directory>", "folder of the generated code")
      .option("-c, --config <file>", "configuration file (default: specloom.config.*)")
      .option("--overlay <file>", "overlay to apply; may be repeated", collected)
      .option("--include <pattern>", "generate only what it names; may be repeated", collected)
      .option("--exclude <pattern>", "leave out what it names; may be repeated", collected)
      .option("--against <commit>", "compare with the output of a branch, tag or commit")
      .addOption(failOn())
      .addOption(
        new Option("--json", "print one JSON object instead of text").conflicts("markdown"),
      )
      .option("--markdown", "print a table for pull requests instead of text")
      .option("--verbose", "show all of every diff and diagnostic")
      .addHelpText("after", help)
      .action(async (spec: string | undefined, flags: CheckFlags) => {
        const { runCheck } = await import("../run-check.js");
        finish(await runCheck({ ...flags, spec }, terminal));
      });
  },
};

function failOn(): Option {
  return new Option("--fail-on <severity>", "the least change that fails")
    .choices(["major", "minor", "patch"])
    .default("major");
}
