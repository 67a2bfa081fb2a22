/** Which URLs tell what a `GET` of them gives, and what that is. */
import type { OperationModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { Scope } from "./emitter.js";
import { resultType } from "./operation-types.js";
import { union, type TypeSyntax } from "./syntax.js";

/** What is asked for. */
const json = "application/json";

/** Whether a `GET` of the operation's URL gives its result, as JSON that needs no conversion. */
export function hasTypedURL(operation: OperationModel): boolean {
  const { method, stream, result, conversions } = operation;
  const isConverted = conversions?.result !== undefined || (conversions?.selected ?? []).length > 0;
  const isBody = stream === undefined && result !== undefined && !isConverted;
  return method === "GET" && isBody && (isJson(operation) || canBeJson(operation));
}

/** All successes are JSON. */
function isJson({ decoder, results }: OperationModel): boolean {
  return decoder === undefined && results === undefined;
}

/** The one that is asked for is JSON. */
function canBeJson({ results }: OperationModel): boolean {
  return results?.contents.some(({ mediaType }) => mediaType === json) === true;
}

/** What a `GET` of such a URL gives. */
export function typeOfURL(operation: OperationModel, scope: Scope): TypeSyntax {
  const { results, isResultOptional } = operation;
  if (results === undefined) return resultType(operation, scope);
  const object = scope.typeName(results.name);
  const type: TypeSyntax = { kind: "indexed", object, index: literalText(json) };
  return isResultOptional ? union(type, "undefined") : type;
}
