import { brackets, queryOf, routeURL, type Route } from "../../generated/runtime/index.js";
import { member, memberText, type JsonObject } from "../../generator/input/json.js";
import { givenExample } from "./sample-value.js";

const route: Route = { path: "/", query: queryOf(brackets) };

/**
 * The example of a nested query parameter as the SDK writes it, for which OpenAPI has no words;
 * `undefined` where the parameter is not nested or has no example.
 */
export function queryExample(document: JsonObject, parameter: JsonObject): string | undefined {
  const isNested = parameter["in"] === "query" && parameter["style"] === "deepObject";
  if (!isNested || member(document, "x-loom-query-dialect") !== "brackets") return undefined;
  const example = givenExample(document, parameter);
  if (example === undefined) return undefined;
  const query = { [memberText(parameter, "name")]: example };
  const { searchParams } = new URL(routeURL(route, { query }, "https://host"));
  return [...searchParams].map((pair) => pair.join("=")).join("&");
}
