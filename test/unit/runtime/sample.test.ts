/** Samples: the same everywhere, valid, and like the examples. */
import { describe, expect, test } from "vitest";
import { sampleOf } from "../../../generator/runtime/sample.js";
import { admits } from "../../../generator/runtime/sample-check.js";
import { draw, inside, placeOf } from "../../../generator/runtime/sample-draw.js";
import { textOf } from "../../../generator/runtime/sample-pattern.js";
import type { Sample } from "../../../generator/runtime/sample-types.js";

const seeds = Array.from({ length: 200 }, (_, index) => index);

test("values depend on the seed and their place alone, on every platform", () => {
  const place = inside(placeOf("seed"), "name");
  expect([place, draw(place, "purpose", 1000), draw(placeOf(1), "", 1000)]).toEqual([
    1496377054, 782, 621,
  ]);
  expect(placeOf("1")).toBe(placeOf(1));
  const sample: Sample = {
    type: "object",
    properties: {
      id: { type: "string", format: "uuid" },
      at: { type: "string", format: "date-time" },
      words: { type: "string" },
      code: { type: "string", patterns: [String.raw`^[A-Z]{2}\d{3}$`] },
      count: { type: "integer", minimum: 1, maximum: 9 },
      price: { type: "number" },
    },
    required: ["id", "at", "words", "code", "count", "price"],
  };
  expect(sampleOf(sample, { seed: "platforms" })).toEqual({
    id: "dd63722a-62e0-4bec-8169-82f8c3102871",
    at: "2024-04-05T11:40:29Z",
    words: "linden tulip ember",
    code: "JY715",
    count: 4,
    price: 777.81,
  });
});

test("draws spread over all that is possible", () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let seed = 0; seed < 5000; seed += 1) {
    const number = draw(placeOf(seed), "number", 10);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  for (const count of counts) expect(count).toBeGreaterThan(400);
});

describe("texts of patterns", () => {
  test.each([
    String.raw`^[a-z]{3}\d{2,4}$`,
    String.raw`^(?:red|green|blue)(-(?:dark|light))?$`,
    String.raw`^[^\s@]+@[^\s@]+\.[a-z]{2,}$`,
    String.raw`^\+?[1-9][0-9]*$`,
    String.raw`[\u0041-\u0043]\x44\u{45}`,
    String.raw`^[A-Za-z0-9+/=]+$`,
    String.raw`^#[\da-fA-F]{6}$`,
    String.raw`^\w[\w.-]*?\w$`,
    String.raw`^(?<year>\d{4})/\b\p{L}+$`,
    String.raw`^[\]\-^]{2}$`,
    "^$",
    "",
  ])("%s", (pattern) => {
    const expression = new RegExp(pattern, "u");
    for (const seed of seeds) {
      const text = textOf(pattern, placeOf(seed));
      expect(text).toMatch(expression);
    }
  });

  test.each([String.raw`^(a)\1$`, "^(?=b)a", "(?<!a)b", "^[", "a)", "(", String.raw`\k<a>`, "[]"])(
    "%s is not tried",
    (pattern) => {
      expect(textOf(pattern, placeOf(1))).toBeUndefined();
    },
  );
});

describe("examples", () => {
  const person: Sample = {
    type: "object",
    properties: {
      id: { type: "string", examples: ["person-7"] },
      name: { type: "string", examples: ["Ada Lovelace"] },
      email: { type: "string", examples: ["ada@example.com"] },
      age: { type: "integer", maximum: 40, examples: [36, "old"] },
      born: { type: "string", format: "date", examples: ["1815-12-10"] },
    },
    required: ["id", "name", "email", "age", "born"],
  };

  test("are taken, and changed for the others of a list", () => {
    expect(sampleOf(person)).toEqual({
      id: "person-7",
      name: "Ada Lovelace",
      email: "ada@example.com",
      age: 36,
      born: "1815-12-10",
    });
    expect(sampleOf(person, { index: 2 })).toMatchObject({
      id: "person-9",
      name: "Ada Lovelace 3",
      email: "ada-3@example.com",
      age: 38,
    });
    // What would not be valid is made up.
    expect(admits(person, sampleOf(person, { index: 9 }))).toBe(true);
  });

  test("of the whole come before those of parts, and decide what is there", () => {
    const whole: Sample = {
      ...person,
      required: ["id"],
      examples: [{ id: "1", name: "Grace" }],
    };
    expect(sampleOf(whole)).toEqual({ id: "1", name: "Grace" });
  });

  test("that are wrong are not taken", () => {
    const sample: Sample = { type: "integer", minimum: 5, examples: [1, "6", null, 7.5] };
    for (const seed of seeds) expect(admits(sample, sampleOf(sample, { seed }))).toBe(true);
  });
});

test("recursion ends, also where it has to be", () => {
  const optional: Sample = {
    type: "object",
    properties: {
      next: { ref: () => optional },
      all: { type: "array", items: { ref: () => optional } },
    },
  };
  const needed: Sample = {
    type: "object",
    properties: { next: { ref: () => needed } },
    required: ["next"],
  };
  for (const seed of seeds) {
    const text = JSON.stringify(sampleOf(optional, { seed }));
    expect(text.length).toBeLessThan(5000);
  }
  expect(() => sampleOf(needed)).not.toThrow();
});

test("optional properties are sometimes missing, and null is seldom", () => {
  const sample: Sample = {
    type: "object",
    properties: { a: { anyOf: [{ type: "string" }, { type: "null" }] } },
  };
  const made = seeds.map((seed) => sampleOf(sample, { seed }) as { a?: string | null });
  const missing = made.filter((value) => !("a" in value)).length;
  const empty = made.filter(({ a }) => a === null).length;
  expect(missing).toBeGreaterThan(5);
  expect(missing).toBeLessThan(60);
  expect(empty).toBeGreaterThan(5);
  expect(empty).toBeLessThan(60);
});

test("names that every object has are names like any other", () => {
  const sample: Sample = {
    type: "object",
    properties: { ["__proto__"]: { enum: ["own"] }, constructor: { enum: [1] } },
    required: ["__proto__", "constructor"],
    additionalProperties: false,
  };
  const value = sampleOf(sample) as object;
  expect(Object.entries(value)).toEqual([
    ["__proto__", "own"],
    ["constructor", 1],
  ]);
  expect(admits(sample, value)).toBe(true);
  expect(admits(sample, { constructor: 1 })).toBe(false);
});
