/**
 * Interfaces that a function picks from: where a program does not choose, it receives any member.
 * `getReport<Accept extends keyof GetReportResults = keyof GetReportResults>()` is one.
 */
import ts from "typescript";
import { membersOf } from "./compare-members.js";
import type { Finding, Place } from "./finding.js";
import type { Surface } from "./surface.js";
import { codeOf } from "./syntax.js";
import type { UsageOf } from "./usage.js";
import type { Pairing } from "./pairing.js";

interface Sides {
  readonly before: Surface;
  readonly after: Surface;
  readonly pairing: Pairing;
}

/** A question for each new member of a catalogue that programs receive from. */
export function compareCatalogs(
  { before, after, pairing }: Sides,
  usageOf: UsageOf,
  renamed: Place["renamed"],
): readonly Finding[] {
  const former = new Map([...pairing.names].map(([old, now]) => [now, old]));
  return [...catalogs(after)].flatMap((name): readonly Finding[] => {
    const usage = usageOf(name);
    const old = memberTypes(before, former.get(name) ?? name);
    const now = memberTypes(after, name);
    if (!usage.output || old.size === 0) return [];
    const known = [...old.values()].map(renamed).join(" | ");
    return [...now].flatMap(([member, type]): readonly Finding[] => {
      if (old.has(member)) return [];
      const question = { path: [name, member], before: known, after: type, usage, scope: [] };
      return [{ kind: "question", question: { ...question, subject: "member" } }];
    });
  });
}

/** Names whose keys are the default of a type parameter. */
function catalogs({ declarations }: Surface): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { node } of declarations.values()) {
    if (ts.isVariableDeclaration(node)) continue;
    for (const { default: initial } of node.typeParameters ?? []) {
      if (initial === undefined || !ts.isTypeOperatorNode(initial)) continue;
      if (initial.operator === ts.SyntaxKind.KeyOfKeyword) found.add(codeOf(initial.type));
    }
  }
  return found;
}

function memberTypes({ declarations }: Surface, name: string): ReadonlyMap<string, string> {
  const node = declarations.get(name)?.node;
  const types = new Map<string, string>();
  if (node === undefined || !ts.isInterfaceDeclaration(node)) return types;
  for (const [key, member] of membersOf(node.members)) {
    if (!ts.isPropertySignature(member.node) || member.node.type === undefined) continue;
    types.set(key, codeOf(member.node.type));
  }
  return types;
}
