/** `x-speakeasy-pagination`: inputs are parameters, outputs are JSON paths into the response. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { ObjectCursor } from "./cursor.js";
import { child, objectOrProblem, problem, textMember, wordMember } from "./extension-reader.js";
import { isJsonArray, isJsonObject, member } from "./json.js";
import type { PaginationExtension } from "./openapi.js";
import { childPointer, pointerOf } from "./pointer.js";

/** A parameter, and its part in the pagination: `page`, `offset`, `limit`, `cursor`. */
interface Input {
  readonly name: string;
  readonly in: string;
  readonly type: string;
}

/** Reads the extension; a text says why it is of no use, `undefined` that problems are reported. */
export function readSpeakeasy(extension: ObjectCursor): PaginationExtension | string | undefined {
  const type = wordMember(extension, "type", ["offsetLimit", "cursor", "url"]);
  const inputs = readInputs(extension);
  const outputs = objectOrProblem(child(extension, "outputs"));
  if (type === undefined || inputs === undefined || outputs === undefined) return undefined;
  const inBody = inputs.find((input) => input.in === "requestBody");
  if (inBody !== undefined) return `${inBody.name} is in the request body`;
  const items = readPath(outputs, "results");
  if ("problem" in items) return items.problem;
  const limit = nameOf(inputs, "limit");
  const common = {
    items: items.pointer,
    limit,
    hasMore: undefined,
    origin: extension.pointer,
  };
  if (type === "offsetLimit") return readNumbered(extension, inputs, common);
  const next = readPath(outputs, type === "url" ? "nextUrl" : "nextCursor");
  if ("problem" in next) return next.problem;
  if (type === "url") return { ...common, style: "next-url", next: next.pointer };
  return readCursor(extension, inputs, { ...common, next: next.pointer });
}

type Common = Pick<PaginationExtension, "items" | "limit" | "hasMore" | "origin">;

function readCursor(
  extension: ObjectCursor,
  inputs: readonly Input[],
  common: Common & { readonly next: JsonPointer },
): PaginationExtension | undefined {
  const parameter = nameOf(inputs, "cursor");
  if (parameter !== undefined) return { ...common, style: "cursor", parameter };
  problem(child(extension, "inputs"), "must have an input of type cursor");
  return undefined;
}

function readNumbered(
  extension: ObjectCursor,
  inputs: readonly Input[],
  common: Common,
): PaginationExtension | undefined {
  const page = nameOf(inputs, "page");
  if (page !== undefined) return { ...common, style: "page", parameter: page, start: 1 };
  const offset = nameOf(inputs, "offset");
  if (offset !== undefined) return { ...common, style: "offset", parameter: offset };
  problem(child(extension, "inputs"), "must have an input of type page or offset");
  return undefined;
}

function nameOf(inputs: readonly Input[], type: string): string | undefined {
  return inputs.find((input) => input.type === type)?.name;
}

function readInputs(extension: ObjectCursor): readonly Input[] | undefined {
  const cursor = child(extension, "inputs");
  const written = member(extension.value, "inputs") ?? [];
  if (!isJsonArray(written)) {
    problem(cursor, "must be a list");
    return undefined;
  }
  const inputs = written.map((value, index) => {
    const item = { ...cursor, value, pointer: childPointer(cursor.pointer, index) };
    return isJsonObject(value) ? readInput({ ...item, value }) : void objectOrProblem(item);
  });
  const known = inputs.filter((input) => input !== undefined);
  return known.length === inputs.length ? known : undefined;
}

function readInput(item: ObjectCursor): Input | undefined {
  const [name, location] = [textMember(item, "name"), textMember(item, "in")];
  const type = textMember(item, "type");
  if (name === undefined || location === undefined || type === undefined) return undefined;
  return { name, in: location, type };
}

type Path = { readonly pointer: JsonPointer } | { readonly problem: string };

/** `$.data.items` as a pointer; what selects, filters or counts from the end has none. */
function readPath(outputs: ObjectCursor, key: string): Path {
  const text = member(outputs.value, key);
  if (text === undefined || text === null) return { problem: `outputs.${key} is missing` };
  const steps = typeof text === "string" ? /^\$(.*?)(?:\[\*\])?$/.exec(text)?.[1] : undefined;
  const step = /\.([^.[\]]+)|\['([^']*)'\]|\["([^"]*)"\]/g;
  if (steps === undefined || steps.replaceAll(step, "") !== "") {
    return { problem: `outputs.${key} is ${JSON.stringify(text)}, which is no path of names` };
  }
  const names = [...steps.matchAll(step)].map(([, plain, single, double = ""]) => {
    return plain ?? single ?? double;
  });
  return { pointer: pointerOf(names) };
}
