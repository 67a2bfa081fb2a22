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
  | { readonly type: "oauth2"; readonly flows: readonly OAuthFlowObject[] }
  | { readonly type: "openIdConnect"; readonly url: string }
  | { readonly type: "mutualTLS" }
);

/** A way to get tokens. */
export interface OAuthFlowObject {
  readonly kind:
    "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationURL: string | undefined;
  readonly tokenURL: string | undefined;
  readonly scopes: readonly OAuthScopeObject[];
}

export interface OAuthScopeObject {
  readonly name: string;
  readonly description: string;
}
