/** Security schemes that the run-time can attach. */
import type { SecurityRequirement, SecuritySchemeObject } from "../input/openapi-security.js";
import { placeOf, type LowerContext } from "./context.js";
import type { SecuritySchemeModel } from "./model.js";
import { schemeDocs } from "./security-docs.js";

/** Lowers the security schemes of the document; OAuth 2 and OpenID Connect tokens are bearers. */
export function lowerSecurity(context: LowerContext): readonly SecuritySchemeModel[] {
  return context.api.document.securitySchemes.flatMap((scheme): readonly SecuritySchemeModel[] => {
    const common = { name: scheme.name, docs: schemeDocs(scheme) };
    switch (scheme.type) {
      case "apiKey":
        return [{ ...common, type: "apiKey", in: scheme.in, parameter: scheme.parameter }];
      case "oauth2":
      case "openIdConnect":
        return [{ ...common, type: "bearer" }];
      case "mutualTLS":
        context.bag.report("unsupported-security-scheme", placeOf(context, scheme.origin), {
          name: scheme.name,
          scheme: scheme.type,
        });
        return [];
      case "http": {
        const name = scheme.scheme.toLowerCase();
        if (name === "bearer" || name === "basic") return [{ ...common, type: name }];
        context.bag.report("unsupported-security-scheme", placeOf(context, scheme.origin), {
          name: scheme.name,
          scheme: scheme.scheme,
        });
        return [];
      }
    }
  });
}

/**
 * Alternatives of scheme names. What the run-time cannot attach is not asked for: certificates and
 * digests are the business of `fetch` and of middleware, and a call must not fail for them.
 */
export function lowerRequirements(
  requirements: readonly SecurityRequirement[] | undefined,
  { api }: LowerContext,
): readonly (readonly string[])[] | undefined {
  const foreign = new Set(
    api.document.securitySchemes.filter((scheme) => !isAttached(scheme)).map(({ name }) => name),
  );
  return requirements?.map(({ schemes }) =>
    schemes.map(({ name }) => name).filter((name) => !foreign.has(name)),
  );
}

function isAttached(scheme: SecuritySchemeObject): boolean {
  if (scheme.type === "http") return /^(?:bearer|basic)$/iu.test(scheme.scheme);
  return scheme.type !== "mutualTLS";
}
