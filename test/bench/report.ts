/** Figures as text: a table for people at a terminal, and a page of the documentation. */
import type { Regression } from "./figures.js";
import type { Figures, Row } from "./row.js";

/** A program that does what the others leave to their callers; the others are compared with it. */
const reference = "pages(listUsersURL({…}), …)";

const features = [
  ["retry", "retry"],
  ["timeout", "timeout"],
  ["abort", "abort"],
  ["errorClasses", "error classes"],
  ["typedErrorBodies", "typed error bodies"],
  ["pagination", "pages"],
] as const;

/** Rows of cells, the first of them the heads. */
type Table = readonly (readonly string[])[];

/** The table of all programs. */
export function programTable({ own, peers }: Figures): Table {
  const unit = own.find(({ name }) => name === reference)?.gzipped ?? NaN;
  const heads = ["program", "version", "minified", "gzipped", "ratio", "target"];
  return [
    [...heads, ...features.map(([, head]) => head)],
    ...[...own, ...peers].map((row) => [
      row.name,
      row.version,
      bytes(row.minified),
      bytes(row.gzipped),
      (row.gzipped / unit).toFixed(2),
      targetOf(row),
      ...features.map(([feature]) => (row[feature] ? "yes" : "no")),
    ]),
  ];
}

/** The table of the optional modules. */
export function moduleTable({ modules }: Figures): Table {
  return [["module", "gzipped"], ...modules.map(({ name, added }) => [name, `+${bytes(added)}`])];
}

function targetOf({ gzipped, target }: Row): string {
  if (target === undefined) return "";
  return `${bytes(target)}: ${gzipped <= target ? "met" : "missed"}`;
}

/** Groups of three digits, whatever the locale. */
function bytes(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, " ");
}

/** For a terminal. */
export function printed(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return table.map((row) => line(row).trimEnd()).join("\n");
}

export function printedRegression({ name, before, after }: Regression): string {
  const share = (after / before - 1) * 100;
  return `${name} has grown from ${bytes(before)} to ${bytes(after)} bytes (${share.toFixed(1)} %).`;
}

/** The page `docs/bundle-size.md`, before Prettier lays it out. */
export function page(figures: Figures): string {
  const { esbuild, node } = figures.tools;
  return `# Sizes of bundles

Written by \`npm run bench:size -- --update\`; not by hand. Bytes of a program that lists users of [spec/ticketing](../spec/ticketing/users.yaml), one of its resources, bundled and minified by esbuild ${esbuild}, then compressed by \`gzip -9\` of Node.js ${node}. No \`package.json\` says that generated code has no side effects.

${markdown(programTable(figures))}

The first ${figures.own.length} are [ours](../test/bench/programs). The others have their default [settings](../test/bench/peers.ts), with the platform's \`fetch\` and the server of the document, and are [called](../test/bench/peer-programs.ts) as their documentation shows. All of them send the same request with the same credential, and give the parsed answer. \`ratio\` compares with \`pages\`, the smallest that repeats, gives up in time and walks over pages.

Retries, error classes and pages are observed: each program is run against answers of 503, of 404, and of two pages. The rest is read off the types: an option for a limit of time, one for an \`AbortSignal\`, and types for the bodies of error responses, which have to be results for that: what is thrown has no type in TypeScript.

## Optional modules

What they add to a bundle with \`ApiClient\`. Otherwise none of them is in it, which a test proves.

${markdown(moduleTable(figures))}
`;
}

/** A table of a page. */
export function markdown([heads = [], ...rows]: Table): string {
  const code = (cell: string) => (/[({]/u.test(cell) ? `\`${cell}\`` : cell);
  const line = (cells: readonly string[]) => `| ${cells.map(code).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
