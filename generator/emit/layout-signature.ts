/** Signatures: type parameters, parameters and return types, as Prettier arranges them. */
import { builders, utils, type builders as Builders } from "prettier/doc";
import { assignmentTail } from "./layout-assignment.js";
import { expressionDoc } from "./layout-expression.js";
import { isObject, objectTypeContents } from "./layout-object.js";
import { typeDoc } from "./layout-type.js";
import type {
  ObjectTypeSyntax,
  ParameterSyntax,
  SignatureSyntax,
  TypeParameterSyntax,
} from "./syntax.js";

type Doc = Builders.Doc;
const { group, ifBreak, indent, join, line, softline } = builders;

/** The parts of a signature; what calls them joins them, because callers group them differently. */
export interface SignatureParts {
  readonly typeParameters: Doc;
  /** Grouped where the return type is to break before the only parameter does. */
  readonly groupedParameters: Doc;
  readonly returnType: Doc;
  /** Whether parameters are grouped as soon as the return type has a broken object. */
  readonly isGroupable: boolean;
}

/** Lays out the parts of a signature; `arrow` stands before the return type: `: ` or ` => `. */
export function signatureParts(signature: SignatureSyntax, arrow: ": " | " => "): SignatureParts {
  const { returnType } = signature;
  const returnDoc: Doc = returnType === undefined ? "" : [arrow, typeDoc(returnType, "annotation")];
  const parameters = parametersDoc(signature.parameters);
  const isGroupable = hasGroupableParameter(signature);
  const isGrouped =
    isGroupable && returnType !== undefined && (isObject(returnType) || utils.willBreak(returnDoc));
  return {
    typeParameters: typeParametersDoc(signature.typeParameters),
    groupedParameters: isGrouped ? group(parameters) : parameters,
    returnType: returnDoc,
    isGroupable: isGroupable && !isGrouped,
  };
}

/** One parameter, and at most one type parameter, which is only a name. */
function hasGroupableParameter({ parameters, typeParameters }: SignatureSyntax): boolean {
  const [first, ...others] = typeParameters;
  const isPlain = first?.constraint === undefined && first?.default === undefined;
  return parameters.length === 1 && others.length === 0 && isPlain;
}

/** `<A, B extends C = D>`. */
export function typeParametersDoc(parameters: readonly TypeParameterSyntax[]): Doc {
  if (parameters.length === 0) {
    return "";
  }
  const docs = parameters.map((parameter) => typeParameterDoc(parameter));
  const contents = [softline, join([",", line], docs), ifBreak(",")];
  return group(["<", indent(contents), softline, ">"]);
}

function typeParameterDoc(parameter: TypeParameterSyntax): Doc {
  const { constraint } = parameter;
  return group([
    parameter.name,
    constraint === undefined ? "" : assignmentTail(" extends", typeDoc(constraint, "constraint")),
    parameter.default === undefined
      ? ""
      : assignmentTail(" =", typeDoc(parameter.default, "annotation")),
  ]);
}

function parametersDoc(parameters: readonly ParameterSyntax[]): Doc {
  const [only] = parameters;
  if (only === undefined) {
    return "()";
  }
  if (parameters.length === 1 && isObjectParameter(only))
    return ["(", parameterHead(only), ": ", objectTypeContents(only.type), ")"];
  const docs = parameters.map((parameter) => parameterDoc(parameter));
  const hasRest = parameters.at(-1)?.modifier === "rest";
  const contents = [softline, join([",", line], docs)];
  return ["(", indent(contents), hasRest ? "" : ifBreak(","), softline, ")"];
}

function isObjectParameter(
  parameter: ParameterSyntax,
): parameter is ParameterSyntax & { readonly type: ObjectTypeSyntax } {
  const { modifier, type, initializer } = parameter;
  const isPlain = modifier !== "rest" && initializer === undefined;
  return isPlain && type !== undefined && isObject(type);
}

function parameterDoc(parameter: ParameterSyntax): Doc {
  const { type, initializer } = parameter;
  return [
    parameterHead(parameter),
    type === undefined ? "" : [": ", typeDoc(type, "annotation")],
    initializer === undefined ? "" : [" = ", expressionDoc(initializer)],
  ];
}

function parameterHead({ name, modifier }: ParameterSyntax): string {
  return `${modifier === "rest" ? "..." : ""}${name}${modifier === "optional" ? "?" : ""}`;
}
