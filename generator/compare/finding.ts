/** What a comparison of syntax finds: changes, and questions that need the type checker. */
import ts from "typescript";
import type { ChangeCode, ChangeSeverity, FoundChange, Usage } from "./change.js";
import { codeOf } from "./syntax.js";

/** Whether one type may stand for another; asked where their code differs. */
export interface TypeQuestion {
  readonly path: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly usage: Usage;
  /** Type parameters that the code refers to, as code. */
  readonly scope: readonly TypeParameter[];
  /** Code of declarations that `before` refers to beside those of the surfaces. */
  readonly prelude?: string;
  /** What is new is a member of what `before` is the union of; by default a type has changed. */
  readonly subject?: "member";
  /** What people see in place of `before` and `after`. */
  readonly shown?: { readonly before: string; readonly after: string };
}

/** A type parameter in sight. */
export interface TypeParameter {
  readonly name: string;
  readonly code: string;
}

export type Finding =
  | { readonly kind: "change"; readonly change: FoundChange }
  | { readonly kind: "question"; readonly question: TypeQuestion };

/** Where in the surfaces a comparison is. */
export interface Place {
  readonly path: readonly string[];
  readonly usage: Usage;
  readonly scope: readonly TypeParameter[];
  /** Code of the old side with the names that things have now. */
  readonly renamed: (code: string) => string;
  /** Code of the new side as programs see it that were written for the old one. */
  readonly current: (code: string) => string;
}

export function changed(
  [severity, code]: readonly [ChangeSeverity, ChangeCode],
  path: readonly string[],
  rest: Pick<FoundChange, "message" | "before" | "after" | "pointer">,
): Finding {
  return { kind: "change", change: { severity, code, path, ...rest } };
}

/** The place of a member. */
export function below(place: Place, name: string, usage: Usage = place.usage): Place {
  return { ...place, path: [...place.path, name], usage };
}

/**
 * The place with the type parameters of both sides. Programs cannot name those that one side does
 * not have: there, these are their defaults.
 */
export function within(
  place: Place,
  before: readonly ts.TypeParameterDeclaration[],
  after: readonly ts.TypeParameterDeclaration[],
): Place {
  const names = (list: typeof before) => new Set(list.map(({ name }) => name.text));
  const [old, now] = [names(before), names(after)];
  const removed = before.filter(({ name }) => !now.has(name.text));
  const added = after.filter(({ name }) => !old.has(name.text));
  const kept = after.filter(({ name }) => old.has(name.text));
  const [former, current] = [withDefaults(removed), withDefaults(added)];
  return {
    ...place,
    scope: [...place.scope, ...kept.map(typeParameter)],
    renamed: (code) => place.renamed(former(code)),
    current: (code) => place.current(current(code)),
  };
}

/** Code with the defaults of type parameters in their place. */
function withDefaults(parameters: readonly ts.TypeParameterDeclaration[]) {
  const defaults = parameters.map(({ name, default: initial, constraint }) => {
    const type = initial ?? constraint;
    return [name.text, type === undefined ? "unknown" : codeOf(type)] as const;
  });
  return replacing(new Map(defaults));
}

/** Replaces identifiers; text inside of literals that looks like one of them, too. */
export function replacing(names: ReadonlyMap<string, string>): (code: string) => string {
  if (names.size === 0) return (code) => code;
  return (code) => code.replaceAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu, (word) => names.get(word) ?? word);
}

function typeParameter(node: ts.TypeParameterDeclaration): TypeParameter {
  const { constraint, name } = node;
  // Defaults have to follow each other, and nothing here depends on them.
  const bound = constraint === undefined ? "" : ` extends ${codeOf(constraint)}`;
  return { name: name.text, code: name.text + bound };
}

/** Changes of the comment of a declaration or member. */
export function compareDocs(
  before: { readonly docs: string; readonly deprecated: boolean },
  after: { readonly docs: string; readonly deprecated: boolean },
  { path, renamed }: Place,
): readonly Finding[] {
  if (after.deprecated && !before.deprecated) {
    return [changed(["minor", "deprecated"], path, { message: "is deprecated" })];
  }
  if (renamed(before.docs) === after.docs) return [];
  const message = "has another comment";
  return [changed(["patch", "documentation-changed"], path, { message })];
}
