/**
 * Pagination as other generators declare it, in the words of `x-loom-pagination`.
 *
 * What is malformed or beyond us is a warning: the document is not wrong, and its author may not be
 * its reader.
 */
import { placeOf, type Cursor, type DecodeContext, type ObjectCursor } from "./cursor.js";
import { schemaAt } from "./decode-schema.js";
import { extensionOf, objectOrProblem } from "./extension-reader.js";
import { member } from "./json.js";
import type { OperationObject, PaginationExtension } from "./openapi.js";
import { readFern } from "./vendor-fern.js";
import { readMicrosoft } from "./vendor-microsoft.js";
import { readSpeakeasy } from "./vendor-speakeasy.js";
import { verifyPagination, type PaginationProblem } from "./verify-pagination.js";

/** Extension to its reader, in the order in which they count. */
const vendors = [
  ["x-ms-pageable", readMicrosoft],
  ["x-speakeasy-pagination", readSpeakeasy],
  ["x-fern-pagination", readFern],
] as const;

/** Decodes the first of the extensions that an operation has. */
export function decodeVendorPagination(operation: ObjectCursor): PaginationExtension | undefined {
  for (const [name, read] of vendors) {
    const written = extensionOf(operation, name);
    const extension = written === undefined ? undefined : declarationOf(written, name);
    if (extension === undefined) continue;
    const object = objectOrProblem(extension);
    const result = object === undefined ? undefined : read(object);
    if (result === undefined) return undefined;
    if (typeof result !== "string") return result;
    ignorePagination(extension, name, result);
    return undefined;
  }
  return undefined;
}

/** `true` stands for the declaration at the root of the document, `false` for none. */
function declarationOf(written: Cursor, name: string): Cursor | undefined {
  const { context, value } = written;
  if (value === false) return undefined;
  const shared = value === true ? member(context.root, name) : undefined;
  return shared === undefined ? written : { context, value: shared, pointer: `/${name}` };
}

/** The operation, without a pagination of another generator that does not hold. */
export function withVerifiedPagination(
  context: DecodeContext,
  operation: OperationObject,
): OperationObject {
  const { pagination } = operation;
  const name = vendors.find(([vendor]) => pagination?.origin.endsWith(`/${vendor}`) === true)?.[0];
  if (pagination === undefined || name === undefined) return operation;
  const source = { schemaAt: (pointer: string) => schemaAt(context, pointer) };
  const [problem] = verifyPagination(source, operation, pagination);
  if (problem === undefined) return operation;
  ignorePagination({ context, pointer: pagination.origin }, name, describe(problem));
  return { ...operation, pagination: undefined };
}

function ignorePagination(
  place: Pick<Cursor, "context" | "pointer">,
  name: string,
  problem: string,
): void {
  place.context.bag.report("pagination-ignored", placeOf(place), { name, problem });
}

function describe(problem: PaginationProblem): string {
  switch (problem.code) {
    case "pagination-parameter-unknown":
      return `${problem.name} is no query parameter of the operation`;
    case "pagination-response-missing":
      return "no success response of the operation has a schema";
    case "pagination-pointer-unresolved":
      return `the schema of the success response has no ${problem.pointer}`;
    case "pagination-flag-not-boolean":
      return `${problem.pointer} is not a boolean in the success response`;
    case "pagination-items-not-array":
      return `${problem.pointer} is not an array in the success response`;
  }
  return problem satisfies never;
}
