/** Why two types differ, and which of them says what JSON Schema says. */

/** A reason with its verdict. */
export interface Rule {
  readonly rule: string;
  readonly right: "ours" | "theirs" | "both" | "to be judged";
}

/** One failed assignment. */
export interface FailedAssignment {
  /** The innermost reason `tsc` gives. */
  readonly leaf: string;
  readonly direction: "ours → theirs" | "theirs → ours";
}

type Matcher = Rule & {
  readonly leaf: RegExp;
  readonly direction?: FailedAssignment["direction"];
};

const matchers: readonly Matcher[] = [
  { leaf: /'Blob|Blob'/u, rule: "binary: ours is Blob, theirs string", right: "both" },
  {
    leaf: /is (optional|missing) in type .* but required in type/u,
    direction: "ours → theirs",
    rule: "`default` makes no property required",
    right: "ours",
  },
  {
    leaf: /"[A-Z]\w+"' is not assignable to type '"|to type '"[A-Z]\w+"'/u,
    rule: "discriminator: theirs writes the name of the schema over the values of the property",
    right: "ours",
  },
  {
    leaf: /is (optional|missing) in type .* but required in type|missing the following properties/u,
    direction: "theirs → ours",
    rule: "`required` also holds for properties that another branch of `allOf`, or none, declares",
    right: "ours",
  },
  {
    leaf: /Record<string, never>|to type 'never'/u,
    rule: "an object that names no properties is open, not empty",
    right: "ours",
  },
  {
    leaf: /Type 'null' is not/u,
    direction: "ours → theirs",
    rule: "`nullable` beside `$ref` in 3.0, which the letter ignores and authors mean",
    right: "ours",
  },
  {
    leaf: /Type 'null' is not/u,
    direction: "theirs → ours",
    rule: "`nullable` in 3.1, which the letter ignores and authors mean",
    right: "theirs",
  },
  {
    leaf: /Type 'undefined' is not/u,
    rule: "optional properties beside an index signature, or required by another branch, may read as undefined",
    right: "theirs",
  },
  {
    leaf: /Type 'unknown' is not/u,
    rule: "a branch that constrains nothing makes theirs unknown; ours keeps what stands beside it",
    right: "ours",
  },
  { leaf: /Index signature/u, rule: "index signature of an open object", right: "both" },
  {
    leaf: /element\(s\)|required element/u,
    rule: "`minItems` and `maxItems` make a tuple",
    right: "ours",
  },
  { leaf: /\{\} & string|string & \{\}/u, rule: "open enumeration", right: "ours" },
];

/** The first rule whose reason this is, or the reason itself without its names. */
export function ruleOf({ leaf, direction }: FailedAssignment): Rule {
  const found = matchers.find(
    (matcher) => matcher.leaf.test(leaf) && (matcher.direction ?? direction) === direction,
  );
  if (found !== undefined) return { rule: found.rule, right: found.right };
  const text = leaf
    .replace(/^.*error (TS\d+): /u, "$1 ")
    .replaceAll(/"[^"]*"/gu, "text")
    .replaceAll(/'[^']*'/gu, kindOf);
  return { rule: text, right: "to be judged" };
}

/** A quoted type or name by its kind. */
function kindOf(quoted: string): string {
  const text = quoted.slice(1, -1);
  if (/^(string|number|boolean|null|undefined|unknown|bigint)(\[\])?$/u.test(text)) return text;
  if (/^text( \| text)*$/u.test(text)) return "literal";
  return text.startsWith("{") ? "object" : "…";
}
