/**
 * One call of an operation as data: the only source of all samples, so that they cannot contradict
 * each other.
 */
import { routeURL, type Route } from "../../generated/runtime/index.js";
import { member, memberText, objectOf, type JsonObject } from "../../generator/input/json.js";
import type { JsonValue } from "../../generator/input/openapi.js";
import type { ApiModel, OperationModel, ResourceModel } from "../../generator/ir/model.js";
import {
  objectAt,
  operationsOf,
  parametersOf,
  resolved,
  successOf,
  type PlacedOperation,
} from "./document.js";
import type { SiteApi } from "./read.js";
import { givenExample, sampleValue } from "./sample-value.js";

/** A call of an operation with example values. */
export interface SampleCall {
  readonly api: ApiModel;
  readonly resource: ResourceModel;
  readonly operation: OperationModel;
  readonly path: JsonObject;
  /** By wire name, those of the client among them. */
  readonly query: JsonObject;
  readonly body: JsonValue | undefined;
  /** Whole, with the query as the SDK writes it. */
  readonly url: string;
  /** The path with its parameters, without base URL and slash. */
  readonly endpoint: string;
  readonly answer: "json" | "bytes";
}

/** The calls of an API, in the order of its document. */
export function sampleCalls(api: SiteApi): readonly SampleCall[] {
  return operationsOf(api.document).map((placed) => sampleCall(api, placed));
}

function sampleCall(site: SiteApi, placed: PlacedOperation): SampleCall {
  const { document, model, sdk } = site;
  const { resource, operation } = modelOf(model, placed);
  const parameters = chosenParameters(document, placed);
  const valuesIn = (place: string) =>
    objectOf(
      parameters
        .filter((parameter) => parameter["in"] === place)
        .map((parameter) => [memberText(parameter, "name"), parameterValue(document, parameter)]),
    );
  const path = valuesIn("path");
  const query = valuesIn("query");
  // Routes are exports of the SDK, which is written by the generator itself.
  const route = sdk[operation.names.route] as Route;
  const url = routeURL(route, { path, query }, model.baseURL);
  const endpoint = routeURL(route, { path }, "https://host").slice("https://host/".length);
  const body = bodyOf(document, placed);
  const isJson = member(objectAt(successOf(document, placed), "content"), "application/json");
  const answer = isJson === undefined ? "bytes" : "json";
  return { api: model, resource, operation, path, query, body, url, endpoint, answer };
}

function modelOf({ resources }: ApiModel, { method, path }: PlacedOperation) {
  for (const resource of resources) {
    const operation = resource.operations.find(
      (candidate) => candidate.method === method && candidate.path === path,
    );
    if (operation !== undefined) return { resource, operation };
  }
  throw new Error(`The model has no ${method} ${path}.`);
}

const shownFilters = 2;

/** All that are required, and of the others what a reader wants to see: filters, order, page size. */
function chosenParameters(document: JsonObject, placed: PlacedOperation): readonly JsonObject[] {
  const limit = memberText(objectAt(placed.value, "x-loom-pagination"), "limit");
  let filters = 0;
  return parametersOf(document, placed).filter((parameter) => {
    if (parameter["required"] === true) return true;
    if (exampleOf(document, parameter) === undefined) return false;
    if (member(parameter, "x-loom-filter") !== undefined) return ++filters <= shownFilters;
    const isOrder = member(parameter, "x-loom-sort") !== undefined;
    return isOrder || (limit !== "" && parameter["name"] === limit);
  });
}

function parameterValue(document: JsonObject, parameter: JsonObject): JsonValue {
  return exampleOf(document, parameter) ?? sampleValue(document, member(parameter, "schema"));
}

function exampleOf(document: JsonObject, parameter: JsonObject): JsonValue | undefined {
  const schema = resolved(document, member(parameter, "schema"));
  return givenExample(document, parameter) ?? givenExample(document, schema);
}

function bodyOf(document: JsonObject, { value }: PlacedOperation): JsonValue | undefined {
  const written = member(value, "requestBody");
  if (written === undefined) return undefined;
  const media = objectAt(resolved(document, written), "content", "application/json");
  return givenExample(document, media) ?? sampleValue(document, member(media, "schema"));
}
