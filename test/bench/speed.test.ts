/** Which ratios count as worse than the committed ones. */
import { describe, expect, test } from "vitest";
import { printedSpeedRegression, speedRegressions } from "./speed/figures.js";
import type { Ratio } from "./speed/section.js";
import { median, rotated } from "./speed/statistics.js";

const ratio = (value: number, against = "peer", measure = "time"): Ratio => ({
  measure,
  against,
  value,
});

describe("a regression", () => {
  test("is a ratio beyond 1.5 times the committed one", () => {
    expect(speedRegressions([ratio(0.5)], [ratio(0.75)])).toEqual([]);
    expect(speedRegressions([ratio(0.5)], [ratio(0.1)])).toEqual([]);
    expect(speedRegressions([ratio(0.5)], [ratio(0.8)])).toEqual([
      { measure: "time", against: "peer", before: 0.5, after: 0.8 },
    ]);
  });

  test("is growth against everything: one of the others may have been disturbed", () => {
    const before = [ratio(0.5, "first"), ratio(1, "second")];
    expect(speedRegressions(before, [ratio(2, "first"), ratio(1.2, "second")])).toEqual([]);
    expect(speedRegressions(before, [ratio(2, "first"), ratio(1.6, "second")])).toEqual([
      { measure: "time", against: "second", before: 1, after: 1.6 },
    ]);
  });

  test("compares nothing that only one of the runs has", () => {
    const before = [ratio(0.5, "first"), ratio(0.5, "peer", "memory")];
    expect(speedRegressions(before, [ratio(9, "second"), ratio(9, "first", "tsc")])).toEqual([]);
    expect(speedRegressions(before, [ratio(9, "second"), ratio(0.5, "first")])).toEqual([]);
  });

  test("is nothing that still meets its target", () => {
    const before = [ratio(0.6)];
    expect(speedRegressions(before, [{ ...ratio(1), target: 1 }])).toEqual([]);
    expect(speedRegressions(before, [{ ...ratio(1.01), target: 1 }])).toHaveLength(1);
  });

  test("says what has grown, and by how much", () => {
    const [regression] = speedRegressions([ratio(0.5)], [ratio(1)]);
    expect(regression && printedSpeedRegression(regression)).toBe(
      "time by peer has grown from 0.50 to 1.00 (2.0 times).",
    );
  });
});

test("the median of an even number is between the two in the middle", () => {
  expect(median([])).toBeUndefined();
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("rounds start with each item in turn", () => {
  expect([0, 1, 2, 3].map((round) => rotated(["a", "b", "c"], round).join(""))).toEqual([
    "abc",
    "bca",
    "cab",
    "abc",
  ]);
});
