/** `x-loom-pagination` says what the operation has. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { OperationObject, PaginationExtension, Schema } from "./openapi.js";
import { placeAt } from "./place-at.js";
import { childPointer } from "./pointer.js";
import { hasType, schemasAtPointer } from "./schema-search.js";

/** The parameters exist, the pointers resolve, the items are an array. */
export function checkPagination(api: DecodedApi, bag: DiagnosticBag): void {
  for (const operation of api.document.operations) {
    const { pagination, method, path } = operation;
    if (pagination === undefined) continue;
    checkParameters({ api, bag, operation, pagination });
    const schema = pageSchema(operation);
    if (schema === undefined) {
      const { origin: pointer } = pagination;
      const place = placeAt(api, pointer);
      bag.report("pagination-response-missing", place, { method, path });
    } else {
      checkPointers({ api, bag, operation, pagination }, schema);
    }
  }
}

/** The schema of the page: of the first success response that has one, JSON before anything else. */
function pageSchema({ responses }: OperationObject): Schema | undefined {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const candidates = successes.length > 0 ? successes : responses.filter(isDefault);
  const contents = candidates.flatMap(({ content }) => content);
  const described = contents.filter(({ schema }) => schema !== undefined);
  const json = described.find(({ mediaType }) => /[/+]json\b/i.test(mediaType));
  return (json ?? described[0])?.schema;
}

interface Check {
  readonly api: DecodedApi;
  readonly bag: DiagnosticBag;
  readonly operation: OperationObject;
  readonly pagination: PaginationExtension;
}

function checkParameters({ api, bag, operation, pagination }: Check): void {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  for (const member of ["parameter", "limit"] as const) {
    const name = pagination[member];
    if (name === undefined || query.some((parameter) => parameter.name === name)) continue;
    const pointer = childPointer(pagination.origin, member);
    const place = placeAt(api, pointer);
    bag.report("pagination-parameter-unknown", place, { name, member });
  }
}

function checkPointers(check: Check, schema: Schema): void {
  const { api, bag, pagination } = check;
  if (pagination.style === "cursor") resolve(check, schema, "next");
  const items = resolve(check, schema, "items");
  if (items.length === 0 || items.some((candidate) => hasType(api, candidate, "array"))) return;
  const pointer = childPointer(pagination.origin, "items");
  const place = placeAt(api, pointer);
  bag.report("pagination-items-not-array", place, { pointer: pagination.items });
}

function resolve(check: Check, schema: Schema, member: "next" | "items"): readonly Schema[] {
  const { api, bag, pagination } = check;
  const isNext = member === "next" && pagination.style === "cursor";
  const target = isNext ? pagination.next : pagination.items;
  const found = schemasAtPointer(api, schema, target);
  if (found.length > 0) return found;
  const pointer = childPointer(pagination.origin, member);
  const place = placeAt(api, pointer);
  bag.report("pagination-pointer-unresolved", place, { member, pointer: target });
  return [];
}

function isDefault({ status }: { readonly status: string }): boolean {
  return status === "default";
}
