/** Diagnostics of the lock file, of renames, and of code that follows them. */
import type { CatalogEntry } from "./catalog-entry.js";

/** Keeping names. */
export const locking = {
  "lock-conflict": {
    severity: "error",
    message: () => "The lock file has the marks of a merge conflict.",
    hint: "Keep the lines of both sides, remove the marks, and generate.",
  },
  "lock-syntax": {
    severity: "error",
    message: (p: { detail: string }) => `The lock file is not JSON: ${p.detail}.`,
    hint: "Take it from version control; it is not written by hand.",
  },
  "lock-version": {
    severity: "error",
    message: (p: { version: string }) => `The lockVersion ${p.version} is unknown; 1 is known.`,
    hint: "Use the version of specloom that wrote the lock file, or a later one.",
  },
  "lock-invalid": {
    severity: "error",
    message: (p: { expected: string }) => `The lock file must have ${p.expected} here.`,
    hint: "Take the entry from version control, or remove it: its name is then chosen anew.",
  },
  "lock-duplicate": {
    severity: "error",
    message: (p: { name: string; other: string }) =>
      `The lock file gives the name ${p.name} to this and to ${p.other}.`,
    hint: "Remove one of the two entries: its name is then chosen anew.",
  },
  "lock-unreadable": {
    severity: "error",
    message: (p: { path: string; reason: string }) => `${p.path} cannot be read: ${p.reason}.`,
    hint: "Check the path and its permissions.",
  },
  "rename-ineffective": {
    severity: "warning",
    message: (p: { from: string; to: string; problem: string }) =>
      `The rename of ${p.from} to ${p.to} has no effect: ${p.problem}.`,
    hint: "Correct renames in the configuration, or remove the entry.",
  },
  "rename-proposed": {
    severity: "info",
    message: (p: { from: string; to: string }) =>
      `The schema ${p.from} is gone, and ${p.to} is the only new one of its shape.`,
    hint: (p: { from: string; to: string }) =>
      `If it was renamed, write renames: { ${JSON.stringify(p.from)}: ${JSON.stringify(p.to)} } in the configuration; if not, remove it from proposals in specloom.lock.`,
  },
  "alias-taken": {
    severity: "warning",
    message: (p: { name: string }) =>
      `${p.name} is now the name of something else, so it cannot be an alias of what it was.`,
    hint: "Code that uses the name means something else now. Give one of the two another name to keep the alias.",
  },
  "migrate-dirty": {
    severity: "error",
    message: (p: { count: number }) =>
      `The working tree of git has ${p.count} uncommitted changes.`,
    hint: "Commit or stash them, so that what is rewritten can be told from them, or use --force.",
  },
  "migrate-project": {
    severity: "error",
    message: (p: { path: string; reason: string }) =>
      `The project ${p.path} cannot be used: ${p.reason}.`,
    hint: "Name the tsconfig.json of the code that uses the SDK with --project.",
  },
  "migrate-file": {
    severity: "error",
    message: (p: { path: string }) => `${p.path} is not part of the project.`,
    hint: "Name files that the tsconfig.json includes.",
  },
  "migrate-unwritable": {
    severity: "error",
    message: (p: { path: string; reason: string }) => `${p.path} cannot be written: ${p.reason}.`,
    hint: "Check the path and its permissions; nothing was rewritten.",
  },
} as const satisfies Record<string, CatalogEntry>;
