/** Text that someone might put into a document to make the output do something. */

/** One line per trick; each stands alone in a position of a document. */
const tricks: readonly string[] = [
  `"; evil(); "`,
  `'; evil(); '`,
  "`; evil(); `",
  "${evil()}",
  "*/ evil(); /*",
  "/* evil",
  "// evil()",
  "\\",
  '\\"; evil(); //',
  "a\nevil();\nb",
  "a\revil();\rb",
  "a\r\n*/\r\nevil();",
  "a\u2028evil()\u2029b",
  "*\u0000/ evil() /*",
  "*\u200B/ evil() /*",
  "</script><script>evil()</script>",
  "<!-- evil -->",
  "]]> evil",
  "a; export const evil = 1",
  "{ evil: evil() }",
  "]: evil(); [",
  '"]; evil(); ["',
  'import("evil")',
  'require("evil")',
  "eval(evil)",
];

const directives: readonly string[] = [
  "@ts-ignore",
  "@ts-expect-error",
  "// @ts-ignore",
  "@deprecated",
  "a\n@internal\n@param evil",
  "{@link evil}",
  "{@inheritDoc evil}",
  "/// <reference path='evil' />",
  "# sourceMappingURL=evil",
  "prettier-ignore",
  "eslint-disable",
];

const names: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "delete",
  "class",
  "await",
  "enum",
  "import",
  "eval",
  "arguments",
  "undefined",
  "globalThis",
  "Promise",
  "../../evil",
  "..\\..\\evil",
  "/etc/passwd",
  "C:\\evil",
  "con",
  "runtime",
  "index.ts",
];

const invisible: readonly string[] = [
  "\u202Alre\u202Brle\u202Cpdf\u202Dlro\u202Erlo",
  "\u2066lri\u2067rli\u2068fsi\u2069pdi",
  "\u200E\u200F\u061C",
  "\u200B\u200C\u200D\u2060\uFEFF",
  "\u0000\u0001\u0007\u0008\u001B[31m\u007F\u009B",
  "\uD800 \uDC00",
  "\u{E0041}\u{E0042}",
  "\u00AD\u180E\uFFF9\uFFFA\uFFFB",
];

const ordinary: readonly string[] = [
  "😀 👩‍👩‍👧 🇺🇳",
  "مرحبا بالعالم",
  "שלום",
  "e\u0301\u0301\u0301",
  "ﬁ Ⅳ ² ᚠ",
  "𝒳 𠮷",
  "7 days",
  "-1",

  "long ".repeat(4000),
  "x".repeat(20_000),
];

/** Every payload, in an order that puts different kinds next to each other. */
export const payloads: readonly string[] = interleaved([
  tricks,
  directives,
  names,
  invisible,
  ordinary,
]);

/** All tricks in one text. */
export const everything = [...tricks, ...directives, ...names, ...invisible].join(" ");

function interleaved(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}
