/** Counts and names of `x-loom-support` that contradict each other. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "../input/decoded.js";
import type { Schema, SupportExtension } from "../input/openapi.js";
import { placeAt } from "../input/place-at.js";

interface Supported {
  readonly support: SupportExtension;
  readonly origin: string;
}

export function checkSupport(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { support, origin } of supported(api)) {
    const problem = problemOf(support);
    if (problem === undefined) continue;
    bag.report("support-inconsistent", placeAt(api, `${origin}/x-loom-support`), { problem });
  }
}

function supported({ document }: DecodedApi): readonly Supported[] {
  const elements = document.operations.flatMap((operation) => [operation, ...operation.parameters]);
  const schemas = document.schemas.flatMap(({ schema }) => withProperties(schema));
  return [...elements, ...schemas].flatMap(({ support, origin }) =>
    support === undefined ? [] : [{ support, origin }],
  );
}

function withProperties(schema: Schema) {
  if (typeof schema !== "object") return [];
  const properties = schema.properties.flatMap((property) =>
    typeof property.schema === "object" ? [property.schema] : [],
  );
  return [schema, ...properties];
}

function problemOf({
  integrations,
  required,
  names,
  requiredBy,
}: SupportExtension): string | undefined {
  if (required !== undefined && integrations !== undefined && required > integrations) {
    return `${required} require it, and ${integrations} support it`;
  }
  if (integrations !== undefined && names.length > integrations) {
    return `${names.length} are named, and ${integrations} support it`;
  }
  if (required !== undefined && requiredBy.length > required) {
    return `requiredBy names ${requiredBy.length}, and ${required} require it`;
  }
  return undefined;
}
