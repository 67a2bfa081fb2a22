/** The statements of docs/conformance.md, and what a test of each has to be called. */
import { readFileSync } from "node:fs";

export interface Statement {
  /** Letter and number: `R31`. */
  readonly id: string;
  readonly text: string;
  /** Parts without which the statement is not proven; each is found in the name of a test. */
  readonly parts: readonly RegExp[];
  /** Proven on every platform, or once because it is about the package. */
  readonly scope: "platform" | "package";
}

const document = new URL("../../docs/conformance.md", import.meta.url);

/** Statements about files, compilers and packages. */
const ofPackage = new Set(["B4", "B17", "X72", "V76", "V77"]);

/** Where one number covers what could be forgotten one by one. Wanted where all tests run. */
const parts: Readonly<Record<string, readonly RegExp[]>> = {
  B1: [/query/i, /path/i, /header/i, /cookie/i, /RFC 6570/, /undefined cell/],
  B2: [/round trip/],
  B5: [/depth|cyclic/i],
  P44: [/cursor/i, /offset/i, /page number/i, /next URL/i, /Link/],
  P45: [/hasMore/],
  P48: [/Link/, /port/, /user name/],
  P50: [/prefetch/],
  S65: [/1 GB/],
  X66: [/same origin/, /another origin/, /https to http/],
  V76: [/publint/, /12 kB/, /other resources/],
};

/** All statements in the order of the document. */
export function readStatements(): Statement[] {
  const text = readFileSync(document, "utf8");
  return [...text.matchAll(/^- \*\*(?<id>[A-Z]\d+)\*\* (?<text>.+)$/gmu)].map(
    ({ groups: { id = "", text: statement = "" } = {} }) => ({
      id,
      text: statement,
      parts: parts[id] ?? [],
      scope: ofPackage.has(id) ? "package" : "platform",
    }),
  );
}

/** The statements that the name of a test claims to prove. */
export function claimsOf(name: string): string[] {
  return [...name.matchAll(/\b[BARTPESXV]\d{1,2}\b/gu)].map(([id]) => id);
}
