/** The types of bodies that have several media types, of which the caller chooses one. */
import type { StatementStructures } from "ts-morph";
import type { BodyContentModel, BodyModel, MediaTypeChoice } from "../ir/media-model.js";
import type { OperationModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { Scope } from "./emitter.js";
import { exported, interfaceStructure } from "./structures.js";
import {
  property,
  reference,
  type MemberSyntax,
  type TypeParameterSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";
import { inferredTypeParameters, variantArguments } from "./variants.js";

/** The interfaces from media type to body. */
export function choiceTypes(
  { body, results, functionName }: OperationModel,
  scope: Scope,
): readonly StatementStructures[] {
  const structures: StatementStructures[] = [];
  if (body?.choice !== undefined) {
    const members = [body, ...body.alternatives].map((content) =>
      property(content.mediaType, contentType(content, scope)),
    );
    const docs = note`Bodies of {@link ${functionName}} by media type, the usual one first.`;
    structures.push(choiceType(body.choice, { docs, members }));
  }
  if (results !== undefined) {
    const members = results.contents.map(({ mediaType, type }) =>
      property(mediaType, scope.type(type)),
    );
    const docs = note`Response bodies of {@link ${functionName}} by media type.`;
    structures.push(choiceType(results, { docs, members }));
  }
  return structures;
}

interface ChoiceParts {
  readonly docs: ReturnType<typeof note>;
  readonly members: readonly MemberSyntax[];
}

function choiceType({ name }: MediaTypeChoice, { docs, members }: ChoiceParts) {
  return interfaceStructure(exported(name, [docs]), { typeParameters: [], members });
}

/** What the caller gives as the body. */
export function bodyType(body: BodyModel, scope: Scope): TypeSyntax {
  return body.choice === undefined ? contentType(body, scope) : chosenType(body.choice, scope);
}

/** What the caller gives as the body where there is nothing to choose with. */
export function usualBodyType(body: BodyModel, scope: Scope): TypeSyntax {
  return contentType(body, scope);
}

function contentType({ given, type, fixed }: BodyContentModel, scope: Scope): TypeSyntax {
  switch (given) {
    case "value":
      return fixed === undefined
        ? scope.type(type)
        : reference(
            scope.runtimeType("WithoutProperty"),
            scope.type(type),
            literalText(fixed.name),
          );
    case "bytes":
      return scope.runtimeType("BinaryContent");
    case "records":
      return reference(scope.runtimeType("RecordsBody"), scope.type(type));
  }
  return given satisfies never;
}

/** `GetReportResults[Accept]` */
export function chosenType({ name, typeParameter }: MediaTypeChoice, scope: Scope): TypeSyntax {
  return { kind: "indexed", object: scope.typeName(name), index: typeParameter };
}

/** The type parameters of builder and method: arguments that decide the type of the result. */
export function operationTypeParameters(
  operation: OperationModel,
  scope: Scope,
): readonly TypeParameterSyntax[] {
  const variants = inferredTypeParameters(variantArguments(operation.variants, scope));
  return [...variants, ...choiceTypeParameters(operation, scope)];
}

/** The type parameters that hold the media types the caller chose. */
export function choiceTypeParameters(
  { body, results }: OperationModel,
  scope: Scope,
): readonly TypeParameterSyntax[] {
  const found: TypeParameterSyntax[] = [];
  if (body?.choice !== undefined) {
    found.push(choiceParameter(body.choice, literalText(body.mediaType), scope));
  }
  if (results !== undefined) found.push(choiceParameter(results, undefined, scope));
  return found;
}

/** Without a choice of the caller: `usual`, or else any of them. */
function choiceParameter(
  { name, typeParameter }: MediaTypeChoice,
  usual: string | undefined,
  scope: Scope,
): TypeParameterSyntax {
  const all: TypeSyntax = { kind: "operator", operator: "keyof", operand: scope.typeName(name) };
  return { name: typeParameter, constraint: all, default: usual ?? all };
}

/** The options with which the caller chooses. */
export function choiceOptions(
  { body, results }: OperationModel,
  scope: Scope,
): readonly TypeSyntax[] {
  const option = (name: string, choice: MediaTypeChoice | undefined) =>
    choice === undefined ? [] : [reference(scope.runtimeType(name), choice.typeParameter)];
  return [...option("ContentTypeOption", body?.choice), ...option("AcceptOption", results)];
}
