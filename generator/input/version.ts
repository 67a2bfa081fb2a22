/** Which version of OpenAPI a document is written in. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { describeValue, isJsonObject, member, type JsonObject } from "./json.js";
import type { JsonValue, OpenApiVersion } from "./openapi.js";
import { startOf, type SourceDocument } from "./parse.js";

/** An entry document whose version is supported. */
export interface EntryDocument {
  readonly source: SourceDocument;
  readonly value: JsonObject;
  readonly version: OpenApiVersion;
}

/** Reads the version; anything but a supported document is reported. */
export function readEntry(source: SourceDocument, bag: DiagnosticBag): EntryDocument | undefined {
  const { value, file } = source;
  if (!isJsonObject(value)) {
    const actual = value === null ? "empty" : describeValue(value);
    bag.report("document-not-mapping", startOf(file), { actual });
    return undefined;
  }
  const field = Object.hasOwn(value, "openapi") ? "openapi" : "swagger";
  const written = member(value, field);
  if (written === undefined) {
    bag.report("version-missing", startOf(file), { file });
    return undefined;
  }
  const version = versionOf(field, written);
  if (version !== undefined) return { source, value, version };
  const place = { pointer: `/${field}`, range: source.locate(`/${field}`, "member") };
  bag.report("version-unsupported", place, { version: JSON.stringify(written) });
  return undefined;
}

/** Unquoted in YAML, `2.0` and `3.0` are the numbers 2 and 3. */
function versionOf(field: "openapi" | "swagger", written: JsonValue): OpenApiVersion | undefined {
  const text = typeof written === "number" ? written.toFixed(1) : written;
  if (typeof text !== "string") return undefined;
  if (field === "swagger") return text === "2.0" ? "2.0" : undefined;
  const [, minor] = /^3\.([012])(?:\.\d+(?:-.+)?)?$/.exec(text) ?? [];
  return minor === undefined ? undefined : minorVersions.get(minor);
}

const minorVersions = new Map<string, OpenApiVersion>([
  ["0", "3.0"],
  ["1", "3.1"],
  ["2", "3.2"],
]);
