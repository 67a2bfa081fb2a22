import { asArray, asString, omit, type JsonObject } from "./json.js";
import type { Presentation } from "./resource.js";
import type { ItemFields, StoredItem } from "./store.js";

/** What a response is made of before `truto_response_format` gives it a form. */
export interface Result<Fields extends ItemFields> {
  readonly items: readonly StoredItem<Fields>[];
  /** Members beside `result`; absent when the response is a single bare object. */
  readonly envelope: JsonObject | undefined;
}

const provider = "https://provider.example/api/v2";

/** The JSON body in the form that the query asks for. */
export function shapeBody<Fields extends ItemFields>(
  presentation: Presentation<Fields>,
  result: Result<Fields>,
  query: JsonObject,
): unknown {
  switch (query["truto_response_format"]) {
    case "raw":
      return rawBody(presentation, result);
    case "normalized":
      return unifiedBody(result, result.items.map(presentation.toNormalized), query);
    case "debug":
      return {
        result: resultOf(
          result,
          result.items.map(({ fields }) => visibleFields(fields, query)),
          query,
        ),
        debug: debugTrace(presentation, result, query),
      };
    default:
      return unifiedBody(
        result,
        result.items.map(({ fields }) => visibleFields(fields, query)),
        query,
      );
  }
}

/** The fields that the query leaves in. */
export function visibleFields(fields: JsonObject, query: JsonObject): JsonObject {
  const excluded = asArray(query["truto_exclude_fields"]).filter(
    (name) => typeof name === "string",
  );
  const remoteData = query["truto_ignore_remote_data"] === true ? ["remote_data"] : [];
  return omit(fields, new Set([...excluded, ...remoteData]));
}

function unifiedBody<Fields extends ItemFields>(
  result: Result<Fields>,
  shown: readonly JsonObject[],
  query: JsonObject,
): unknown {
  const held = resultOf(result, shown, query);
  return result.envelope === undefined ? held : { result: held, ...result.envelope };
}

function resultOf<Fields extends ItemFields>(
  { items, envelope }: Result<Fields>,
  shown: readonly JsonObject[],
  query: JsonObject,
): unknown {
  if (envelope === undefined) return shown[0];
  const keyBy = asString(query["truto_key_by"]);
  if (keyBy === undefined) return shown;
  // Keyed by the whole record: an excluded field still gives the keys. The last of equals wins.
  return Object.fromEntries(
    items.map(({ fields }, index) => [keyText(Object.entries(fields), keyBy), shown[index]]),
  );
}

function keyText(members: readonly (readonly [string, unknown])[], name: string): string {
  const value = members.find(([member]) => member === name)?.[1];
  if (value === undefined) return "undefined";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function rawBody<Fields extends ItemFields>(
  presentation: Presentation<Fields>,
  { items, envelope }: Result<Fields>,
): unknown {
  const records = items.map(presentation.toRaw);
  if (envelope === undefined) return { data: records[0] };
  return { data: records, paging: { after: envelope["next_cursor"], count: records.length } };
}

function debugTrace<Fields extends ItemFields>(
  presentation: Presentation<Fields>,
  result: Result<Fields>,
  query: JsonObject,
): JsonObject | null {
  // Synced data comes without a request to the provider.
  if (query["truto_super_query"] !== undefined) return null;
  const count = result.items.length;
  return {
    requestUrl: `${provider}/${presentation.name}`,
    requestOptions: { method: "GET", query: query["remote_query"] ?? {} },
    data: rawBody(presentation, result),
    responseHeaders: { "content-type": "application/json" },
    ...(result.envelope !== undefined && {
      nextCursor: result.envelope["next_cursor"],
      isLooping: false,
      isEmptyResult: count === 0,
      resultCount: count,
    }),
  };
}
