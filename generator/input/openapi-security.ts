/** Security of a decoded document. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";

/** Members are needed together; the list of requirements is a choice. */
export interface SecurityRequirement {
  readonly schemes: readonly { readonly name: string; readonly scopes: readonly string[] }[];
  readonly origin: JsonPointer;
}

export type SecuritySchemeObject = {
  readonly name: string;
  readonly description: string | undefined;
  readonly origin: JsonPointer;
} & (
  | {
      readonly type: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly parameter: string;
    }
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "oauth2" | "openIdConnect" | "mutualTLS" }
);
