/** The coverage as a page of Markdown. */
import { markdownCode, markdownText } from "../markdown-text.js";
import type { Support } from "../support.js";
import {
  isKnown,
  uses,
  type CoverageCell,
  type CoverageField,
  type CoverageResource,
} from "./coverage.js";

/** The page, before it is formatted. */
export function coverageMarkdown(resources: readonly CoverageResource[]): string {
  return [
    "<!-- Written by `npm run docs` from spec/. Do not edit. -->",
    "# Coverage",
    "How many integrations support a field, as far as the documents of `spec/` say. A number counts integrations, `?` is a field whose support is not documented, and an empty cell is a use that the field does not have.",
    "Only resources of which something is known are here; the reference site (`npm run docs`) has all of them, as tables that can be sorted.",
    ...resources.filter(isKnown).map(resourceSection),
  ].join("\n\n");
}

function resourceSection(resource: CoverageResource): string {
  const { api, name, methods, fields } = resource;
  const known = methods.filter(({ support }) => support?.integrations !== undefined);
  const counts = known.map(
    (method) => `${markdownCode(method.name)} ${String(method.support?.integrations)}`,
  );
  const header = ["Field", "Read", "Create", "Update", "Filter", "Required by"];
  return [
    `## ${markdownText(api)}: ${markdownText(name)}`,
    `Methods: ${methods.map((method) => markdownCode(method.name)).join(", ")}.`,
    ...(counts.length === 0 ? [] : [`Integrations by method: ${counts.join(", ")}.`]),
    ...(fields.length === 0
      ? []
      : [[row(header), row(header.map(() => "---")), ...fields.map(fieldRow)].join("\n")]),
  ].join("\n\n");
}

function fieldRow({ name, cells }: CoverageField): string {
  const counts = uses.map((use) => cellText(cells[use]));
  return row([markdownCode(name), ...counts, requiredText(cells)]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function cellText(cell: CoverageCell | undefined): string {
  return cell === undefined ? "" : String(cell.support?.integrations ?? "?");
}

function requiredText(cells: CoverageField["cells"]): string {
  return uses
    .flatMap((use) => {
      const text = requirement(cells[use]?.support);
      return text === undefined ? [] : [`${use}: ${markdownText(text)}`];
    })
    .join("; ");
}

/** Who requires a field: a number, and names where they are known. */
export function requirement(support: Support | undefined): string | undefined {
  if (support === undefined) return undefined;
  const { required, requiredBy } = support;
  if (required === undefined && requiredBy.length === 0) return undefined;
  const names = requiredBy.length === 0 ? "" : ` (${requiredBy.join(", ")})`;
  return `${required ?? requiredBy.length}${names}`;
}
