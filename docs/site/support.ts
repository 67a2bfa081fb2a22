/** `x-loom-support`, read and in words. */
import { isJsonObject, member, type JsonObject } from "../../generator/input/json.js";
import { listAt } from "./document.js";
import { markdownText } from "./markdown-text.js";

/** Which integrations support an element, as far as it is known. */
export interface Support {
  readonly integrations: number | undefined;
  readonly required: number | undefined;
  readonly names: readonly string[];
  readonly requiredBy: readonly string[];
  readonly notes: readonly string[];
}

/** The support that an operation, parameter or schema declares. */
export function supportOf(holder: JsonObject): Support | undefined {
  const declared = member(holder, "x-loom-support");
  if (!isJsonObject(declared)) return undefined;
  const texts = (key: string) => listAt(declared, key).filter((text) => typeof text === "string");
  const number = (key: string) => {
    const value = member(declared, key);
    return typeof value === "number" ? value : undefined;
  };
  return {
    integrations: number("integrations"),
    required: number("required"),
    names: texts("names"),
    requiredBy: texts("requiredBy"),
    notes: texts("notes"),
  };
}

/** The support as paragraphs of Markdown. */
export function supportMarkdown(support: Support): string {
  const { integrations, required, names, requiredBy, notes } = support;
  const known = integrations ?? (names.length === 0 ? undefined : names.length);
  const needing = required ?? (requiredBy.length === 0 ? undefined : requiredBy.length);
  return [
    ...(known === undefined ? [] : [sentence(`Known for ${counted(known)}`, names)]),
    ...(needing === undefined ? [] : [sentence(`Required by ${counted(needing)}`, requiredBy)]),
    ...notes.map(markdownText),
  ].join("\n\n");
}

function counted(count: number): string {
  return count === 1 ? "1 integration" : `${count} integrations`;
}

function sentence(count: string, names: readonly string[]): string {
  return names.length === 0
    ? `**${count}.**`
    : `**${count}:** ${names.map(markdownText).join(", ")}.`;
}
