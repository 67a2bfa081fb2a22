/** All commands by their first word, in the order in which the help lists them. */
import type { CommandDefinition } from "../command.js";

/** What a command line does not name is not loaded. */
export const commands: ReadonlyMap<string, () => Promise<CommandDefinition>> = new Map([
  ["init", async () => (await import("./init.js")).initCommand],
  ["generate", async () => (await import("./generate.js")).generateCommand],
  ["check", async () => (await import("./check.js")).checkCommand],
  ["verify", async () => (await import("./verify.js")).verifyCommand],
  ["migrate", async () => (await import("./migrate.js")).migrateCommand],
  ["list", async () => (await import("./list.js")).listCommand],
  ["explain", async () => (await import("./explain.js")).explainCommand],
  ["lint", async () => (await import("./lint.js")).lintCommand],
  ["add", async () => (await import("./add.js")).addCommand],
  ["import-meta", async () => (await import("./import-meta.js")).importMetaCommand],
  ["completion", async () => (await import("./completion.js")).completionCommand],
]);
