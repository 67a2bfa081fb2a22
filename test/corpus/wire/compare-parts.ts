/** Multipart bodies, part by part. */
import { isObject, memberOf, objectOf, pointerTo, valueAt } from "../support/json.js";
import { difference, type Difference } from "./difference.js";
import type { Part } from "./parse-multipart.js";
import type { SampledBody } from "./sample-call.js";
import { canonical } from "./text-tree.js";

export async function compareParts(
  { sample, pointer }: SampledBody,
  parts: readonly Part[],
  document: unknown,
): Promise<readonly Difference[]> {
  const encodings = valueAt(document, pointerTo(pointer, "encoding"));
  const found: Difference[] = [];
  for (const [name, value] of Object.entries(objectOf(sample))) {
    const own = parts.filter((part) => part.name === name);
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (own.length !== items.length) {
      found.push(
        difference(
          "multipart: number of parts",
          `${name}: ${items.length} sent, ${own.length} read`,
        ),
      );
      continue;
    }
    const declared = memberOf(memberOf(encodings, name), "contentType");
    for (const [index, part] of own.entries()) {
      const changes = [
        ...(await compareContent(items[index], part)),
        ...compareMediaType(items[index], declared, part),
      ];
      found.push(
        ...changes.map((change) =>
          difference(
            `multipart: ${change}`,
            `${name}: ${canonical(items[index])} → ${part.mediaType ?? ""} ${part.content.toString()}`,
          ),
        ),
      );
    }
  }
  return found;
}

async function compareContent(
  item: unknown,
  { content, fileName }: Part,
): Promise<readonly string[]> {
  if (item instanceof Blob) {
    const isSame = Buffer.from(await item.arrayBuffer()).equals(content);
    return [
      ...(isSame ? [] : ["bytes changed"]),
      ...(fileName === undefined ? ["file without a name"] : []),
    ];
  }
  if (isComposite(item)) {
    return canonical(JSON.parse(content.toString())) === canonical(item) ? [] : ["JSON changed"];
  }
  return content.toString() === String(item) ? [] : ["text changed"];
}

function isComposite(item: unknown): boolean {
  return isObject(item) || Array.isArray(item);
}

/** `encoding.contentType` may name several media types and patterns. */
function compareMediaType(
  item: unknown,
  declared: unknown,
  { mediaType }: Part,
): readonly string[] {
  if (typeof declared !== "string") {
    const isJson = mediaType === "application/json";
    return isComposite(item) && !(item instanceof Blob) && !isJson ? ["part is no JSON"] : [];
  }
  const accepted = declared.split(",").map((one) => one.trim().toLowerCase());
  const isAccepted = accepted.some((one) => one.includes("*") || one === mediaType?.toLowerCase());
  return isAccepted ? [] : [`encoding.contentType ${declared} ignored`];
}
