/** `specloom list`: configuration → models → operations and types with their places. */
import { escapeControls } from "../diagnostics/render.js";
import { listNames } from "../inspect/listing.js";
import type { NamedOrigin } from "../inspect/named-origins.js";
import { ExitCode } from "./exit-codes.js";
import { inspectSpec } from "./inspect-spec.js";
import { placeText } from "./place-text.js";
import type { ConfigFlags } from "./read-config.js";
import { plural } from "./report.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";

/** The options of `specloom list`, as the command line gives them. */
export interface ListFlags extends ConfigFlags {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Runs the command and reports; the exit code is the result. */
export async function runList(
  words: readonly string[],
  flags: ListFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const spec = await inspectSpec(flags, terminal);
  const names =
    spec.apis === undefined ? [] : listNames(spec.apis, { words, all: flags.all === true });
  const isEmpty = spec.apis !== undefined && names.length === 0;
  const code = isEmpty ? ExitCode.Findings : spec.code;
  const diagnostics = spec.apis === undefined ? spec.errors : [];
  if (flags.json === true) {
    const report = { command: "list", code, names, diagnostics };
    terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(diagnostics, "text", terminal);
  if (spec.apis !== undefined) terminal.out(listText(names, terminal.directory));
  return code;
}

/** The names of each API by resource, in columns. */
function listText(names: readonly NamedOrigin[], directory: string): string {
  const apis = [...new Set(names.map(({ api }) => api))];
  const blocks = apis.map((api) => {
    const own = names.filter((name) => name.api === api);
    const groups = [...new Set(own.map(({ resource }) => resource))];
    const texts = groups.map((resource) => {
      const members = own.filter((name) => name.resource === resource);
      return `  ${resource ?? "shared"}\n${rows(members, directory)}`;
    });
    return [`${api}\n`, ...texts].join("");
  });
  return [...blocks, `${counts(names)}.\n`].join("\n");
}

function rows(names: readonly NamedOrigin[], directory: string): string {
  const cells = names.map(({ symbol, request, kind, range }) =>
    [symbol, request ?? kind, placeText(range, directory)].map(escapeControls),
  );
  const widths = [0, 1].map((column) =>
    Math.max(...cells.map((row) => Math.min(row[column]?.length ?? 0, widestCell))),
  );
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .map((line) => `    ${line.trimEnd()}\n`)
    .join("");
}

/** One long name does not move all places out of sight. */
const widestCell = 48;

function counts(names: readonly NamedOrigin[]): string {
  const operations = names.filter(({ kind }) => kind === "operation").length;
  const types = names.filter(({ kind }) => kind === "type").length;
  const others = names.length - operations - types;
  const rest = others === 0 ? [] : [plural(others, "other name")];
  return [plural(operations, "operation"), plural(types, "type"), ...rest].join(", ");
}
