/** Expressions as documents of Prettier's layout engine. */
import { builders, utils, type builders as Builders } from "prettier/doc";
import { assignmentDoc, type AssignmentLayout } from "./layout-assignment.js";
import { commentDoc, keyDoc } from "./layout-text.js";
import { typeArgumentsDoc, typeDoc } from "./layout-type.js";
import type { CallSyntax, EntrySyntax, ExpressionSyntax, ObjectSyntax } from "./syntax.js";

type Doc = Builders.Doc;
const { breakParent, conditionalGroup, fill, group } = builders;
const { ifBreak, indent, join, line, lineSuffixBoundary, softline } = builders;

export function expressionDoc(expression: ExpressionSyntax): Doc {
  if (typeof expression === "string") {
    return expression;
  }
  switch (expression.kind) {
    case "object":
      return objectDoc(expression);
    case "array":
      return arrayDoc(expression.elements);
    case "call":
      return callDoc(expression);
    case "lazy":
      return ["() =>", group(indent([line, expression.name]))];
    case "assertion":
      return [
        expressionDoc(expression.expression),
        ` ${expression.operator} `,
        typeDoc(expression.type, "annotation"),
      ];
  }
  return expression satisfies never;
}

function objectDoc(object: ObjectSyntax): Doc {
  if (object.entries.length === 0) {
    return "{}";
  }
  const isExpanded = object.layout === "expanded" || object.entries.some(hasDocs);
  const entries = object.entries.map((item) => entryDoc(item));
  const contents = [line, join([",", line], entries), ifBreak(",")];
  return group(["{", indent(contents), line, "}"], { shouldBreak: isExpanded });
}

function hasDocs(item: EntrySyntax): boolean {
  return item.kind === "entry" && item.docs.length > 0;
}

function entryDoc(item: EntrySyntax): Doc {
  switch (item.kind) {
    case "shorthand":
      return item.name;
    case "entry": {
      const key = keyDoc(item.key);
      const assignment = { left: key, operator: ":", right: expressionDoc(item.value) };
      // A break after a key this short would gain nothing.
      const isShort = key.length < 5;
      return [commentDoc(item.docs), assignmentDoc(assignment, valueLayout(item.value, isShort))];
    }
  }
  return item satisfies never;
}

/** How a value stands behind its key or name. */
export function valueLayout(value: ExpressionSyntax, isShortKey: boolean): AssignmentLayout {
  if (isShortKey) return "never";
  if (typeof value === "object") return isPoorlyBreakable(value) ? "after-operator" : "fluid";
  if (/^["']/u.test(value) || isMemberPath(value)) return "after-operator";
  return /^(\d.*|true|false)$/u.test(value) ? "never" : "fluid";
}

function isMemberPath(text: string): boolean {
  return /^[\w$]+(\.[\w$#]+)+$/u.test(text);
}

/** A call whose brackets hold too little to be worth a break. */
function isPoorlyBreakable(value: Exclude<ExpressionSyntax, string>): boolean {
  if (value.kind !== "call" || value.callee.startsWith("new ")) return false;
  const [argument, ...others] = value.arguments;
  const isShort = argument === undefined || (others.length === 0 && isShortArgument(argument));
  const [type, ...otherTypes] = value.typeArguments;
  const isComplex =
    otherTypes.length > 0 ||
    (typeof type === "object" && ["union", "intersection", "object"].includes(type.kind));
  return isShort && !isComplex;
}

const shortArgument = 25;

function isShortArgument(argument: ExpressionSyntax): boolean {
  if (typeof argument === "string") {
    return argument.length <= shortArgument ? !isMemberPath(argument) : /^-?\d/u.test(argument);
  }
  const isPlainCall = argument.kind === "call" && !/[. ]/u.test(argument.callee);
  return isPlainCall && argument.arguments.length === 0
    ? argument.callee.length <= shortArgument - "()".length
    : false;
}

function arrayDoc(elements: readonly ExpressionSyntax[]): Doc {
  if (elements.length === 0) {
    return "[]";
  }
  if (isConcise(elements)) {
    return conciseArrayDoc(elements);
  }
  const docs = elements.map((element) => group(expressionDoc(element)));
  const contents = [softline, join([",", line], docs), ifBreak(",")];
  return group(["[", indent(contents), softline, "]"], { shouldBreak: isTable(elements) });
}

/** Numbers fill their lines. */
function isConcise(elements: readonly ExpressionSyntax[]): elements is readonly string[] {
  return elements.every((element) => typeof element === "string" && /^-?\d/.test(element));
}

function conciseArrayDoc(elements: readonly string[]): Doc {
  const groupId = Symbol("array");
  const parts = elements.flatMap((element, index): Doc[] =>
    index === elements.length - 1
      ? [[element, ifBreak(",", "", { groupId })]]
      : [[element, ","], line],
  );
  return group(["[", indent([softline, fill(parts)]), softline, "]"], { id: groupId });
}

/** More than one object (or array) of more than one entry each: one per line. */
function isTable(elements: readonly ExpressionSyntax[]): boolean {
  const isRow = (kind: "object" | "array") => (element: ExpressionSyntax) =>
    typeof element === "object" && element.kind === kind && rowLength(element) > 1;
  return elements.length > 1 && (elements.every(isRow("object")) || elements.every(isRow("array")));
}

function rowLength(element: ExpressionSyntax): number {
  if (typeof element === "string") return 0;
  if (element.kind === "object") return element.entries.length;
  return element.kind === "array" ? element.elements.length : 0;
}

function callDoc(call: CallSyntax): Doc {
  const typeArguments = [typeArgumentsDoc(call.typeArguments), lineSuffixBoundary];
  return [call.callee, typeArguments, callArgumentsDoc(call.arguments)];
}

function callArgumentsDoc(callArguments: readonly ExpressionSyntax[]): Doc {
  const last = callArguments.at(-1);
  if (last === undefined) {
    return "()";
  }
  const docs = callArguments.map((argument) => expressionDoc(argument));
  if (expandsLast(callArguments)) {
    return expandedLastDoc(docs);
  }
  const contents = [softline, join([",", line], docs), ifBreak(",")];
  return group(["(", indent(contents), softline, ")"], {
    shouldBreak: docs.some((doc) => utils.willBreak(doc)),
  });
}

function expandsLast(callArguments: readonly ExpressionSyntax[]): boolean {
  const last = callArguments.at(-1);
  const previous = callArguments.at(-2);
  return (
    last !== undefined &&
    isExpandable(last) &&
    (previous === undefined || shapeOf(previous) !== shapeOf(last)) &&
    !(callArguments.length > 1 && isConciseArray(last))
  );
}

function isExpandable(argument: ExpressionSyntax): boolean {
  if (typeof argument === "string") {
    return false;
  }
  switch (argument.kind) {
    case "object":
    case "array":
      return rowLength(argument) > 0;
    case "assertion":
      return isExpandable(argument.expression);
    case "call":
    case "lazy":
      return false;
  }
  return argument satisfies never;
}

function isConciseArray(argument: ExpressionSyntax): boolean {
  return typeof argument === "object" && argument.kind === "array" && isConcise(argument.elements);
}

function shapeOf(argument: ExpressionSyntax): string {
  if (typeof argument === "string") {
    return "text";
  }
  return argument.kind === "assertion" ? argument.operator : argument.kind;
}

/** The last argument opens beside the bracket: `send(operation, {`. */
function expandedLastDoc(docs: readonly Doc[]): Doc {
  const head = docs.slice(0, -1).map((doc): Doc => [doc, ", "]);
  const last = docs.at(-1) ?? "";
  const brokenOut = group(["(", indent([line, join([",", line], [...docs]), ","]), line, ")"], {
    shouldBreak: true,
  });
  if (head.some((doc) => utils.willBreak(doc))) {
    return brokenOut;
  }
  const expanded: Doc = ["(", ...head, group(last, { shouldBreak: true }), ")"];
  return utils.willBreak(last)
    ? [breakParent, conditionalGroup([expanded, brokenOut])]
    : conditionalGroup([["(", ...head, last, ")"], expanded, brokenOut]);
}
