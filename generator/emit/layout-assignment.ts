/** `left = right` in the four ways Prettier arranges it. */
import { builders, type builders as Builders } from "prettier/doc";

type Doc = Builders.Doc;
const { group, indent, indentIfBreak, line, lineSuffixBoundary } = builders;

/**
 * `fluid`: right side first, then after the operator. `after-operator`: the other way round.
 * `never`: not after the operator. `left`: the left side breaks by itself.
 */
export type AssignmentLayout = "fluid" | "after-operator" | "never" | "left";

export interface Assignment {
  readonly left: Doc;
  readonly operator: string;
  readonly right: Doc;
}

export function assignmentDoc(assignment: Assignment, layout: AssignmentLayout): Doc {
  const { left, operator, right } = assignment;
  switch (layout) {
    case "fluid":
      return group([group(left), assignmentTail(operator, right)]);
    case "after-operator":
      return group([group(left), operator, group(indent([line, right]))]);
    case "never":
      return group([group(left), operator, " ", right]);
    case "left":
      return group([left, operator, " ", group(right)]);
  }
  return layout satisfies never;
}

/** What follows the left side of a fluid assignment; breaks after the operator as a last resort. */
export function assignmentTail(operator: string, right: Doc): Doc {
  const groupId = Symbol("assignment");
  return [
    operator,
    group(indent(line), { id: groupId }),
    lineSuffixBoundary,
    indentIfBreak(right, { groupId }),
  ];
}
