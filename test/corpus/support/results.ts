/** What the oracles found, kept between runs so that a long one can be resumed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One thing that was not as it should be, or could not be judged. */
export interface Exception {
  /** What exceptions are grouped by. */
  readonly reason: string;
  /** Where in the document: a JSON Pointer, or a file of the output. */
  readonly place: string;
  readonly detail: string;
}

/** What one oracle says about one document: figures by column, and the exceptions behind them. */
export interface OracleResult {
  readonly counts: Readonly<Record<string, number>>;
  readonly exceptions: readonly Exception[];
}

export type ResultsByDocument = Readonly<Record<string, OracleResult>>;

/** Results by table of the scoreboard, then by document. */
export interface ResultStore {
  get(table: string): ResultsByDocument;
  /** Keeps a result, on disk too. */
  set(table: string, file: string, result: OracleResult): void;
}

/** Opens the results in a folder: a file per table, so that runs for different tables do not meet. */
export function openResults(folder: string): ResultStore {
  const fileOf = (table: string) => join(folder, `${table}.json`);
  const read = (table: string): ResultsByDocument =>
    existsSync(fileOf(table)) ? JSON.parse(readFileSync(fileOf(table), "utf8")) : {};
  return {
    get: read,
    set: (table, file, result) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(fileOf(table), JSON.stringify({ ...read(table), [file]: result }));
    },
  };
}

/** Sums figures column by column. */
export function totals(results: readonly OracleResult[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [column, count] of results.flatMap(({ counts }) => Object.entries(counts))) {
    sum[column] = (sum[column] ?? 0) + count;
  }
  return sum;
}

/** Items by key, in the order in which keys first occur. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
