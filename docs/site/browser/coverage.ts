/** Tables sort by the column whose heading is pressed: numbers from the highest, text by its letters. */
for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) {
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const isDescending = heading.ariaSort === "descending";
      for (const other of headings) other.ariaSort = null;
      heading.ariaSort = isDescending ? "ascending" : "descending";
      sortRows(table, column, isDescending ? 1 : -1);
    });
  });
}

function sortRows(table: HTMLTableElement, column: number, direction: 1 | -1): void {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const rows = [...body.rows].sort(
    (left, right) => direction * compare(textOf(left, column), textOf(right, column)),
  );
  body.append(...rows);
}

function textOf(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.textContent.trim() ?? "";
}

/** Numbers are above text, and text is above nothing. */
function compare(left: string, right: string): number {
  const [one, two] = [rank(left), rank(right)];
  if (one !== two) return one - two;
  if (one === 2) return Number.parseInt(left, 10) - Number.parseInt(right, 10);
  return left < right ? 1 : left > right ? -1 : 0;
}

function rank(text: string): 0 | 1 | 2 {
  if (text === "") return 0;
  return /^\d/u.test(text) ? 2 : 1;
}
