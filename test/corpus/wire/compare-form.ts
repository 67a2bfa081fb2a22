/** Form bodies: properties whose `encoding` has a style follow it, as parameters do; objects are JSON otherwise. */
import { memberOf, objectOf, pointerTo, textOf, valueAt } from "../support/json.js";
import { difference, type Difference } from "./difference.js";
import { parseQuery, type QueryParameter } from "./parse-query.js";
import type { SampledBody } from "./sample-call.js";
import { canonical, shapeOf, textTree } from "./text-tree.js";

/** A property as the server looks for it. */
type Field = QueryParameter & { readonly isStyled: boolean; readonly value: unknown };

export function compareForm(
  { sample, pointer }: SampledBody,
  raw: string,
  document: unknown,
): readonly Difference[] {
  if (shapeOf(sample) !== "object") {
    return raw === String(sample)
      ? []
      : [difference("form that is no object", `${canonical(sample)} → ${raw}`)];
  }
  const encodings = valueAt(document, pointerTo(pointer, "encoding"));
  const fields = Object.entries(objectOf(sample)).map(([name, value]) =>
    fieldOf(name, value, memberOf(encodings, name)),
  );
  const { values, unexplained } = parseQuery(raw, fields);
  return [
    ...fields.flatMap((field) => compareField(field, values.get(field.name), raw)),
    ...unexplained.map((name) =>
      difference("form has a field of no property", `${name} in ${raw}`),
    ),
  ];
}

function fieldOf(name: string, value: unknown, encoding: unknown): Field {
  const isStyled = ["style", "explode", "allowReserved"].some(
    (key) => memberOf(encoding, key) !== undefined,
  );
  const shape = shapeOf(value);
  const contentType = textOf(memberOf(encoding, "contentType")) ?? "";
  const isJson = !isStyled && (shape === "object" || contentType.includes("json"));
  return {
    name,
    value,
    isStyled,
    shape,
    style: textOf(memberOf(encoding, "style")) ?? "form",
    explode: memberOf(encoding, "explode") !== false,
    mediaType: isJson ? "application/json" : undefined,
    keys: shape === "object" ? Object.keys(objectOf(value)) : [],
  };
}

function compareField(field: Field, parsed: unknown, raw: string): readonly Difference[] {
  const { name, value, mediaType, isStyled, style, shape } = field;
  const isJson = mediaType !== undefined;
  const read = isJson || isStyled ? parsed : unfolded(value, parsed);
  const [one, two] = isJson ? [value, read] : [textTree(value), textTree(read)];
  if (canonical(one) === canonical(two)) return [];
  const reason = `form ${style} ${shape}${isJson ? " as JSON" : ""}: changed`;
  return [
    difference(reason, `${name}: sent ${canonical(value)}, read ${canonical(read)} from ${raw}`),
  ];
}

/** Items of an array that are objects or arrays are JSON texts of their own. */
function unfolded(sent: unknown, read: unknown): unknown {
  if (!Array.isArray(sent) || !Array.isArray(read)) return read;
  return read.map((text: unknown, index) =>
    shapeOf(sent[index]) === "scalar" ? text : JSON.parse(String(text)),
  );
}
