/** The document of an API with what renderers show besides it: samples, support, enumerations. */
import {
  isJsonArray,
  isJsonObject,
  member,
  memberText,
  objectOf,
  type JsonObject,
} from "../../generator/input/json.js";
import type { JsonValue } from "../../generator/input/openapi.js";
import { listAt, objectAt, resolved } from "./document.js";
import { markdownCode, markdownText } from "./markdown-text.js";
import { queryExample } from "./query-example.js";
import type { SiteApi } from "./read.js";
import { sampleCalls } from "./sample-call.js";
import { samplesOf } from "./samples/samples.js";
import { supportMarkdown, supportOf } from "./support.js";

/** A document for a renderer; it describes the same API. */
export function enriched(api: SiteApi): JsonObject {
  const document = withSupport(api.document, api.document);
  if (!isJsonObject(document)) throw new Error(`${api.name} is no document.`);
  return {
    ...document,
    info: withEnumerations(document),
    paths: withSamples(objectAt(document, "paths"), api),
  };
}

function withSupport(document: JsonObject, value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map((item) => withSupport(document, item));
  if (!isJsonObject(value)) return value;
  const copy = objectOf(
    Object.entries(value).map(([key, item]) => [key, withSupport(document, item)] as const),
  );
  const written = queryExample(document, value);
  const example = written === undefined ? "" : `Example: ${markdownCode(written)}`;
  const added = [example, addedText(value)].filter((text) => text !== "").join("\n\n");
  if (added === "") return copy;
  // A description beside a reference hides that of its target.
  const description = memberText(resolved(document, value), "description");
  const texts = [description, added].filter((text) => text !== "");
  const { example: _, examples: __, ...others } = copy;
  return { ...(written === undefined ? copy : others), description: texts.join("\n\n") };
}

function addedText(holder: JsonObject): string {
  const support = supportOf(holder);
  const isOpen = member(holder, "x-loom-open") === true && isJsonArray(member(holder, "enum"));
  return [
    ...(support === undefined ? [] : [supportMarkdown(support)]),
    ...(isOpen ? ["Other values are possible."] : []),
  ].join("\n\n");
}

function withEnumerations(document: JsonObject): JsonObject {
  const info = objectAt(document, "info");
  const rows = Object.entries(objectAt(document, "components", "schemas")).flatMap(
    ([name, schema]) => (isJsonObject(schema) ? enumerationRow(name, schema) : []),
  );
  if (rows.length === 0) return info;
  const table = ["| Name | Values | Others |", "| --- | --- | --- |", ...rows].join("\n");
  const parts = [memberText(info, "description"), `# Enumerations`, table];
  return { ...info, description: parts.filter((part) => part !== "").join("\n\n") };
}

function enumerationRow(name: string, schema: JsonObject): readonly string[] {
  const values = listAt(schema, "enum");
  if (values.length === 0) return [];
  const texts = values.map((value) =>
    markdownCode(typeof value === "string" ? value : JSON.stringify(value)),
  );
  const others = member(schema, "x-loom-open") === true ? "possible" : "none";
  return [`| ${markdownText(name)} | ${texts.join(", ")} | ${others} |`];
}

function withSamples(paths: JsonObject, api: SiteApi): JsonObject {
  const samples = new Map(
    sampleCalls(api).map((call) => [
      `${call.operation.method} ${call.operation.path}`,
      samplesOf(call).map((sample) => objectOf(Object.entries(sample))),
    ]),
  );
  return objectOf(
    Object.entries(paths).map(([path, item]) => [
      path,
      objectOf(
        Object.entries(isJsonObject(item) ? item : {}).map(([method, operation]) => {
          const own = samples.get(`${method.toUpperCase()} ${path}`);
          return own === undefined || !isJsonObject(operation)
            ? [method, operation]
            : [method, { ...operation, "x-codeSamples": own }];
        }),
      ),
    ]),
  );
}
