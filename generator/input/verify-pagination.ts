/** Whether an operation has what a declaration of its pagination says. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { OperationObject, PaginationExtension, Schema } from "./openapi.js";
import { hasType, schemasAtPointer, type SchemaSource } from "./schema-search.js";

/** A statement of the declaration that does not hold. */
export type PaginationProblem =
  | {
      readonly code: "pagination-parameter-unknown";
      readonly member: "parameter" | "limit";
      readonly name: string;
    }
  | { readonly code: "pagination-response-missing" }
  | {
      readonly code: "pagination-pointer-unresolved";
      readonly member: "next" | "items" | "hasMore";
      readonly pointer: JsonPointer;
    }
  | { readonly code: "pagination-flag-not-boolean"; readonly pointer: JsonPointer }
  | { readonly code: "pagination-items-not-array"; readonly pointer: JsonPointer };

/** The parameters exist, the pointers resolve, the items are an array; or else what is wrong. */
export function verifyPagination(
  api: SchemaSource,
  operation: OperationObject,
  pagination: PaginationExtension,
): readonly PaginationProblem[] {
  const schema = pageSchema(operation);
  return [
    ...parameterProblems(operation, pagination),
    ...(schema === undefined
      ? [{ code: "pagination-response-missing" } as const]
      : pointerProblems(api, schema, pagination)),
  ];
}

/** The schema of the page: of the first success response that has one, JSON before anything else. */
export function pageSchema({ responses }: OperationObject): Schema | undefined {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const candidates = successes.length > 0 ? successes : responses.filter(isDefault);
  const contents = candidates.flatMap(({ content }) => content);
  const described = contents.filter(({ schema }) => schema !== undefined);
  const json = described.find(({ mediaType }) => /[/+]json\b/i.test(mediaType));
  return (json ?? described[0])?.schema;
}

function isDefault({ status }: { readonly status: string }): boolean {
  return status === "default";
}

function parameterProblems(
  { parameters }: OperationObject,
  pagination: PaginationExtension,
): readonly PaginationProblem[] {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const named = {
    parameter: "parameter" in pagination ? pagination.parameter : undefined,
    limit: pagination.limit,
  };
  return (["parameter", "limit"] as const).flatMap((member) => {
    const name = named[member];
    if (name === undefined || query.some((parameter) => parameter.name === name)) return [];
    return [{ code: "pagination-parameter-unknown", member, name }];
  });
}

function unresolved(member: "next" | "items" | "hasMore", pointer: JsonPointer) {
  return { code: "pagination-pointer-unresolved", member, pointer } as const;
}

function flagProblems(
  api: SchemaSource,
  schema: Schema,
  pointer: JsonPointer | undefined,
): readonly PaginationProblem[] {
  if (pointer === undefined) return [];
  const flags = schemasAtPointer(api, schema, pointer);
  if (flags.length === 0) return [unresolved("hasMore", pointer)];
  const isBoolean = flags.some((candidate) => hasType(api, candidate, "boolean"));
  return isBoolean ? [] : [{ code: "pagination-flag-not-boolean", pointer }];
}

function pointerProblems(
  api: SchemaSource,
  schema: Schema,
  pagination: PaginationExtension,
): readonly PaginationProblem[] {
  const problems: PaginationProblem[] = [...flagProblems(api, schema, pagination.hasMore)];
  if ("next" in pagination && schemasAtPointer(api, schema, pagination.next).length === 0) {
    problems.push(unresolved("next", pagination.next));
  }
  const pointer = pagination.items;
  const items = schemasAtPointer(api, schema, pointer);
  if (items.length === 0) return [...problems, unresolved("items", pointer)];
  if (!items.some((candidate) => hasType(api, candidate, "array"))) {
    problems.push({ code: "pagination-items-not-array", pointer });
  }
  return problems;
}
