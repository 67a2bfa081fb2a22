/** What is sent, read or written by programs that are not ours. */
import fc from "fast-check";
import { createParser } from "eventsource-parser";
import qs from "qs";
import { parseTemplate } from "url-template";
import { describe, expect, test } from "vitest";
import {
  brackets,
  cookieRaw,
  deepObject,
  form,
  formJoined,
  headerSimple,
  headerSimpleExploded,
  indices,
  jsonContent,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  repeat,
  simple,
  simpleExploded,
  spaceDelimited,
} from "../../../generator/runtime/index.js";
import { eventParser } from "../../../generator/runtime/event-parser.js";
import { corpus } from "./event-stream-corpus.js";

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

  test("URLSearchParams and the delimiter give delimited values back", () => {
    for (const [encode, delimiter] of [
      [spaceDelimited, " "],
      [pipeDelimited, "|"],
    ] as const) {
      const item = texts.filter((text) => !text.includes(delimiter));
      fc.assert(
        fc.property(keys, fc.array(item, { minLength: 1, maxLength: 5 }), (name, list) => {
          const decoded = new URLSearchParams(encode(name, list).join("&"));
          expect(decoded.get(name)?.split(delimiter)).toEqual(list);
        }),
      );
    }
  });

  test("qs gives deep objects and repeated names back", () => {
    const names = keys.filter((key) => !/[[\].]|^\d/u.test(key) && !(key in Object.prototype));
    const options = { allowPrototypes: true };
    fc.assert(
      fc.property(fc.dictionary(names, texts, { minKeys: 1, noNullPrototype: true }), (object) => {
        expect(qs.parse(deepObject("f", object).join("&"), options)).toEqual({ f: object });
      }),
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (list) => {
        expect(qs.parse(repeat("f", list).join("&"))).toEqual({ f: list });
      }),
    );
  });

  test("JSON.parse gives any JSON of a parameter back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const [pair = "f="] = jsonContent("f", value);
        const text = new URLSearchParams(pair).get("f");
        const isLeftOut = value === null || text === "";
        if (!isLeftOut) expect(JSON.parse(text ?? "")).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("Headers and commas give header values back", () => {
    const words = fc.stringMatching(/^[!-+\--<>-~]+$/u);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (list) => {
        const headers = new Headers({ "x-list": headerSimple("x-list", list) ?? "" });
        expect(headers.get("x-list")?.split(",")).toEqual(list);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(words, words, { minKeys: 1, maxKeys: 4 }), (object) => {
        const value = headerSimpleExploded("x-map", object) ?? "";
        const pairs = value.split(",").map((pair) => pair.split("="));
        expect(Object.fromEntries(pairs)).toEqual({ ...object });
      }),
    );
  });

  test("qs gives cookies back", () => {
    const words = fc
      .stringMatching(/^[!#$&-+\--:<>-[\]-~]+$/u)
      // `qs` leaves out a key of that name, for safety.
      .filter((word) => !/[[\]%]|^__proto__$/u.test(word));
    const options = { delimiter: "; ", plainObjects: true, decoder: (text: string) => text };
    fc.assert(
      fc.property(fc.dictionary(words, words, { minKeys: 1, maxKeys: 4 }), (object) => {
        const cookie = cookieRaw("c", object).join("; ");
        expect({ ...(qs.parse(cookie, { ...options, allowDots: false }) as object) }).toEqual({
          ...object,
        });
      }),
    );
  });
});

describe("S59 another parser agrees about", () => {
  /** The same fields as ours, of the events that have data. */
  const parsedElsewhere = (text: string) => {
    const events: unknown[] = [];
    const parser = createParser({
      onEvent: ({ event, data }) => events.push({ event: event === "" ? undefined : event, data }),
    });
    // It takes text that is decoded, and keeps a CR until it knows that no LF follows.
    parser.feed(new TextDecoder().decode(new TextEncoder().encode(text)));
    parser.feed(":\n");
    return events;
  };
  const parsedHere = (text: string) =>
    [...eventParser({}).push(new TextEncoder().encode(text))].map(({ event, data }) => ({
      event,
      data,
    }));

  test.each(corpus)("$name", ({ text }) => {
    expect(parsedHere(text)).toEqual(parsedElsewhere(text));
  });
});
