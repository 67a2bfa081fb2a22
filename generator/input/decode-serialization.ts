/**
 * How a parameter is written: `style` and `explode` become explicit. What OpenAPI leaves undefined
 * is reported and gets a form that can be written, so that the decoded values are what is used.
 */
import type { AssumedForm } from "../diagnostics/catalog-document.js";
import { flag, oneOf, optionalFlag, placeOf, type ObjectCursor } from "./cursor.js";
import { schemaAt } from "./decode-schema.js";
import { member } from "./json.js";
import type { ParameterLocation, ParameterObject, ParameterStyle } from "./openapi.js";
import { branchesOf, typesOf } from "./schema-search.js";

const styles = [
  "matrix",
  "label",
  "simple",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
] as const;

const locationStyles: Readonly<Record<ParameterLocation, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: ["form"],
};

type Shape = "a scalar" | "an array" | "an object";

/** What the serialization of a parameter depends on. */
export type SerializedParameter = Pick<
  ParameterObject,
  "name" | "in" | "schema" | "mediaType" | "queryDialect"
>;

/** How it is written. */
export type Serialization = Pick<
  ParameterObject,
  "style" | "explode" | "allowReserved" | "queryDialect"
>;

/** Reads `style` and `explode`, or decides them. */
export function decodeSerialization(
  target: ObjectCursor,
  parameter: SerializedParameter,
): Serialization {
  const style = oneOf(target, "style", styles) ?? defaultStyle(parameter.in);
  const explode = optionalFlag(target, "explode") ?? (style === "form" || style === "cookie");
  const written = {
    style,
    explode,
    allowReserved: flag(target, "allowReserved"),
    queryDialect: parameter.queryDialect,
  };
  const type = findUndefined(target, parameter, written);
  if (type === undefined) return written;
  const isArray = style === "deepObject" && type === "an array";
  const form = isArray ? "in the query dialect indices" : assumedForm(parameter.in);
  target.context.bag.report("undefined-serialization", placeOf(target), {
    name: parameter.name,
    style: describeStyle(written),
    location: parameter.in,
    type,
    written: form,
  });
  if (isArray) return { ...written, queryDialect: "indices" };
  const fallback = defaultStyle(parameter.in);
  return { ...written, style: fallback, explode: fallback === "form" };
}

/** The form of a parameter whose own is undefined. */
export function assumedForm(location: ParameterLocation): AssumedForm {
  return defaultStyle(location) === "form" ? "as form with explode" : "as simple";
}

function defaultStyle(location: ParameterLocation): "simple" | "form" {
  return location === "path" || location === "header" ? "simple" : "form";
}

function findUndefined(
  target: ObjectCursor,
  parameter: SerializedParameter,
  written: Serialization,
): Shape | "any value" | undefined {
  // `content` has no style.
  if (parameter.mediaType !== undefined) return undefined;
  if (!locationStyles[parameter.in].includes(written.style)) return "any value";
  const shapes = shapesOf(target, parameter);
  const defined = definedShapes(target, written);
  // A value of another shape beside a defined one is written as `form`.
  return shapes.some((shape) => defined.includes(shape))
    ? undefined
    : shapes.find((shape) => !defined.includes(shape));
}

function definedShapes(target: ObjectCursor, written: Serialization): readonly Shape[] {
  const { style, explode, queryDialect } = written;
  if (style === "deepObject") {
    const dialect = queryDialect ?? member(target.context.root, "x-loom-query-dialect");
    return dialect === undefined ? ["an object"] : ["an object", "an array"];
  }
  if (style === "spaceDelimited" || style === "pipeDelimited") {
    return explode ? [] : ["an array", "an object"];
  }
  return ["a scalar", "an array", "an object"];
}

function shapesOf({ context }: ObjectCursor, { schema }: SerializedParameter): readonly Shape[] {
  const source = { schemaAt: (pointer: string) => schemaAt(context, pointer) };
  const types = branchesOf(source, schema).flatMap(typesOf);
  const shapes = types
    .filter((type) => type !== "null")
    .map((type): Shape => {
      if (type === "array") return "an array";
      return type === "object" ? "an object" : "a scalar";
    });
  return [...new Set(shapes)];
}

function describeStyle({ style, explode }: Serialization): string {
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  return isDelimited && explode ? `${style} with explode` : style;
}
