import { describe, expect, test } from "vitest";
import { lowering, schemaOf, short, type Written } from "./schemas.js";

const date: Written = { type: "string", format: "date-time" };

function reference(name: string): Written {
  return { $ref: `#/components/schemas/${name}` };
}

/** The type of an argument that is a reference to the component `A0`. */
function argumentType(components: Record<string, Written>): string {
  const { lower } = lowering(components);
  const argument = schemaOf(reference("A0"), "/x");
  return short(lower(argument, { variant: "write", use: "argument" }));
}

/** `A0` refers to `A1`, and so on to `A<length>`, which is given. */
function chain(length: number, link: (next: Written) => Written, end: Written) {
  const names = Array.from({ length }, (_, index) => `A${index}`);
  const links = names.map((name, index) => [name, link(reference(`A${index + 1}`))] as const);
  return { ...Object.fromEntries(links), [`A${length}`]: end };
}

describe("an argument by reference", () => {
  test.each<[string, Record<string, Written>, string]>([
    ["takes a Date", { A0: date }, "string | date"],
    ["takes a Date through references", chain(3, (next) => next, date), "string | date"],
    ["is by name without a date", { A0: { type: "string" } }, "A0!"],
    [
      "is by name in a circle",
      { A0: { properties: { a: reference("A1"), b: date } }, A1: reference("A0") },
      "A0!",
    ],
    [
      "is by name where it leads to a circle",
      { A0: { properties: { a: reference("A1"), b: date } }, A1: { items: reference("A1") } },
      "A0!",
    ],
    ["to nothing is unknown", { A0: reference("Missing") }, "A0!"],
  ])("%s", (_, components, want) => {
    expect(argumentType(components)).toBe(want);
  });

  test("is by name at the start of a chain longer than the stack", () => {
    const object = (next: Written) => ({ type: "object", properties: { next } });

    expect(argumentType(chain(20_000, (next) => next, date))).toBe("A0!");
    expect(argumentType(chain(20_000, object, date))).toBe("A0!");
  });

  test("is by name where it would double at every step", () => {
    const twice = (next: Written) => ({ type: "object", properties: { left: next, right: next } });

    expect(argumentType(chain(40, twice, date))).toBe("A0!");
  });
});
