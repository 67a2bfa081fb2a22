/** Which values a parameter's `style` and `explode` can write; the style table of OpenAPI. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type {
  ParameterLocation,
  ParameterObject,
  ParameterStyle,
  SchemaObject,
} from "./openapi.js";
import { placeAt } from "./place-at.js";
import { branchesOf, typesOf } from "./schema-search.js";

const locationStyles: Readonly<Record<ParameterLocation, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: ["form"],
};

type Shape = "a scalar" | "an array" | "an object";

/** The combination of location, style, explode and type has a defined serialization. */
export function checkSerialization(api: DecodedApi, bag: DiagnosticBag): void {
  const checked = new Set<JsonPointer>();
  for (const parameter of api.document.operations.flatMap(({ parameters }) => parameters)) {
    // A component is one parameter, however many operations use it; `content` has no style.
    if (checked.has(parameter.origin) || parameter.mediaType !== undefined) continue;
    checked.add(parameter.origin);
    checkParameter(api, bag, parameter);
  }
}

function checkParameter(api: DecodedApi, bag: DiagnosticBag, parameter: ParameterObject): void {
  const { name, in: location, origin } = parameter;
  const type = findUndefined(api, parameter);
  if (type !== undefined) {
    const parameters = { name, style: describeStyle(parameter), location, type };
    bag.report("undefined-serialization", placeAt(api, origin), parameters);
  } else if (isNested(api, parameter)) {
    bag.report("undefined-nesting", placeAt(api, origin), { name });
  }
}

function findUndefined(
  api: DecodedApi,
  parameter: ParameterObject,
): Shape | "any value" | undefined {
  if (!locationStyles[parameter.in].includes(parameter.style)) return "any value";
  const shapes = shapesOf(api, parameter);
  const defined = definedShapes(api, parameter);
  // A value of another shape beside a defined one is written as `form`.
  return shapes.some((shape) => defined.includes(shape))
    ? undefined
    : shapes.find((shape) => !defined.includes(shape));
}

function definedShapes(api: DecodedApi, parameter: ParameterObject): readonly Shape[] {
  const { style, explode } = parameter;
  if (style === "deepObject") {
    return dialectOf(api, parameter) === undefined ? ["an object"] : ["an object", "an array"];
  }
  if (style === "spaceDelimited" || style === "pipeDelimited") {
    return explode ? [] : ["an array", "an object"];
  }
  return ["a scalar", "an array", "an object"];
}

function shapesOf(api: DecodedApi, { schema }: ParameterObject): readonly Shape[] {
  const types = branchesOf(api, schema).flatMap(typesOf);
  const shapes = types
    .filter((type) => type !== "null")
    .map((type): Shape => {
      if (type === "array") return "an array";
      return type === "object" ? "an object" : "a scalar";
    });
  return [...new Set(shapes)];
}

function describeStyle({ style, explode }: ParameterObject): string {
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  return isDelimited && explode ? `${style} with explode` : style;
}

function isNested(api: DecodedApi, parameter: ParameterObject): boolean {
  if (parameter.style !== "deepObject" || dialectOf(api, parameter) !== undefined) return false;
  return branchesOf(api, parameter.schema).some((branch) =>
    memberSchemas(branch).some((schema) =>
      branchesOf(api, schema)
        .flatMap(typesOf)
        .some((type) => type === "array" || type === "object"),
    ),
  );
}

function memberSchemas({ properties, additionalProperties }: SchemaObject) {
  const declared = properties.map(({ schema }) => schema);
  return additionalProperties === undefined ? declared : [...declared, additionalProperties];
}

function dialectOf(api: DecodedApi, parameter: ParameterObject): string | undefined {
  return parameter.queryDialect ?? api.document.queryDialect;
}
