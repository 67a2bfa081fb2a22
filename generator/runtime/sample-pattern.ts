// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/**
 * Texts that match a regular expression, for the part of the language that documents use: literals,
 * classes, groups, alternatives and repetitions. Looking around and back is not among it.
 */
import { draw, inside, type Place } from "./sample-draw.js";

/** A text for a pattern; `undefined` where none is found that simply. */
export function textOf(pattern: string, place: Place): string | undefined {
  const reader: Reader = { units: Array.from(pattern), at: 0 };
  try {
    const node = readAlternatives(reader);
    return reader.at < reader.units.length ? undefined : node(place);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

class Unsupported extends Error {}

interface Reader {
  readonly units: readonly string[];
  at: number;
}

/** Makes a text. */
type Node = (place: Place) => string;

function readAlternatives(reader: Reader): Node {
  const nodes = [readSequence(reader)];
  while (take(reader, "|")) nodes.push(readSequence(reader));
  return (place) => {
    const index = draw(place, "|", nodes.length);
    return nodes[index]?.(inside(place, index)) ?? "";
  };
}

function readSequence(reader: Reader): Node {
  const nodes: Node[] = [];
  for (
    let unit = peek(reader);
    unit !== undefined && unit !== "|" && unit !== ")";
    unit = peek(reader)
  ) {
    nodes.push(readRepetition(readAtom(reader), reader));
  }
  return (place) => nodes.map((node, index) => node(inside(place, index))).join("");
}

/** How many times more than it has to something is repeated. */
const most = 8;

function readRepetition(atom: Node, reader: Reader): Node {
  const [least, limit] = readCounts(reader);
  if (least === 1 && limit === 1) return atom;
  // Lazy or not, the text is the same.
  take(reader, "?");
  return (place) => {
    const count = least + draw(place, "count", Math.min(limit - least, most) + 1);
    return Array.from({ length: count }, (_, index) => atom(inside(place, index))).join("");
  };
}

function readCounts(reader: Reader): readonly [least: number, limit: number] {
  if (take(reader, "*")) return [0, Infinity];
  // Some are more telling than one.
  if (take(reader, "+")) return [1, Infinity];
  if (take(reader, "?")) return [0, 1];
  const rest = reader.units.slice(reader.at, reader.at + 24).join("");
  const counts = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest);
  if (counts === null) return [1, 1];
  const [whole, least = "", comma, limit = ""] = counts;
  reader.at += whole.length;
  const most = comma === undefined ? Number(least) : limit === "" ? Infinity : Number(limit);
  return [Number(least), most];
}

function readAtom(reader: Reader): Node {
  const unit = next(reader);
  if (unit === "^" || unit === "$") return () => "";
  if (unit === "(") return readGroup(reader);
  if (unit === "[") return oneOf(readClass(reader));
  if (unit === ".") return oneOf(wordCharacters);
  if (unit === "\\") return readEscape(reader);
  return () => unit;
}

function readGroup(reader: Reader): Node {
  if (take(reader, "?")) {
    const rest = reader.units.slice(reader.at).join("");
    const head = /^(?::|<[\p{L}_$][\p{L}\p{N}_$]*>)/u.exec(rest)?.[0];
    if (head === undefined) throw new Unsupported();
    reader.at += Array.from(head).length;
  }
  const node = readAlternatives(reader);
  if (!take(reader, ")")) throw new Unsupported();
  return node;
}

function readEscape(reader: Reader): Node {
  const unit = next(reader);
  if (unit === "b" || unit === "B") return () => "";
  return oneOf(escaped(unit, reader));
}

const digits = charactersBetween("0", "9");
const letters = [...charactersBetween("a", "z"), ...charactersBetween("A", "Z")];
const wordCharacters = [...letters, ...digits];
/** What is left where a class excludes some. */
const printable = charactersBetween(" ", "~");
/** What an escape of one letter stands for. */
const escapes: Readonly<Record<string, readonly string[]>> = {
  d: digits,
  w: wordCharacters,
  s: [" "],
  D: letters,
  S: letters,
  W: [" ", "-"],
  t: ["\t"],
  n: ["\n"],
  r: ["\r"],
  f: ["\f"],
  v: ["\v"],
};

/** The characters that an escape stands for, inside of a class and outside. */
function escaped(unit: string, reader: Reader): readonly string[] {
  if (Object.hasOwn(escapes, unit)) return escapes[unit] ?? [];
  if (unit === "u" || unit === "x") return [readCode(unit === "u" ? 4 : 2, reader)];
  if (unit === "p" || unit === "P") return readProperty(unit, reader);
  if (/^[\dkc]$/.test(unit)) throw new Unsupported();
  return [unit];
}

function readCode(length: number, reader: Reader): string {
  const rest = reader.units.slice(reader.at, reader.at + 10).join("");
  const code =
    /^\{([\da-f]+)\}/i.exec(rest) ?? new RegExp(`^([\\da-f]{${length}})`, "i").exec(rest);
  if (code === null) throw new Unsupported();
  reader.at += code[0].length;
  return String.fromCodePoint(Number.parseInt(code[1] ?? "", 16));
}

/** Of all characters with a property, those of ASCII. */
function readProperty(unit: string, reader: Reader): readonly string[] {
  const rest = reader.units.slice(reader.at).join("");
  const name = /^\{[\w=]+\}/.exec(rest)?.[0];
  if (name === undefined) throw new Unsupported();
  reader.at += name.length;
  try {
    const property = new RegExp(`^\\${unit}${name}$`, "u");
    return printable.filter((character) => property.test(character));
  } catch {
    throw new Unsupported();
  }
}

function readClass(reader: Reader): readonly string[] {
  const isExcluding = take(reader, "^");
  const found: string[] = [];
  while (!take(reader, "]")) {
    const first = readMember(reader);
    const isRange = peek(reader) === "-" && reader.units[reader.at + 1] !== "]";
    if (!isRange || first.length > 1) {
      found.push(...first);
      continue;
    }
    reader.at += 1;
    found.push(...charactersBetween(first[0] ?? "", readMember(reader)[0] ?? ""));
  }
  if (!isExcluding) return preferred(found);
  return preferred(printable.filter((character) => !found.includes(character)));
}

function readMember(reader: Reader): readonly string[] {
  const unit = next(reader);
  if (unit !== "\\") return [unit];
  const escape = next(reader);
  return escape === "b" ? ["\b"] : escaped(escape, reader);
}

/** Letters and digits where there are some: they need no escape anywhere. */
function preferred(characters: readonly string[]): readonly string[] {
  const plain = characters.filter((character) => /^[a-z\d]$/i.test(character));
  return plain.length === 0 ? characters : plain;
}

/** At most as many as there are in the Basic Latin and Latin-1 blocks. */
function charactersBetween(first: string, last: string): readonly string[] {
  const [start = 0, end = -1] = [first.codePointAt(0), last.codePointAt(0)];
  const length = Math.min(Math.max(end - start + 1, 0), 256);
  return Array.from({ length }, (_, index) => String.fromCodePoint(start + index));
}

function oneOf(characters: readonly string[]): Node {
  if (characters.length === 0) throw new Unsupported();
  return (place) => characters[draw(place, "one", characters.length)] ?? "";
}

function peek({ units, at }: Reader): string | undefined {
  return units[at];
}

function take(reader: Reader, unit: string): boolean {
  const isNext = peek(reader) === unit;
  if (isNext) reader.at += 1;
  return isNext;
}

function next(reader: Reader): string {
  const unit = peek(reader);
  if (unit === undefined) throw new Unsupported();
  reader.at += 1;
  return unit;
}
