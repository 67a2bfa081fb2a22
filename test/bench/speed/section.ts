/** What a measurement gives, whatever it measures. */

/** Ours divided by something else of the same run: smaller is better. */
export interface Ratio {
  /** What is measured, of what. */
  readonly measure: string;
  /** What it is divided by. */
  readonly against: string;
  readonly value: number;
  /** What it should be at most. */
  readonly target?: number;
}

/** Rows of cells, the first of them the heads. */
export type Table = readonly (readonly string[])[];

/** A part of the page, and of what is printed. */
export interface Section {
  readonly title: string;
  /** How it was measured, for the page. */
  readonly text: string;
  readonly table: Table;
  readonly ratios: readonly Ratio[];
}

/** The ratios of all sections. */
export function ratioTable(sections: readonly Section[]): Table {
  const ratios = sections.flatMap((section) => section.ratios);
  return [
    ["measured", "compared with", "ratio", "target"],
    ...ratios.map((ratio) => [
      ratio.measure,
      ratio.against,
      ratio.value.toFixed(2),
      targetOf(ratio),
    ]),
  ];
}

function targetOf({ value, target }: Ratio): string {
  if (target === undefined) return "";
  return `${target.toFixed(2)}: ${value <= target ? "met" : "missed"}`;
}
