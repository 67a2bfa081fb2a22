/** Splits text into words and joins them in the cases that generated names use. */

/**
 * Letters and digits that every supported compiler takes in an identifier. TypeScript 5.4 knows
 * Unicode 12 only, hence the exclusions; letters beyond U+FFFF separate words like symbols do.
 */
const excluded =
  "\\u0870-\\u088F\\u0897-\\u089F\\u08B5\\u08BE-\\u08D2\\u0B55\\u0C3C\\u0C5C-\\u0C5D\\u0CDC-\\u0CDD" +
  "\\u0CF3\\u0D04\\u0D81\\u0ECE\\u170D\\u1715\\u171F\\u180F\\u1ABF-\\u1ADD\\u1AE0-\\u1AEB\\u1B4C" +
  "\\u1C89-\\u1C8A\\u1DFA\\u200C-\\u200D\\u2C2F\\u2C5F\\u2E2F\\u30FB\\u31BB-\\u31BF\\u4DB6-\\u4DBF" +
  "\\u9FF0-\\u9FFF\\uA7C0-\\uA7C1\\uA7C7-\\uA7DC\\uA7F1-\\uA7F6\\uA82C\\uAB68-\\uAB69\\uFF65" +
  "\\u{10000}-\\u{10FFFF}";

const identifier = new RegExp(`^(?![^]*[${excluded}])[\\p{ID_Start}$_][\\p{ID_Continue}$]*$`, "u");
const separator = new RegExp(`[${excluded}]|[^\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}]`, "gu");

/** A plural acronym (`IDs`), an acronym before a word, a word, or digits; digits end a word. */
const word =
  /\p{Lu}{2,}s(?!\p{L})\p{Nd}*|\p{Lu}+(?!\p{Ll})\p{Nd}*|\p{Lu}?[^\p{Lu}\p{Nd}\s]+\p{Nd}*|\p{Lu}\p{Nd}*|\p{Nd}+[^\p{Lu}\p{Nd}\s]*\p{Nd}*/gu;

const asciiWord = /^[a-z]+$/;

/** Whether text can name a declaration, reserved words aside. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** The words of a name: `HTTPServer2Go` is `HTTP`, `Server2`, `Go`. Symbols separate words. */
export function words(text: string): readonly string[] {
  if (asciiWord.test(text)) return [text];
  const spaced = text.normalize("NFC").replaceAll(/['’]/gu, "").replaceAll(separator, " ");
  return spaced.match(word) ?? [];
}

/** `list_users` is `ListUsers`; acronyms stay (`HTTPServer`) unless all of the text is upper case. */
export function pascalCase(text: string): string {
  return joined(wordsToJoin(text).map(capitalized));
}

/** `ListUsers` is `listUsers`, `HTTPServer` is `httpServer`. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = wordsToJoin(text);
  return joined([decapitalized(first), ...rest.map(capitalized)]);
}

/** `ListUsers` is `list-users`. */
export function kebabCase(text: string): string {
  return words(text)
    .map((part) => part.toLowerCase())
    .join("-");
}

/** Upper case means nothing where nothing is in lower case: `IN_PROGRESS`. */
function wordsToJoin(text: string): readonly string[] {
  const parts = words(text);
  return /\p{Ll}/u.test(text) ? parts : parts.map((part) => part.toLowerCase());
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function decapitalized(text: string): string {
  return /^\p{Lu}{2}/u.test(text) || text.length === 1
    ? text.toLowerCase()
    : text.slice(0, 1).toLowerCase() + text.slice(1);
}

const digit = /^\p{Nd}$/u;

/** Digits that meet are kept apart: `v1.2` is `v1_2`, never `v12`. */
function joined(parts: readonly string[]): string {
  const separated = parts.map((part, index) => {
    const last = parts[index - 1]?.slice(-1) ?? "";
    return digit.test(last) && digit.test(part.slice(0, 1)) ? `_${part}` : part;
  });
  return separated.join("");
}
