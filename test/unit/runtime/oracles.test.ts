/** What is sent, read or written by programs that are not ours. */
import fc from "fast-check";
import qs from "qs";
import { parseTemplate } from "url-template";
import { describe, expect, test } from "vitest";
import {
  brackets,
  form,
  formJoined,
  indices,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simple,
  simpleExploded,
} from "../../../generator/runtime/index.js";

const special = "é 漢 🙂 / ? # [ ] @ ! $ & ' ( ) * + , ; = % | ~";
/** Text that is not empty; the unit includes all of Unicode but lone surrogates. */
const texts = fc.oneof(fc.constant(special), fc.string({ unit: "binary", minLength: 1 }));
/** `__proto__` is no key that a decoder gives back. */
const keys = texts.filter((key) => key !== "__proto__");
const lists = fc.array(texts, { minLength: 1, maxLength: 5 });
/** Without keys that are numbers: objects put those first, and oracles keep the order. */
const objects = fc.dictionary(
  keys.filter((key) => !/^\d/u.test(key)),
  texts,
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
);
const values = fc.oneof(texts, lists, objects);

describe("B1 RFC 6570, by another implementation, for", () => {
  test.each([
    ["{color}", simple],
    ["{color*}", simpleExploded],
    ["{.color}", label],
    ["{.color*}", labelExploded],
    ["{;color}", matrix],
    ["{;color*}", matrixExploded],
  ])("the path %s", (template, encode) => {
    const oracle = parseTemplate(template);
    fc.assert(
      fc.property(values, (color) => {
        expect(encode("color", color)).toBe(oracle.expand({ color }));
      }),
    );
  });

  test.each([
    ["{?color}", formJoined],
    ["{?color*}", form],
  ])("the query %s", (template, encode) => {
    const oracle = parseTemplate(template);
    fc.assert(
      fc.property(values, (color) => {
        expect(`?${encode("color", color).join("&")}`).toBe(oracle.expand({ color }));
      }),
    );
  });
});

describe("B2 the round trip through", () => {
  test("URLSearchParams gives exploded values back", () => {
    fc.assert(
      fc.property(keys, lists, objects, (name, list, object) => {
        expect(new URLSearchParams(form(name, list).join("&")).getAll(name)).toEqual(list);
        const decoded = new URLSearchParams(form(name, object).join("&"));
        expect([...decoded]).toEqual(Object.entries(object));
      }),
    );
  });

  test("qs gives nested values back, in the dialects that it knows", () => {
    const plain = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((key) => !/[[\].]/u.test(key));
    const members = fc.dictionary(
      plain.filter((key) => !/^\d/u.test(key) && !(key in Object.prototype)),
      fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 5 })),
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    );
    fc.assert(
      fc.property(members, (filter) => {
        for (const encode of [brackets, indices]) {
          expect(qs.parse(encode("filter", filter).join("&"))).toEqual({ filter });
        }
      }),
    );
  });
});
