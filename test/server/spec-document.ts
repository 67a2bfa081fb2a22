import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { asArray, asObject, asString, isObject, type JsonObject } from "./json.js";

/** The files of a spec by URL; references inside are absolute, open enumerations lifted. */
export type SpecFiles = ReadonlyMap<string, JsonObject>;

export interface SpecParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  /** `x-loom-response`, as written. */
  readonly response: JsonObject | undefined;
  /** Whether it has `x-loom-filter`. */
  readonly isFilter: boolean;
  /** Fields of `x-loom-sort`. */
  readonly sortFields: readonly string[];
}

export interface SpecResponse {
  /** Schemas of the declared headers, by lower-case name. */
  readonly headers: JsonObject;
  readonly body: JsonObject | undefined;
}

export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly SpecParameter[];
  readonly body: { readonly required: boolean; readonly schema: JsonObject } | undefined;
  readonly responses: Readonly<Record<string, SpecResponse>>;
  /** Property of the response body with the items of a list. */
  readonly itemsProperty: string | undefined;
}

export interface Spec {
  readonly files: SpecFiles;
  readonly operations: readonly SpecOperation[];
}

/**
 * Reads the files of a spec and every file they refer to.
 *
 * Written from the OpenAPI specification, without a line of the generator: the two readings of
 * the same document check each other.
 */
export function loadSpec(...entries: readonly URL[]): Spec {
  const files = new Map<string, JsonObject>();
  for (const entry of entries) if (!files.has(entry.href)) readInto(files, entry);
  const paths = entries.flatMap(({ href }) => Object.entries(asObject(files.get(href)?.["paths"])));
  const operations = paths.flatMap(([path, item]) => operationsOf(files, path, asObject(item)));
  return { files, operations };
}

/** What a `$ref` stands for, without the members beside it; other values stand for themselves. */
export function resolve(files: SpecFiles, value: unknown): JsonObject {
  const reference = asString(asObject(value)["$ref"]);
  if (reference === undefined) return asObject(value);
  const [href = "", pointer = ""] = reference.split("#");
  let target: unknown = files.get(href);
  for (const token of pointer.split("/").slice(1)) {
    target = asObject(target)[decodeToken(token)];
  }
  if (!isObject(target)) throw new Error(`The spec has no ${reference}.`);
  return resolve(files, target);
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function readInto(files: Map<string, JsonObject>, url: URL): void {
  const references: string[] = [];
  const document: unknown = parse(readFileSync(url, "utf8"));
  files.set(url.href, asObject(rewrite(document, { base: url, references })));
  for (const reference of references) {
    const file = new URL(reference);
    file.hash = "";
    if (!files.has(file.href)) readInto(files, file);
  }
}

interface Rewriting {
  readonly base: URL;
  readonly references: string[];
}

function rewrite(value: unknown, context: Rewriting): unknown {
  if (Array.isArray(value)) return value.map((member) => rewrite(member, context));
  if (!isObject(value)) return value;
  const isOpen = value["x-loom-open"] === true;
  const members = Object.entries(value).filter(([key]) => !(isOpen && key === "enum"));
  return Object.fromEntries(
    members.map(([key, member]) => [key, rewriteMember(key, member, context)]),
  );
}

function rewriteMember(key: string, member: unknown, context: Rewriting): unknown {
  const isReference = key === "$ref" || key === "envelope";
  if (!isReference || typeof member !== "string") return rewrite(member, context);
  const absolute = new URL(member, context.base).href;
  context.references.push(absolute);
  return absolute;
}

function operationsOf(files: SpecFiles, path: string, item: JsonObject): SpecOperation[] {
  return methods
    .filter((method) => isObject(item[method]))
    .map((method) => {
      const operation = asObject(item[method]);
      const parameters = [...asArray(item["parameters"]), ...asArray(operation["parameters"])];
      return {
        id: asString(operation["operationId"]) ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: parameters.map((parameter) => parameterOf(resolve(files, parameter))),
        body: bodyOf(files, operation["requestBody"]),
        responses: responsesOf(files, asObject(operation["responses"])),
        itemsProperty: itemsPropertyOf(operation["x-loom-pagination"]),
      };
    });
}

function parameterOf(parameter: JsonObject): SpecParameter {
  const response = parameter["x-loom-response"];
  return {
    name: asString(parameter["name"]) ?? "",
    in: asString(parameter["in"]) ?? "",
    required: parameter["required"] === true,
    schema: asObject(parameter["schema"]),
    response: isObject(response) ? response : undefined,
    isFilter: "x-loom-filter" in parameter,
    sortFields: asArray(asObject(parameter["x-loom-sort"])["fields"]).filter(isText),
  };
}

function bodyOf(files: SpecFiles, requestBody: unknown): SpecOperation["body"] {
  if (requestBody === undefined) return undefined;
  const resolved = resolve(files, requestBody);
  const schema = jsonSchemaOf(resolved);
  return schema && { required: resolved["required"] === true, schema };
}

function responsesOf(files: SpecFiles, responses: JsonObject): Record<string, SpecResponse> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, value]) => {
      const response = resolve(files, value);
      const headers = Object.entries(asObject(response["headers"])).map(([name, header]) => [
        name.toLowerCase(),
        asObject(resolve(files, header)["schema"]),
      ]);
      return [
        status,
        { headers: asObject(Object.fromEntries(headers)), body: jsonSchemaOf(response) },
      ];
    }),
  );
}

function jsonSchemaOf(holder: JsonObject): JsonObject | undefined {
  const mediaType = asObject(asObject(holder["content"])["application/json"]);
  return isObject(mediaType["schema"]) ? mediaType["schema"] : undefined;
}

function itemsPropertyOf(pagination: unknown): string | undefined {
  return asString(asObject(pagination)["items"])?.slice(1);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function decodeToken(token: string): string {
  return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
}
