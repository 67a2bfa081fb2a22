/** Whether a large document costs more for what comes out of it than a small one. */
import type { DocumentFigures } from "./report.js";
import type { Section } from "./section.js";

/** CPU time of cold runs, for each operation and for each kilobyte of the output. */
export function linearitySection(all: readonly DocumentFigures[]): Section {
  const rows = all.flatMap(({ document, operations, tools }) => {
    const generated = tools.find(({ tool }) => tool === "specloom")?.generated;
    if (generated?.cpuSeconds === undefined) return [];
    const { bytes, cpuSeconds } = generated;
    const perKilobyte = (cpuSeconds * 1e6) / (bytes / 1000);
    const perOperation = (cpuSeconds * 1e6) / operations;
    return [{ document, operations, bytes, cpuSeconds, perKilobyte, perOperation }];
  });
  const sorted = [...rows].sort((first, second) => first.bytes - second.bytes);
  const [smallest] = sorted;
  return {
    title: "Time and size",
    text: "CPU time of cold runs of ours, all cores together, from the smallest output to the largest. It grows no faster than the output when microseconds per kB do not grow.",
    table: [
      ["document", "operations", "output kB", "CPU s", "µs per operation", "µs per output kB"],
      ...sorted.map((row) => [
        row.document,
        String(row.operations),
        (row.bytes / 1000).toFixed(0),
        row.cpuSeconds.toFixed(2),
        row.perOperation.toFixed(0),
        row.perKilobyte.toFixed(0),
      ]),
    ],
    ratios: sorted.slice(1).flatMap((row) => ({
      measure: `CPU time per output kB, ${row.document}`,
      against: smallest?.document ?? "",
      value: row.perKilobyte / (smallest?.perKilobyte ?? NaN),
      target: 1,
    })),
  };
}
