/** The links of an operation's successes. */
import type { OperationObject, ParameterLocation, ResponseObject } from "../input/openapi.js";
import type { LinkObject } from "../input/openapi-callbacks.js";
import { placeOf, type LowerContext } from "./context.js";
import { docsOf } from "./lower-docs.js";
import type { LinkModel, LinksModel, LinkValueModel } from "./link-model.js";

/** Lowers the links of an operation; `undefined` where none leads anywhere. */
export function lowerLinks(
  operation: OperationObject,
  functionName: string,
  context: LowerContext,
): LinksModel | undefined {
  const links = new Map<string, LinkModel>();
  const isSuccess = ({ status }: ResponseObject) => /^(?:2|default)/u.test(status);
  const successes = operation.responses.filter(isSuccess);
  const errors = operation.responses.filter((response) => !isSuccess(response));
  for (const { name, origin } of errors.flatMap((response) => response.links)) {
    context.bag.report("link-of-error", placeOf(context, origin), { name });
  }
  for (const link of successes.flatMap((response) => response.links)) {
    const lowered = links.has(link.name) ? undefined : lowerLink(link, context);
    if (lowered !== undefined) links.set(link.name, lowered);
  }
  if (links.size === 0) return undefined;
  const name = context.names.claim(`${functionName}Links`, operation.origin);
  return { name, source: operation.id, links: [...links.values()] };
}

function lowerLink(link: LinkObject, context: LowerContext): LinkModel | undefined {
  const { name, description, requestBody: body, origin } = link;
  const target = targetOf(link, context.api.document.operations);
  if (target === undefined) {
    const wanted = link.operationId ?? link.operationRef ?? "no operation";
    context.bag.report("link-target-unknown", placeOf(context, origin), { name, target: wanted });
    return undefined;
  }
  const values = new Map<string, LinkValueModel>();
  for (const { name: written, value } of link.parameters) {
    const found = parameterOf(written, target);
    // `id` and `path.id` may be one parameter: what stands last is its value.
    if (found !== undefined) values.set(`${found.place}.${found.name}`, { ...found, value });
    else {
      const names = { name, parameter: written, method: target.method, path: target.path };
      context.bag.report("link-parameter-unknown", placeOf(context, origin), names);
    }
  }
  const hasBody = target.requestBody !== undefined;
  const docs = docsOf({ description });
  return {
    name,
    docs,
    target: target.id,
    values: [...values.values()],
    body: hasBody ? body : undefined,
  };
}

/** By `operationId`, or by a reference to the place where the operation stands. */
function targetOf(
  { operationId, operationPointer }: LinkObject,
  operations: readonly OperationObject[],
): OperationObject | undefined {
  if (operationId !== undefined) {
    return operations.find((operation) => operation.operationId === operationId);
  }
  return operations.find(({ origin }) => origin === operationPointer);
}

const places = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** A parameter by its name, or by its place and name: `path.id`. */
function parameterOf(
  written: string,
  { parameters }: OperationObject,
): Pick<LinkValueModel, "place" | "name"> | undefined {
  const found =
    parameters.find((parameter) => `${parameter.in}.${parameter.name}` === written) ??
    parameters.find((parameter) => parameter.in === "path" && parameter.name === written) ??
    parameters.find((parameter) => parameter.name === written);
  if (found === undefined || !hasPlace(found.in)) return undefined;
  return { place: places[found.in], name: found.name };
}

function hasPlace(location: ParameterLocation): location is keyof typeof places {
  return location !== "querystring";
}
