/** Compares functions, methods and constructors: type parameters, parameters, result. */
import ts from "typescript";
import { flipped } from "./change.js";
import { compareTypes } from "./compare-types.js";
import { below, changed, within, type Finding, type Place } from "./finding.js";
import { codeOf } from "./syntax.js";

/** What changed between two signatures in the same place. */
export function compareSignatures(
  before: ts.SignatureDeclaration,
  after: ts.SignatureDeclaration,
  outer: Place,
): readonly Finding[] {
  const old = before.typeParameters ?? [];
  const now = after.typeParameters ?? [];
  const place = within(outer, [...old], [...now]);
  return [
    ...compareTypeParameters([...old], [...now], place),
    ...compareParameters(before.parameters, after.parameters, place),
    ...compareTypes(before.type, after.type, place),
  ];
}

/** Programs name type arguments by position, and their bounds are what they may name. */
export function compareTypeParameters(
  before: readonly ts.TypeParameterDeclaration[],
  after: readonly ts.TypeParameterDeclaration[],
  place: Place,
): readonly Finding[] {
  return [
    ...before.flatMap((old, index) => {
      const now = after[index];
      if (now?.name.text === old.name.text) return compareTypeParameter(old, now, place);
      const message = `no longer has the type parameter ${old.name.text} in this position`;
      return [changed(["major", "type-parameter-removed"], place.path, { message })];
    }),
    ...after.slice(before.length).map(({ name, default: initial }) =>
      changed([initial === undefined ? "major" : "minor", "type-parameter-added"], place.path, {
        message: `has the type parameter ${name.text}`,
      }),
    ),
  ];
}

function compareTypeParameter(
  before: ts.TypeParameterDeclaration,
  after: ts.TypeParameterDeclaration,
  place: Place,
): readonly Finding[] {
  const bound = { ...place, usage: { input: true, output: false, whole: true } };
  const either = { ...place, usage: { input: true, output: true, whole: true } };
  return [
    ...compareTypes(before.constraint, after.constraint, bound),
    ...compareTypes(before.default, after.default, either),
  ];
}

interface Parameter {
  readonly name: string;
  readonly index: number;
  readonly node: ts.ParameterDeclaration;
  readonly optional: boolean;
}

function parametersOf(nodes: readonly ts.ParameterDeclaration[]): readonly Parameter[] {
  return nodes.map((node, index) => ({
    name: codeOf(node.name),
    index,
    node,
    optional: node.questionToken !== undefined || node.initializer !== undefined,
  }));
}

/** Parameters are what they are called; the ones of one position that are called anew are one. */
function compareParameters(
  before: readonly ts.ParameterDeclaration[],
  after: readonly ts.ParameterDeclaration[],
  place: Place,
): readonly Finding[] {
  const old = parametersOf(before);
  const now = parametersOf(after);
  const byName = (list: readonly Parameter[], name: string) =>
    list.find((each) => each.name === name);
  const partner = (
    parameter: Parameter,
    others: readonly Parameter[],
    own: readonly Parameter[],
  ) => {
    const same = byName(others, parameter.name);
    if (same !== undefined) return same;
    const neighbour = others[parameter.index];
    return neighbour !== undefined && byName(own, neighbour.name) === undefined
      ? neighbour
      : undefined;
  };
  return [
    ...old.flatMap((parameter): readonly Finding[] => {
      const found = partner(parameter, now, old);
      if (found !== undefined) return compareParameter(parameter, found, place);
      const path = [...place.path, parameter.name];
      return [
        changed(["major", "parameter-removed"], path, { message: "is no argument any more" }),
      ];
    }),
    ...now
      .filter((parameter) => partner(parameter, old, now) === undefined)
      .map((parameter) => added(parameter, place)),
  ];
}

function added({ name, optional, node }: Parameter, { path }: Place): Finding {
  const after = node.type && codeOf(node.type);
  return optional
    ? changed(["minor", "parameter-added"], [...path, name], {
        message: "is a new argument",
        after,
      })
    : changed(["major", "required-parameter-added"], [...path, name], {
        message: "is a new argument that has to be given",
        after,
      });
}

function compareParameter(before: Parameter, after: Parameter, outer: Place): readonly Finding[] {
  const place = below(outer, after.name, flipped(outer.usage));
  const { path } = place;
  const findings: Finding[] = [];
  if (before.index !== after.index) {
    const message = `is argument ${after.index + 1}, no longer ${before.index + 1}`;
    findings.push(changed(["major", "parameter-moved"], path, { message }));
  }
  if (before.optional && !after.optional) {
    const message = "now has to be given";
    findings.push(changed(["major", "parameter-became-required"], path, { message }));
  }
  if (!before.optional && after.optional) {
    const message = "no longer has to be given";
    findings.push(changed(["minor", "parameter-became-optional"], path, { message }));
  }
  return [...findings, ...compareTypes(before.node.type, after.node.type, place)];
}
