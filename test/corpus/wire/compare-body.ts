/** Compares the body of a call with what a server reads. */
import { isObject, memberOf, objectOf, pointerTo, valueAt } from "../support/json.js";
import type { Validator } from "../support/validator.js";
import type { Difference } from "./compare-parameters.js";
import type { ReceivedRequest } from "./echo-server.js";
import { parseMultipart, type Part } from "./parse-multipart.js";
import { parseQuery } from "./parse-query.js";
import { bodyKind, withoutBytes, type SampledBody } from "./sample-call.js";
import { canonical, shapeOf, textTree } from "./text-tree.js";

export interface BodyReading {
  readonly document: unknown;
  readonly validator: Validator;
}

export async function compareBody(
  body: SampledBody | undefined,
  request: ReceivedRequest,
  reading: BodyReading,
): Promise<readonly Difference[]> {
  if (body === undefined) {
    return request.body.length === 0
      ? []
      : [difference("body where there is none", request.body.toString())];
  }
  const contentType = request.headers["content-type"] ?? "";
  return [
    ...compareMediaType(body.mediaType, contentType),
    ...(await compareContent(body, request, reading)),
  ];
}

function compareMediaType(declared: string, received: string): readonly Difference[] {
  const essence = (text: string) => (text.split(";")[0] ?? "").trim().toLowerCase();
  const pattern = essence(declared).replaceAll(/[.+]/gu, "\\$&").replaceAll("*", "[^/]+");
  if (new RegExp(`^${pattern}$`, "u").test(essence(received))) return [];
  return [difference("another media type is sent", `declared ${declared}, sent ${received}`)];
}

async function compareContent(
  body: SampledBody,
  { body: bytes, headers }: ReceivedRequest,
  reading: BodyReading,
): Promise<readonly Difference[]> {
  switch (bodyKind(body.mediaType)) {
    case "json":
      return compareJson(body, bytes.toString(), reading);
    case "form":
      return compareForm(body, bytes.toString(), reading);
    case "multipart":
      return compareParts(body, parseMultipart(bytes, headers["content-type"] ?? ""), reading);
    case "text":
      return bytes.toString() === body.sample
        ? []
        : [difference("text body changed", bytes.toString())];
    case "binary": {
      const sent =
        body.sample instanceof Blob ? Buffer.from(await body.sample.arrayBuffer()) : Buffer.of();
      return sent.equals(bytes) ? [] : [difference("bytes changed", bytes.toString("hex"))];
    }
  }
}

function compareJson(
  { sample, pointer }: SampledBody,
  text: string,
  { validator, document }: BodyReading,
): readonly Difference[] {
  const parsed: unknown = JSON.parse(text);
  if (canonical(parsed) !== canonical(sample))
    return [difference("JSON body changed", `${canonical(sample)} → ${text}`)];
  const schema = pointerTo(pointer, "schema");
  if (valueAt(document, schema) === undefined || validator.isValid(schema, parsed) === true)
    return [];
  return [difference("JSON body is invalid", validator.errors(schema, parsed))];
}

/** Properties whose `encoding` has a style follow it, as parameters do; objects are JSON otherwise. */
function compareForm(
  { sample, pointer }: SampledBody,
  raw: string,
  { document }: BodyReading,
): readonly Difference[] {
  const entries = Object.entries(objectOf(sample));
  const encodings = objectOf(valueAt(document, pointerTo(pointer, "encoding")));
  const wanted = entries.map(([name, value]) => {
    const encoding = encodings[name];
    const isStyled = ["style", "explode", "allowReserved"].some(
      (key) => memberOf(encoding, key) !== undefined,
    );
    const shape = shapeOf(value);
    const style = String(memberOf(encoding, "style") ?? "form");
    const explode = memberOf(encoding, "explode") !== false;
    const isJson =
      !isStyled &&
      (shape === "object" || String(memberOf(encoding, "contentType")).includes("json"));
    const keys = shape === "object" ? Object.keys(objectOf(value)) : [];
    return {
      name,
      style,
      explode,
      shape,
      mediaType: isJson ? "application/json" : undefined,
      keys,
      isStyled,
    };
  });
  const { values, unexplained } = parseQuery(raw, wanted);
  const changed = entries.flatMap(([name, value], index) => {
    const how = wanted[index];
    const isJson = how?.mediaType !== undefined;
    const texts =
      isJson || how?.isStyled === true ? values.get(name) : unfolded(value, values.get(name));
    const [sent, read] = isJson ? [value, texts] : [textTree(value), textTree(texts)];
    if (canonical(sent) === canonical(read)) return [];
    const reason = `form ${how?.style ?? ""}${how?.explode === true ? " explode" : ""} ${how?.shape ?? ""}${isJson ? " as JSON" : ""}: changed`;
    return [
      difference(reason, `${name}: sent ${canonical(value)}, read ${canonical(read)} from ${raw}`),
    ];
  });
  return [
    ...changed,
    ...unexplained.map((name) =>
      difference("form has a field of no property", `${name} in ${raw}`),
    ),
  ];
}

/** Items of an array that are objects or arrays are JSON texts of their own. */
function unfolded(sent: unknown, read: unknown): unknown {
  if (!Array.isArray(sent) || !Array.isArray(read)) return read;
  return read.map((text: unknown, index) =>
    shapeOf(sent[index]) === "scalar" ? text : JSON.parse(String(text)),
  );
}

async function compareParts(
  { sample, pointer }: SampledBody,
  parts: readonly Part[],
  { document }: BodyReading,
) {
  const encodings = objectOf(valueAt(document, pointerTo(pointer, "encoding")));
  const found: Difference[] = [];
  for (const [name, value] of Object.entries(objectOf(sample))) {
    const own = parts.filter((part) => part.name === name);
    const items = Array.isArray(value) ? value : [value];
    const encoding = encodings[name];
    if (own.length !== items.length) {
      found.push(
        difference(
          "multipart: number of parts",
          `${name}: ${items.length} sent, ${own.length} read`,
        ),
      );
      continue;
    }
    for (const [index, item] of items.entries())
      found.push(...(await comparePart(name, item, { part: own[index], encoding })));
  }
  return found;
}

async function comparePart(
  name: string,
  item: unknown,
  { part, encoding }: { readonly part: Part | undefined; readonly encoding: unknown },
): Promise<readonly Difference[]> {
  if (part === undefined) return [difference("multipart: part lost", name)];
  const declared = memberOf(encoding, "contentType");
  const found: Difference[] = [];
  if (item instanceof Blob) {
    const sent = Buffer.from(await item.arrayBuffer());
    if (!sent.equals(part.content)) found.push(difference("multipart: bytes changed", name));
    if (part.fileName === undefined) found.push(difference("multipart: file without a name", name));
  } else if (isObject(item) || Array.isArray(item)) {
    if (canonical(JSON.parse(part.content.toString())) !== canonical(item))
      found.push(difference("multipart: JSON changed", name));
    if (declared === undefined && part.mediaType !== "application/json")
      found.push(difference("multipart: part is no JSON", name));
  } else if (part.content.toString() !== String(item)) {
    found.push(
      difference(
        "multipart: text changed",
        `${name}: ${String(item)} → ${part.content.toString()}`,
      ),
    );
  }
  return [...found, ...compareDeclared(name, declared, part)];
}

function compareDeclared(name: string, declared: unknown, part: Part): readonly Difference[] {
  if (typeof declared !== "string" || declared.includes("*")) return [];
  const accepted = declared.split(",").map((one) => one.trim().toLowerCase());
  if (part.mediaType !== undefined && accepted.includes(part.mediaType.toLowerCase())) return [];
  return [
    difference(
      "multipart: encoding.contentType ignored",
      `${name}: declared ${declared}, sent ${part.mediaType ?? "none"}`,
    ),
  ];
}

function difference(reason: string, detail: string): Difference {
  return { reason, detail: String(withoutBytes(detail)) };
}
