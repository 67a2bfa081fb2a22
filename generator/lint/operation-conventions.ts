/** What operations have in common: parameters, responses, pages and names. */
import type { OperationObject, PaginationExtension } from "../input/openapi.js";
import { nameOf, operationsOf, shapeOf, type Convention, type Owned } from "./convention.js";
import { absences, deviations, type Whole } from "./observation.js";

const alike = "operations like it";

/** Filters and orders differ from resource to resource; other parameters do not. */
export const parameterConvention: Convention = {
  code: "convention-parameter-missing",
  find: (apis) =>
    absences(
      operationsOf(apis).map((owned) => wholeOf(owned, commonParameters(owned.operation))),
      "parameter",
    ),
};

function commonParameters({ parameters }: OperationObject): readonly string[] {
  return parameters
    .filter(({ filter, sort, in: location }) => !filter && !sort && location !== "path")
    .map(({ name }) => name);
}

export const responseConvention: Convention = {
  code: "convention-response-missing",
  find: (apis) =>
    absences(
      operationsOf(apis).map((owned) =>
        wholeOf(
          owned,
          owned.operation.responses.map(({ status }) => status),
        ),
      ),
      "response",
    ),
};

function wholeOf({ api, operation }: Owned, parts: readonly string[]): Whole {
  return {
    api,
    origin: operation.origin,
    group: shapeOf(operation),
    kind: alike,
    subject: nameOf(operation),
    parts: new Set(parts),
  };
}

export const paginationConvention: Convention = {
  code: "convention-pagination",
  find: (apis) =>
    deviations(
      operationsOf(apis).flatMap(({ api, operation }) => {
        const { pagination } = operation;
        if (pagination === undefined) return [];
        const { origin } = pagination;
        const observed = { group: "lists", kind: "lists", subject: nameOf(operation) };
        return [{ ...observed, api, origin, value: paginationText(pagination) }];
      }),
    ),
};

function paginationText(pagination: PaginationExtension): string {
  const { style, items, limit = "none" } = pagination;
  const parameter = "parameter" in pagination ? `, parameter ${pagination.parameter}` : "";
  return `pages with style ${style}${parameter}, items ${items}, limit ${limit}`;
}

/** The first word of an `operationId` says what is done. */
export const operationIdConvention: Convention = {
  code: "convention-name",
  find: (apis) =>
    deviations(
      operationsOf(apis).flatMap(({ api, operation }) => {
        const { operationId } = operation;
        const [word] = /^[A-Za-z][a-z]*/u.exec(operationId ?? "") ?? [];
        if (operationId === undefined || word === undefined) return [];
        const observed = { group: shapeOf(operation), kind: alike, subject: nameOf(operation) };
        const origin = `${operation.origin}/operationId`;
        return [{ ...observed, api, origin, value: `an operationId that starts with ${word}` }];
      }),
    ),
};
