/** `x-loom-pagination` says what the operation has. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { OperationObject, PaginationExtension } from "./openapi.js";
import { placeAt } from "./place-at.js";
import { childPointer } from "./pointer.js";
import { verifyPagination, type PaginationProblem } from "./verify-pagination.js";

/** Every statement of a declaration holds. Those of other generators have been verified before. */
export function checkPagination(api: DecodedApi, bag: DiagnosticBag): void {
  for (const operation of api.document.operations) {
    const { pagination } = operation;
    if (pagination === undefined) continue;
    for (const problem of verifyPagination(api, operation, pagination)) {
      report({ api, bag, operation, pagination }, problem);
    }
  }
}

interface Check {
  readonly api: DecodedApi;
  readonly bag: DiagnosticBag;
  readonly operation: OperationObject;
  readonly pagination: PaginationExtension;
}

function report({ api, bag, operation, pagination }: Check, problem: PaginationProblem): void {
  const { method, path } = operation;
  const at = (member: string) => placeAt(api, childPointer(pagination.origin, member));
  switch (problem.code) {
    case "pagination-parameter-unknown":
      bag.report(problem.code, at(problem.member), problem);
      return;
    case "pagination-response-missing":
      bag.report(problem.code, placeAt(api, pagination.origin), { method, path });
      return;
    case "pagination-pointer-unresolved":
      bag.report(problem.code, at(problem.member), problem);
      return;
    case "pagination-flag-not-boolean":
      bag.report(problem.code, at("hasMore"), problem);
      return;
    case "pagination-items-not-array":
      bag.report(problem.code, at("items"), problem);
      return;
  }
  problem satisfies never;
}
