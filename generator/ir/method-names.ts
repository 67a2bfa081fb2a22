/** Names of the functions and methods of operations. */
import { camelCase, isIdentifier, words } from "./casing.js";
import { operationKey } from "./lock-model.js";
import type { Names } from "./names.js";
import type { OperationForm } from "./operation-forms.js";

/** The names an operation has before it is lowered. */
export interface NamedOperation extends OperationForm {
  /** Pure builder: `listUsers`. */
  readonly functionName: string;
  /** What the method would be called if no other were. */
  readonly wantedMethodName: string;
  /** Method of the resource: `list`. */
  readonly methodName: string;
}

/**
 * A short method name that two operations of a group would share is given to neither. A method
 * keeps the name it had before while it wants the same one.
 */
export function nameOperations(
  group: string,
  forms: readonly OperationForm[],
  names: Names,
): readonly NamedOperation[] {
  const drafts = forms.map((each) => draftOf(each, group, names));
  const taken = new Set(drafts.flatMap(({ former }) => former ?? []));
  const count = countOf(drafts.filter(({ former }) => former === undefined));
  const isFree = ({ short }: Draft) => count.get(short) === 1 && !taken.has(short);
  const isNamed = (draft: Draft) =>
    draft.former !== undefined || (isFree(draft) && isMethodName(draft.short));
  // What has no short name keeps the name of its function, which no other method may take then.
  const kept = new Set(
    drafts.filter((draft) => !isNamed(draft)).map(({ functionName }) => functionName),
  );
  return drafts.map((draft) => {
    const { operation, form, functionName, short, former } = draft;
    const wanted = isNamed(draft) && !kept.has(short) ? short : functionName;
    const methodName = former ?? methodFrom(wanted, taken);
    taken.add(methodName);
    return { operation, form, functionName, wantedMethodName: short, methodName };
  });
}

interface Draft extends OperationForm {
  readonly functionName: string;
  readonly short: string;
  /** What the method was called, if nothing that decides about its name has changed. */
  readonly former: string | undefined;
}

function draftOf(each: OperationForm, group: string, names: Names): Draft {
  const { operation, form } = each;
  const short = operation.methodName ?? shortNameOf(each, group);
  const locked = names.former.operations.get(operationKey(operation, form));
  const isSame = locked?.resource === group && locked.wantedMethod === short;
  return {
    ...each,
    functionName: names.claim(camelCase(operation.id), operation.origin),
    short,
    former: isSame ? locked.method : undefined,
  };
}

function countOf(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { short } of drafts) count.set(short, (count.get(short) ?? 0) + 1);
  return count;
}

/** Whether text can be the name of a method of a resource. */
export function isMethodName(name: string): boolean {
  return isIdentifier(name) && !objectMembers.has(name);
}

/** Members that mean something to the language. */
const objectMembers = new Set(["constructor", "then", "toJSON", "toString", "valueOf"]);

function methodFrom(name: string, taken: ReadonlySet<string>): string {
  const isFree = !objectMembers.has(name) && !taken.has(name);
  return isFree ? name : methodFrom(`${name}Operation`, taken);
}

/** A form with a stream is called like the other, and says so. */
function shortNameOf({ operation: { id }, form }: OperationForm, group: string): string {
  return form === "stream"
    ? `${shortName(id.replace(/Stream$/u, ""), group)}Stream`
    : shortName(id, group);
}

/**
 * The identifier without the words of its resource, at its start or right after its verb:
 * `listUsers` of `users` is `list`, `getUserAvatar` is `getAvatar`, `users/find` is `find`. In
 * `getTeamUsers` the resource is something else's, so the name stays.
 */
function shortName(id: string, group: string): string {
  const all = words(id);
  const run = words(group).map(comparable);
  const start = [1, 0].find((offset) =>
    run.every((word, index) => comparable(all[offset + index] ?? "") === word),
  );
  if (start === undefined || all.length === run.length) return camelCase(id);
  return camelCase([...all.slice(0, start), ...all.slice(start + run.length)].join(" "));
}

/** Good enough to compare two spellings of one noun; never shown to anyone. */
function comparable(text: string): string {
  const word = text.toLowerCase();
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|s|x|z)es$/u.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
