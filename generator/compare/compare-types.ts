/** Compares types by their syntax, as deep as both sides are built alike; the rest are questions. */
import ts from "typescript";
import type { FoundChange, Usage } from "./change.js";
import { compareMembers } from "./compare-members.js";
import type { Finding, Place, TypeQuestion } from "./finding.js";
import { codeOf } from "./syntax.js";

/** What changed between two types in the same place. */
export function compareTypes(
  before: ts.TypeNode | undefined,
  after: ts.TypeNode | undefined,
  place: Place,
): readonly Finding[] {
  if (before === undefined || after === undefined) {
    return before === after ? [] : [question(wordFor(before), wordFor(after), place)];
  }
  const inner = innerPair(before, after, place);
  if (inner !== undefined) return inner(place);
  const [old, now] = [place.renamed(codeOf(before)), place.current(codeOf(after))];
  return old === now ? [] : [question(old, now, place)];
}

function wordFor(type: ts.TypeNode | undefined): string {
  return type === undefined ? "unknown" : codeOf(type);
}

type Compare = (place: Place) => readonly Finding[];

/** How to go on inside two types that are built alike; `undefined` where they are not. */
function innerPair(before: ts.TypeNode, after: ts.TypeNode, place: Place): Compare | undefined {
  if (ts.isTypeLiteralNode(before) && ts.isTypeLiteralNode(after)) {
    return (place) => compareMembers(before.members, after.members, inside(place));
  }
  if (ts.isArrayTypeNode(before) && ts.isArrayTypeNode(after)) {
    return (place) => compareTypes(before.elementType, after.elementType, inside(place));
  }
  if (ts.isParenthesizedTypeNode(before) && ts.isParenthesizedTypeNode(after)) {
    return (place) => compareTypes(before.type, after.type, place);
  }
  return ts.isUnionTypeNode(before) && ts.isUnionTypeNode(after)
    ? unionPair(before, after, place)
    : undefined;
}

/** Where unions differ by one object or list, that is what changed. */
function unionPair(
  before: ts.UnionTypeNode,
  after: ts.UnionTypeNode,
  outer: Place,
): Compare | undefined {
  const [gone, added] = differences(before, after, outer);
  const [old, ...otherOld] = gone;
  const [now, ...otherNow] = added;
  if (old === undefined || now === undefined || otherOld.length + otherNow.length > 0) {
    return undefined;
  }
  const isDeep = [ts.isTypeLiteralNode, ts.isArrayTypeNode].some((is) => is(old) && is(now));
  return isDeep ? (place) => compareTypes(old, now, place) : undefined;
}

function inside(place: Place): Place {
  return { ...place, usage: { ...place.usage, whole: place.usage.input } };
}

function differences(
  before: ts.UnionTypeNode,
  after: ts.UnionTypeNode,
  { renamed, current }: Place,
) {
  const old = before.types.map((type) => ({ type, code: renamed(codeOf(type)) }));
  const now = after.types.map((type) => ({ type, code: current(codeOf(type)) }));
  const missing = (these: typeof old, others: typeof old) =>
    these
      .filter(({ code }) => !others.some((other) => other.code === code))
      .map(({ type }) => type);
  return [missing(old, now), missing(now, old)] as const;
}

function question(before: string, after: string, { path, usage, scope }: Place): Finding {
  return { kind: "question", question: { path, before, after, usage, scope } };
}

/** Which of two types may stand for the other; `undefined` where the compiler cannot tell. */
export interface Assignability {
  readonly toBefore: boolean;
  readonly toAfter: boolean;
}

/** The change that an answered question is; none where a new member is nothing new to programs. */
export function answered(
  question: TypeQuestion,
  answer: Assignability | undefined,
): FoundChange | undefined {
  const { path, before, after, subject, shown } = question;
  const verdict =
    subject === "member" ? memberVerdict(answer) : typeVerdict(question, answer ?? unrelated);
  if (verdict === undefined) return undefined;
  const { severity, code, message } = verdict;
  return { severity, code, path, message, ...(shown ?? { before, after }) };
}

/** What does not compile stands for nothing. */
const unrelated: Assignability = { toBefore: false, toAfter: false };

type Verdict = Pick<FoundChange, "severity" | "code" | "message">;

function typeVerdict(
  { before, after, usage }: TypeQuestion,
  { toBefore, toAfter }: Assignability,
): Verdict {
  if (toBefore && toAfter) {
    return {
      severity: "patch",
      code: "type-rewritten",
      message: "has the same type in other words",
    };
  }
  if (!toBefore && !toAfter) {
    return { severity: "major", code: "type-changed", message: "has another type" };
  }
  if (toAfter) {
    const message = wideningMessage(usage, { before, after });
    return { severity: usage.output ? "major" : "minor", code: "type-widened", message };
  }
  const message = usage.input ? "takes less than before" : "holds less than before";
  return { severity: usage.input ? "major" : "minor", code: "type-narrowed", message };
}

/** One more member of a set of which programs receive any: more than they know is a break. */
function memberVerdict(answer: Assignability | undefined): Verdict | undefined {
  if (answer?.toBefore === true) return undefined;
  const message = "is one more of what programs receive";
  return { severity: "major", code: "type-widened", message };
}

function wideningMessage(
  usage: Usage,
  { before, after }: { readonly before: string; readonly after: string },
): string {
  if (!usage.output) return "takes more than before";
  const isNullable = (code: string) => /(?:^|\| )null(?:$| \|)/u.test(code);
  return isNullable(after) && !isNullable(before) ? "may now be null" : "may now hold more";
}
