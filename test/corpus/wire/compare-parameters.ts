/** Compares the parameters of a call with what a server reads from the request. */
import { memberOf, textOf } from "../support/json.js";
import type { BuiltOperation } from "../support/operations.js";
import { difference, type Difference } from "./difference.js";
import type { ReceivedRequest } from "./echo-server.js";
import { matchPath, withoutFixed } from "./path-template.js";
import { parseQuery, type QueryParameter } from "./parse-query.js";
import {
  decodeQuery,
  fromTexts,
  pairOf,
  parsePlaced,
  splitDelimited,
  type Style,
} from "./parse-style.js";
import type { SampledParameter } from "./sample-call.js";
import { canonical, shapeOf, textTree } from "./text-tree.js";

export function compareParameters(
  operation: BuiltOperation,
  parameters: readonly SampledParameter[],
  request: ReceivedRequest,
): readonly Difference[] {
  const [path = "", query = ""] = splitTarget(request.target);
  const located = (location: string) => parameters.filter((parameter) => parameter.in === location);
  return [
    ...comparePath(operation.path, located("path"), path),
    ...compareQuery(operation.path, located("query"), query),
    ...compareHeaders(located("header"), request),
    ...compareCookies(located("cookie"), request),
  ];
}

function splitTarget(target: string): readonly string[] {
  const at = target.indexOf("?");
  return at === -1 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}

/** Style and explode, with the defaults of the location. */
function styleOf({ value, in: location, sample }: SampledParameter): Style {
  const isForm = location === "query" || location === "cookie";
  const style = textOf(memberOf(value, "style")) ?? (isForm ? "form" : "simple");
  const explode = memberOf(value, "explode");
  const isExploded =
    typeof explode === "boolean" ? explode : style === "form" || style === "cookie";
  return { style, explode: isExploded, shape: shapeOf(sample) };
}

function mediaTypeOf({ value }: SampledParameter): string | undefined {
  const content = memberOf(value, "content");
  return typeof content === "object" && content !== null ? Object.keys(content)[0] : undefined;
}

function comparePath(
  template: string,
  parameters: readonly SampledParameter[],
  path: string,
): readonly Difference[] {
  const texts = matchPath(template, path);
  if (texts === undefined) {
    return [difference("path does not match its template", `${template}: ${path}`)];
  }
  return parameters.flatMap((parameter) => {
    const raw = texts.get(parameter.name) ?? "";
    const parsed =
      mediaTypeOf(parameter) === undefined
        ? parsePlaced({ name: parameter.name, raw }, styleOf(parameter), decodeURIComponent)
        : JSON.parse(decodeURIComponent(raw));
    return compareOne(parameter, parsed, raw);
  });
}

function compareQuery(
  template: string,
  parameters: readonly SampledParameter[],
  query: string,
): readonly Difference[] {
  const { raw, missing } = withoutFixed(template, query);
  const wanted = parameters.map((parameter): QueryParameter => {
    const mediaType = mediaTypeOf(parameter);
    const keys =
      shapeOf(parameter.sample) === "object" ? Object.keys(Object(parameter.sample)) : [];
    return { name: parameter.name, ...styleOf(parameter), mediaType, keys };
  });
  const { values, unexplained } = parseQuery(raw, wanted);
  return [
    ...parameters.flatMap((parameter) => compareOne(parameter, values.get(parameter.name), raw)),
    ...missing.map((pair) => difference("query of the template is lost", pair)),
    ...unexplained.map((name) =>
      difference("query has a pair of no parameter", `${name} in ${raw}`),
    ),
  ];
}

function compareHeaders(
  parameters: readonly SampledParameter[],
  { headers }: ReceivedRequest,
): readonly Difference[] {
  return parameters.flatMap((parameter) => {
    const raw = headers[parameter.name.toLowerCase()];
    if (raw === undefined) return compareOne(parameter, undefined, "");
    const text = String(raw);
    const parsed =
      mediaTypeOf(parameter) === undefined
        ? parsePlaced({ name: parameter.name, raw: text }, styleOf(parameter), (part) => part)
        : JSON.parse(text);
    return compareOne(parameter, parsed, text);
  });
}

function compareCookies(
  parameters: readonly SampledParameter[],
  { headers }: ReceivedRequest,
): readonly Difference[] {
  const pairs = (headers.cookie ?? "").split("; ").map(pairOf);
  return parameters.flatMap((parameter) => {
    const style = styleOf(parameter);
    const decode = style.style === "cookie" ? (text: string) => text : decodeQuery;
    if (style.shape === "object" && style.explode) {
      const members = Object.keys(Object(parameter.sample)).flatMap((key) =>
        pairs
          .filter(([name]) => decode(name) === key)
          .map(([, value]) => [key, decode(value)] as const),
      );
      return compareOne(parameter, Object.fromEntries(members), headers.cookie ?? "");
    }
    const own = pairs.filter(([name]) => decode(name) === parameter.name).map(([, value]) => value);
    if (own.length === 0) return compareOne(parameter, undefined, headers.cookie ?? "");
    const texts = style.explode ? own : splitDelimited(own[0] ?? "", "form");
    return compareOne(
      parameter,
      fromTexts(texts, { ...style, explode: false }, decode),
      headers.cookie ?? "",
    );
  });
}

function compareOne(
  parameter: SampledParameter,
  parsed: unknown,
  raw: string,
): readonly Difference[] {
  const isJson = mediaTypeOf(parameter)?.includes("json") === true;
  const sent = isJson ? parameter.sample : textTree(parameter.sample);
  if (canonical(sent) === canonical(isJson ? parsed : textTree(parsed))) return [];
  const { style, explode, shape } = styleOf(parameter);
  const kind = `${parameter.in} ${style}${explode ? " explode" : ""} ${shape}`;
  const reason = `${kind}: ${parsed === undefined ? "lost" : "changed"}`;
  return [
    {
      reason,
      detail: `${parameter.name}: sent ${canonical(sent)}, read ${canonical(parsed)} from ${raw}`,
    },
  ];
}
