/** Texts that match a regular expression: enough of the syntax for the patterns that APIs use. */

interface Lengths {
  readonly least: number;
  readonly most: number;
  /** Matches to leave out. */
  readonly skip: number;
}

/** A matching text; `undefined` where none is found. */
export function samplePattern(pattern: string, { least, most, skip }: Lengths): string | undefined {
  const expression = compiled(pattern);
  if (expression === undefined) return undefined;
  const found = new Set<string>();
  for (const repeat of [0, 1, 2, 3, 5, 8, 12, 20, 36]) {
    const text = attempt(pattern, repeat);
    if (text === undefined) return undefined;
    const isLong = length(text) >= least && length(text) <= most;
    if (isLong && text !== "" && expression.test(text)) found.add(text);
  }
  const texts = [...found];
  return texts[skip % texts.length];
}

/** In code points, as JSON Schema counts. */
function length(text: string): number {
  return Array.from(text).length;
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

function attempt(pattern: string, repeat: number): string | undefined {
  const reader = { text: Array.from(pattern), at: 0, repeat };
  try {
    const result = alternatives(reader);
    return reader.at === reader.text.length ? result : undefined;
  } catch {
    return undefined;
  }
}

interface Reader {
  readonly text: readonly string[];
  readonly repeat: number;
  at: number;
}

/** Reads all alternatives and takes the first. */
function alternatives(reader: Reader): string {
  const options = [sequence(reader)];
  while (reader.text[reader.at] === "|") {
    reader.at += 1;
    options.push(sequence(reader));
  }
  return options[reader.repeat > 0 && options.length > 1 ? 1 : 0] ?? "";
}

function sequence(reader: Reader): string {
  let result = "";
  for (;;) {
    const next = reader.text[reader.at];
    if (next === undefined || next === "|" || next === ")") return result;
    const unit = atom(reader);
    result += unit.repeat(quantity(reader));
  }
}

function atom(reader: Reader): string {
  const next = reader.text[reader.at++] ?? "";
  switch (next) {
    case "^":
    case "$":
      return "";
    case ".":
      return "a";
    case "[":
      return characterClass(reader);
    case "\\":
      return escaped(reader);
    case "(":
      return group(reader);
    default:
      return next;
  }
}

function group(reader: Reader): string {
  const isSpecial = reader.text[reader.at] === "?";
  if (isSpecial && reader.text[reader.at + 1] !== ":") throw new Error("look-around");
  if (isSpecial) reader.at += 2;
  const inner = alternatives(reader);
  reader.at += 1;
  return inner;
}

const classes: Readonly<Record<string, string>> = {
  d: "7",
  w: "a",
  s: " ",
  S: "a",
  D: "a",
  W: "-",
  b: "",
  n: "\n",
  t: "\t",
};

function escaped(reader: Reader): string {
  const next = reader.text[reader.at++] ?? "";
  if (next === "p" || next === "u") throw new Error("unicode escape");
  return classes[next] ?? next;
}

function characterClass(reader: Reader): string {
  const start = reader.at;
  while (reader.text[reader.at] !== "]" || reader.at === start) {
    if (reader.at >= reader.text.length) throw new Error("class");
    reader.at += reader.text[reader.at] === "\\" ? 2 : 1;
  }
  const expression = new RegExp(`[${reader.text.slice(start, reader.at).join("")}]`, "u");
  reader.at += 1;
  const found = Array.from("a7A0bZ-_. /:@+~é").find((character) => expression.test(character));
  if (found === undefined) throw new Error("class");
  return found;
}

function quantity(reader: Reader): number {
  const rest = reader.text.slice(reader.at).join("");
  const [match, symbol, least, comma, most] =
    /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/u.exec(rest) ?? [];
  if (match === undefined) return 1;
  reader.at += match.length;
  if (symbol === "?") return reader.repeat > 0 ? 1 : 0;
  if (symbol !== undefined) return Math.max(symbol === "+" ? 1 : 0, reader.repeat);
  const bound = comma === "" ? Number(least) : most === "" ? Infinity : Number(most);
  return Math.min(bound, Math.max(Number(least), reader.repeat));
}
