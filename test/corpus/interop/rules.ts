/** Why two types differ, and which of them says what JSON Schema says. */

export interface Rule {
  readonly rule: string;
  readonly right: "ours" | "theirs" | "both" | "to be judged";
}

/** One failed assignment. */
export interface FailedAssignment {
  /** The innermost reason `tsc` gives. */
  readonly leaf: string;
  readonly direction: "ours → theirs" | "theirs → ours";
  readonly schema: unknown;
}

const rules: readonly (Rule & {
  readonly leaf: RegExp;
  readonly direction?: FailedAssignment["direction"];
})[] = [
  { leaf: /'Blob'/u, rule: "binary: ours is Blob, theirs string", right: "both" },
  {
    leaf: /is (optional|missing) in type .* but required in type/u,
    direction: "ours → theirs",
    rule: "`default` makes no property required",
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
    leaf: /Type 'unknown' is not/u,
    rule: "properties beside `anyOf`, and empty branches",
    right: "to be judged",
  },
  { leaf: /Index signature/u, rule: "index signature of an open object", right: "both" },
  { leaf: /element\(s\)|tuple/u, rule: "`minItems` and `maxItems` make a tuple", right: "ours" },
  { leaf: /\{\} & string|string & \{\}/u, rule: "open enumeration", right: "ours" },
];

/** The first rule whose reason this is, or the reason itself without its names. */
export function ruleOf({ leaf, direction }: FailedAssignment): Rule {
  const found = rules.find(
    (rule) => rule.leaf.test(leaf) && (rule.direction ?? direction) === direction,
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
