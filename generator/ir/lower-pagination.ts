/** `x-loom-pagination` → PaginationModel. The rules of the input stage have verified it. */
import type { PaginationExtension } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import type { PaginationModel, PaginationNames } from "./model.js";
import type { TypeModel } from "./type-model.js";
import { itemsOf, typeAt } from "./type-walk.js";

/** Lowers the declaration of a list whose success response is `result`. */
export function lowerPagination(
  pagination: PaginationExtension | undefined,
  result: TypeModel | undefined,
  { functionName, context }: { readonly functionName: string; readonly context: LowerContext },
): PaginationModel | undefined {
  if (pagination === undefined || result === undefined) return undefined;
  const find = context.schemas.declaration;
  const list = typeAt(result, pagination.items, find);
  const itemType = list === undefined ? undefined : itemsOf(list, find);
  if (itemType === undefined) return undefined;
  return {
    ...pagination,
    itemType,
    names: paginationNames(functionName, pagination.origin, context),
  };
}

function paginationNames(
  functionName: string,
  origin: string,
  { names }: LowerContext,
): PaginationNames {
  const base = pascalCase(functionName);
  return {
    page: names.claim(`${base}Page`, origin),
    call: names.claim(`${base}Call`, origin),
    descriptor: names.claim(`${functionName}List`, origin),
    pages: names.claim(`${functionName}Pages`, origin),
    items: names.claim(`${functionName}Items`, origin),
  };
}
