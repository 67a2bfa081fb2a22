/** The committed figures, and what is worse than they are. */
import { readFileSync } from "node:fs";
import type { Figures, ModuleRow, Row } from "./row.js";

/** Where the figures are, for machines. Only the command writes them. */
export const figuresFile = new URL("./figures.json", import.meta.url).pathname;

export function committedFigures(): Figures {
  return JSON.parse(readFileSync(figuresFile, "utf8")) as Figures;
}

/** A size that has grown, in bytes. */
export interface Regression {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** By which a size may grow unnoticed. Compression makes a few bytes of chance. */
const tolerance = { share: 0.05, bytes: 16 } as const;

/** What of ours is larger than it was. What is new has no size that it had. */
export function regressions(
  before: Pick<Figures, "own" | "modules">,
  after: Pick<Figures, "own" | "modules">,
): readonly Regression[] {
  const sizes = new Map([...before.own, ...before.modules].map((row) => [row.name, sizeOf(row)]));
  return [...after.own, ...after.modules].flatMap((row) => {
    const old = sizes.get(row.name) ?? Infinity;
    const allowed = old + Math.max(old * tolerance.share, tolerance.bytes);
    return sizeOf(row) > allowed ? [{ name: row.name, before: old, after: sizeOf(row) }] : [];
  });
}

function sizeOf(row: Row | ModuleRow): number {
  return "gzipped" in row ? row.gzipped : row.added;
}
