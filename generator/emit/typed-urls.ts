/** Which URLs tell what a `GET` of them gives. */
import type { OperationModel } from "../ir/model.js";

/** Whether a `GET` of the operation's URL gives its result, as JSON that needs no conversion. */
export function hasTypedURL(operation: OperationModel): boolean {
  const { method, decoder, stream, result, results, conversions } = operation;
  const isConverted = conversions?.result !== undefined || (conversions?.selected ?? []).length > 0;
  const isChosen = stream !== undefined || results !== undefined;
  const isJson = decoder === undefined && result !== undefined && !isConverted;
  return method === "GET" && isJson && !isChosen;
}
