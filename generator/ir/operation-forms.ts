/** Operations that answer with one body or with a stream of items are two methods. */
import type { OperationObject } from "../input/openapi.js";
import { isStreamType } from "./media-types.js";

/** An operation as one method has it. */
export interface OperationForm {
  readonly operation: OperationObject;
  /** Which of the two this is, where the operation is two. */
  readonly form: "body" | "stream" | undefined;
}

/** The forms of an operation, the one with a single body first. */
export function formsOf(operation: OperationObject): readonly OperationForm[] {
  const successes = operation.responses.filter(({ status }) => isSuccess(status));
  const contents = successes.flatMap((response) => response.content);
  const streams = contents.filter(({ mediaType }) => isStreamType(mediaType));
  if (streams.length === 0 || streams.length === contents.length) {
    return [{ operation, form: undefined }];
  }
  return [
    { operation: withAnswers(operation, (mediaType) => !isStreamType(mediaType)), form: "body" },
    { operation: streamOf(operation), form: "stream" },
  ];
}

/**
 * The form with the stream. What is about the body (pages, variants, links) stays with the other
 * form, and so do callbacks, whose types are declared once.
 */
function streamOf(operation: OperationObject): OperationObject {
  const { id, methodName, responses, parameters, ...own } = withAnswers(operation, isStreamType);
  return {
    ...own,
    id: `${id}Stream`,
    methodName: methodName === undefined ? undefined : `${methodName}Stream`,
    parameters: parameters.map((parameter) => ({ ...parameter, response: undefined })),
    responses: responses.map((response) => ({ ...response, links: [] })),
    pagination: undefined,
    callbacks: [],
  };
}

/** The operation whose successes have only some of their media types, if any at all. */
function withAnswers(
  operation: OperationObject,
  isKept: (mediaType: string) => boolean,
): OperationObject {
  const responses = operation.responses.flatMap((response) => {
    if (!isSuccess(response.status) || response.content.length === 0) return [response];
    const content = response.content.filter(({ mediaType }) => isKept(mediaType));
    return content.length === 0 ? [] : [{ ...response, content }];
  });
  return { ...operation, responses };
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}
