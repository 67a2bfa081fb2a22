/** How a resource is called: in identifiers, in paths and in prose. */

export interface Nouns {
  /** The last segment of the path, and the name of the file: `ticket_types`. */
  readonly segment: string;
  /** `ticket-types` */
  readonly tag: string;
  /** `TicketType` */
  readonly one: string;
  /** `TicketTypes` */
  readonly many: string;
}

const namePattern = /^[a-z][a-z\d]*(?:[_-][a-z\d]+)*$/u;

/** Whether a resource can be called so. */
export function isResourceName(name: string): boolean {
  return namePattern.test(name);
}

/** The nouns of a resource that is named like its path: several things, joined by `_` or `-`. */
export function nounsOf(segment: string): Nouns {
  const words = segment.split(/[_-]/u);
  const last = words.at(-1) ?? "";
  const single = [...words.slice(0, -1), singular(last)];
  return { segment, tag: words.join("-"), one: pascal(single), many: pascal(words) };
}

/** English plurals, as far as they are regular; other words stay as they are. */
function singular(word: string): string {
  if (/ies$/u.test(word)) return word.replace(/ies$/u, "y");
  if (/(?:ss|sh|ch|x|z|us)es$/u.test(word)) return word.replace(/es$/u, "");
  return /(?:ss|us|is)$/u.test(word) ? word : word.replace(/s$/u, "");
}

function pascal(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

/** Text about one resource → the same about another. */
export function renamedProse(text: string, from: Nouns, to: Nouns): string {
  const identifier = new RegExp(String.raw`\b${kebab(from.one)}-(?=\d)`, "gu");
  const pairs = [
    [proseOf(from.many), proseOf(to.many)],
    [proseOf(from.one), proseOf(to.one)],
  ] as const;
  return pairs.reduce(
    (result, [old, fresh]) => replaceWords(result, old, fresh),
    text.replaceAll(identifier, `${kebab(to.one)}-`),
  );
}

/** `A ticket label of a connected account.`: what can be said about a resource nobody described. */
export function descriptionOf(identifier: string, count: "one" | "many"): string {
  const noun = proseOf(identifier);
  const start = count === "one" ? `${articleLike("A", noun)} ${noun}` : noun;
  return `${start.slice(0, 1).toUpperCase()}${start.slice(1)} of a connected account.`;
}

function replaceWords(text: string, from: string, to: string): string {
  const noun = new RegExp(String.raw`(\b[Aa]n? )?\b(${from})\b`, "giu");
  return text.replaceAll(noun, (_, article: string | undefined, found: string) => {
    const isCapital = found.slice(0, 1) !== found.slice(0, 1).toLowerCase();
    const name = isCapital ? to.slice(0, 1).toUpperCase() + to.slice(1) : to;
    return article === undefined ? name : `${articleLike(article, to)} ${name}`;
  });
}

function articleLike(article: string, noun: string): string {
  const first = article.slice(0, 1);
  return /^[aeio]/u.test(noun) ? `${first}n` : first;
}

/** `TicketType` is `ticket type`. */
export function proseOf(identifier: string): string {
  return separated(identifier, " ");
}

function kebab(identifier: string): string {
  return separated(identifier, "-");
}

function separated(identifier: string, separator: string): string {
  return identifier.replaceAll(/(?<!^)(?=[A-Z])/gu, separator).toLowerCase();
}
