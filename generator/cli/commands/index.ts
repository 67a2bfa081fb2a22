/** All commands, in the order in which the help lists them. */
import type { CommandDefinition } from "../command.js";
import { addCommand } from "./add.js";
import { checkCommand } from "./check.js";
import { completionCommand } from "./completion.js";
import { explainCommand } from "./explain.js";
import { generateCommand } from "./generate.js";
import { importMetaCommand } from "./import-meta.js";
import { initCommand } from "./init.js";
import { lintCommand } from "./lint.js";
import { listCommand } from "./list.js";
import { migrateCommand } from "./migrate.js";
import { verifyCommand } from "./verify.js";

export const commands: readonly CommandDefinition[] = [
  initCommand,
  generateCommand,
  checkCommand,
  verifyCommand,
  migrateCommand,
  listCommand,
  explainCommand,
  lintCommand,
  addCommand,
  importMetaCommand,
  completionCommand,
];
