/** What users of an SDK need of its run-time, re-exported from the index of every API. */
import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { FilePlan } from "./emitter.js";

const errors = [
  "AbortError",
  "ApiError",
  "AuthError",
  "BadGatewayError",
  "BadRequestError",
  "ClientError",
  "ConfigError",
  "ConflictError",
  "ConnectionError",
  "ForbiddenError",
  "GatewayTimeoutError",
  "InternalServerError",
  "NotFoundError",
  "PaginationError",
  "ParseError",
  "RateLimitError",
  "SdkError",
  "ServerError",
  "ServiceUnavailableError",
  "StreamError",
  "TimeoutError",
  "UnauthorizedError",
  "UnprocessableEntityError",
];

const values = ["ApiCall", "ApiClient", ...errors, "isApiError"];

const types = [
  "ApiRequest",
  "CallResult",
  "ClientOptions",
  "KeyedListCall",
  "KeyedPage",
  "ListCall",
  "ListOptions",
  "Middleware",
  "Page",
  "RequestOptions",
];

/** The re-exports; a name that the API declares itself is its own. */
export function runtimeExports(
  files: readonly FilePlan[],
  moduleSpecifier: string,
): readonly ExportDeclarationStructure[] {
  const own = new Set(files.flatMap((file) => file.names.map(({ name }) => name)));
  const declaration = (names: readonly string[], isTypeOnly: boolean) => ({
    kind: StructureKind.ExportDeclaration as const,
    moduleSpecifier,
    isTypeOnly,
    namedExports: names.filter((name) => !own.has(name)),
  });
  return [declaration(values, false), declaration(types, true)];
}
