import { describe, expect, test } from "vitest";
import ts from "typescript";
import { exported, typeAliasStructure } from "../../../generator/emit/structures.js";
import { docsText, escapeText, note } from "../../../generator/emit/tsdoc.js";
import { docsOf, type DocsSource } from "../../../generator/ir/lower-docs.js";
import { described } from "./models.js";
import { printed, refereed } from "./referee.js";

function lines(source: DocsSource): readonly string[] {
  return docsText(docsOf(source)).flatMap(({ comment }) => comment.split("\n"));
}

function support(values: Partial<NonNullable<DocsSource["support"]>>): readonly string[] {
  const nothing = { integrations: undefined, required: undefined };
  const lists = { names: [], requiredBy: [], notes: [] };
  return lines({ support: { ...nothing, ...lists, ...values } });
}

/** The comment and its tags as TypeScript reads them. */
function commentOf(text: string): { tags: readonly string[]; statements: number } {
  const file = ts.createSourceFile("test.ts", text, ts.ScriptTarget.ES2022, true);
  const tags = file.statements.flatMap((statement) =>
    ts.getJSDocTags(statement).map(({ tagName }) => tagName.text),
  );
  return { tags, statements: file.statements.length };
}

describe("a comment", () => {
  test("is absent where there is nothing to say", () => {
    expect(docsText(docsOf({}))).toEqual([]);
  });

  test("has summary, description, support and tags as paragraphs", () => {
    const source: DocsSource = {
      summary: "Lists users.",
      description: "All of them,\nin `pages`.",
      deprecated: true,
      default: 50,
      examples: ["a", { b: [1] }],
      support: { integrations: 46, required: 8, names: [], requiredBy: [], notes: ["Read-only."] },
      externalDocs: { url: "https://example.com/users", description: "Guide" },
    };
    expect(lines(source)).toEqual([
      "Lists users.",
      "",
      "All of them,",
      "in `pages`.",
      "",
      "Known for 46 integrations; 8 require it.",
      "",
      "Read-only.",
      "",
      "@deprecated",
      "@defaultValue `50`",
      '@example "a"',
      "@example { b: [1] }",
      "@see {@link https://example.com/users | Guide}",
    ]);
  });

  test("does not say the summary twice", () => {
    expect(lines({ summary: "A user.", description: "A user. Of a tool." })).toEqual([
      "A user. Of a tool.",
    ]);
  });

  test("leaves out values too long to read, and addresses that are not plain", () => {
    const externalDocs = { url: "javascript:alert(1)", description: "Guide {@link x}" };
    expect(lines({ default: "x".repeat(80), externalDocs })).toEqual(["@see Guide  \\@link x"]);
    expect(lines({ externalDocs: { url: "https://a}b", description: undefined } })).toEqual([]);
    const plain = { url: "https://example.com", description: undefined };
    expect(lines({ externalDocs: plain })).toEqual(["@see {@link https://example.com}"]);
  });
});

describe("a value in a comment", () => {
  test.each<[string, string]>([
    ["a @deprecated", String.raw`"a \u0040deprecated"`],
    ["@x", `"@x"`],
    ["{@link x}", String.raw`"{\u0040link x}"`],
    ["(@x", String.raw`"(\u0040x"`],
    ["a@b.example", `"a@b.example"`],
  ])("%j starts no tag and no link", (value, literal) => {
    expect(lines({ default: value })).toEqual([`@defaultValue \`${literal}\``]);
    const text = printed(
      typeAliasStructure(exported("Safe", docsText(docsOf({ default: value }))), "string"),
    );
    expect(commentOf(text).tags).toEqual(["defaultValue"]);
  });
});

describe("support in words", () => {
  test.each([
    [{ integrations: 1, required: 1 }, "Known for 1 integration; 1 requires it."],
    [{ integrations: 2, names: ["Jira", "Zendesk"] }, "Known for 2 integrations: Jira, Zendesk."],
    [{ names: ["Jira"] }, "Known for Jira."],
    [{ required: 1 }, "1 integration requires it."],
    [{ required: 3 }, "3 integrations require it."],
    [{ integrations: 4, requiredBy: ["Jira"] }, "Known for 4 integrations; required by Jira."],
    [
      { integrations: 4, required: 1, requiredBy: ["Jira"] },
      "Known for 4 integrations; 1 requires it: Jira.",
    ],
  ])("%j", (values, sentence) => {
    expect(support(values)).toEqual([sentence]);
  });

  test("is short and narrow where many are known", () => {
    const names = Array.from({ length: 14 }, (_, index) => `Integration${index}`);
    const sentence = support({ names });
    expect(sentence.at(-1)).toMatch(/ and 2 more\.$/u);
    expect(Math.max(...sentence.map((line) => line.length))).toBeLessThanOrEqual(96);
  });
});

describe("text of a document", () => {
  test.each([
    ["end of comment */ here", String.raw`end of comment *\/ here`],
    ["**/", String.raw`**\/`],
    ["@param x", String.raw`\@param x`],
    ["see {@link evil}", String.raw`see {\@link evil}`],
    ["a@b.example", "a@b.example"],
    ["a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"],
    ["nul\0bell\u0007", "nulbell"],
    ["\u202Etxet\u202C \u2066x\u2069", "txet x"],
    ["half \uD800 and \uDC00", "half \uFFFD and \uFFFD"],
    ["un\u200Bseen\u2060 \u00ADtext\u{E0041}\uFFF9", "unseen text"],
    ["join\u200Der 👩‍👩‍👧", "join\u200Der 👩‍👩‍👧"],
    ["whole 🙂 stays", "whole 🙂 stays"],
    ["trailing  \n\n  code\n\n", "trailing\n\n  code"],
    ["\n \n", ""],
    ["", ""],
  ])("%j", (source, escaped) => {
    expect(escapeText(source)).toBe(escaped);
  });

  test("takes no more time than its length, whatever it repeats", () => {
    const repeated = ["\n", " ", "@", "*/", "{@", "\r"].map((text) => text.repeat(300_000));
    const source = `a${repeated.join("b")}c`;
    expect(escapeText(source).length).toBeGreaterThan(source.length / 2);
  });

  test.each([
    "*/ export const evil = 1; /*",
    "* /\n*/\nevil();\n/**",
    "**//**/evil()/*",
    "line\u2028*/evil()/*",
    "*\0/ evil() /*",
    "*\u200E/ evil() /*",
    "*\uFEFF/ evil() /*",
    "@deprecated use `evil`\n  @param x\r@returns y",
    "`unclosed\n@internal",
    "{@link https://evil.example | click}",
  ])("cannot leave its comment or add a tag: %j", async (description) => {
    const text = printed(
      typeAliasStructure(exported("Safe", docsText(described(description))), "string"),
    );
    expect(commentOf(text)).toEqual({ tags: [], statements: 1 });
    expect(text).not.toMatch(/(?<!\\)@/u);
    expect(text).toBe(await refereed(text));
  });

  test("cannot leave the comment through values and names either", () => {
    const evil = "*/ evil(); /*\u2028@x";
    const support = {
      integrations: 1,
      required: 1,
      names: [evil],
      requiredBy: [evil],
      notes: [evil],
    };
    const externalDocs = { url: "https://x/*/evil()/*", description: evil };
    const source: DocsSource = {
      default: evil,
      examples: [evil, { [evil]: evil }],
      externalDocs,
      support,
    };
    const text = printed(typeAliasStructure(exported("Safe", docsText(docsOf(source))), "string"));
    expect(commentOf(text).statements).toBe(1);
    expect(commentOf(text).tags).toEqual(["defaultValue", "example", "example", "see"]);
  });
});

describe("a comment of our own", () => {
  test.each(["*/ evil(); /*", "a\n@internal", "\u202Eevil\0", "{@link x}"])(
    "cannot be broken by %j",
    (hostile) => {
      const { comment } = note`Sets (\`${hostile}\`).`;
      expect(comment).not.toMatch(/\*\/|[\n\0\u202E]|[^\\]@/u);
      expect(comment).toMatch(/^Sets \(`.*`\)\.$/u);
    },
  );
});
