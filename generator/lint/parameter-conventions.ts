/** What query parameters have in common: how filters are written, and how parameters are called. */
import type { DecodedApi } from "../input/decoded.js";
import type { ParameterObject } from "../input/openapi.js";
import { branchesOf } from "../input/schema-search.js";
import { casingOf } from "./casing.js";
import { nameOf, operationsOf, type Convention } from "./convention.js";
import { deviations, type Observation } from "./observation.js";

/** A parameter in the API it belongs to; a component that many operations share is one of them. */
interface OwnedParameter {
  readonly api: DecodedApi;
  readonly parameter: ParameterObject;
  readonly subject: string;
}

function queryParameters(apis: readonly DecodedApi[]): readonly OwnedParameter[] {
  const byPlace = new Map<string, OwnedParameter>();
  for (const { api, operation } of operationsOf(apis)) {
    for (const parameter of operation.parameters) {
      if (parameter.in !== "query") continue;
      const key = JSON.stringify([api.document.name, parameter.origin]);
      const subject = `The parameter ${parameter.name} of ${nameOf(operation)}`;
      if (!byPlace.has(key)) byPlace.set(key, { api, parameter, subject });
    }
  }
  return [...byPlace.values()];
}

/** Filters of the same kind of value are written in the same way. */
export const filterConvention: Convention = {
  code: "convention-filter",
  find: (apis) =>
    deviations(
      queryParameters(apis).flatMap(({ api, parameter, subject }): readonly Observation[] => {
        const { filter, style, origin } = parameter;
        if (filter === undefined) return [];
        const kind = valueKind(api, parameter);
        const operators = filter.operators.join(", ") || "none";
        const value = `the style ${style} and the operators ${operators}`;
        return [{ api, origin, group: kind, kind: `filters of ${kind}`, subject, value }];
      }),
    ),
};

/** `date-time, object`: the formats and types of the values. */
function valueKind(api: DecodedApi, { schema }: ParameterObject): string {
  const kinds = branchesOf(api, schema).flatMap(({ types, format }) => format ?? types);
  return [...new Set(kinds)].sort().join(", ") || "anything";
}

export const sortConvention: Convention = {
  code: "convention-name",
  find: (apis) =>
    deviations(
      queryParameters(apis).flatMap(({ api, parameter, subject }): readonly Observation[] => {
        const { sort, origin, name } = parameter;
        if (sort === undefined) return [];
        const value = `the name ${name}`;
        return [{ api, origin, group: "orders", kind: "orders", subject, value }];
      }),
    ),
};

export const parameterCasingConvention: Convention = {
  code: "convention-name",
  find: (apis) =>
    deviations(
      queryParameters(apis).flatMap(({ api, parameter, subject }): readonly Observation[] => {
        const casing = casingOf(parameter.name);
        if (casing === undefined) return [];
        const { origin } = parameter;
        const observed = { group: "query", kind: "query parameters", subject };
        return [{ ...observed, api, origin, value: `a name in ${casing}` }];
      }),
    ),
};
