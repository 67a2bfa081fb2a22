// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What of a body may be written down. */
import { isJson, mediaTypeOf } from "./decode.js";
import type { OutgoingRequest } from "./options.js";
import { hidden, safeValue } from "./redact.js";

/** Bytes that are read of a body; one that is larger is not printed. */
const maxRead = 65_536;
const maxPrinted = 4_096;

/** The body of a response, which stays unread. Only JSON can be printed without its secrets. */
export async function bodyText(
  response: Response,
  properties: readonly string[] = [],
): Promise<string> {
  const type = mediaTypeOf(response);
  // A clone that nobody reads would keep the connection.
  const text = isJson(type) ? await beginning(response.clone().body) : undefined;
  return text === undefined ? notPrinted(type) : jsonText(text, properties);
}

/** The body of an attempt; what is neither JSON nor a form is not printed. */
export function requestBodyText(
  { body, headers }: OutgoingRequest,
  properties: readonly string[] = [],
): string {
  const type = headers.get("content-type") ?? "";
  if (body === undefined) return "";
  if (typeof body !== "string" && !(body instanceof URLSearchParams)) return notPrinted(type);
  const isForm = typeof body !== "string" || type.startsWith("application/x-www-form-urlencoded");
  return isForm
    ? printed(safeValue(formValue(new URLSearchParams(body)), properties))
    : jsonText(body, properties);
}

/** Objects are written into forms as JSON. */
function formValue(form: URLSearchParams): unknown {
  const entries = [...form].map(([name, text]) => [name, parsed(text) ?? text] as const);
  return Object.fromEntries(entries);
}

function notPrinted(type: string): string {
  return `${hidden} (${type || "no media type"})`;
}

function jsonText(text: string, properties: readonly string[]): string {
  const value = parsed(text);
  // A text by itself has no name that could say whether it is secret.
  if (value === undefined || typeof value === "string") return text === "" ? "" : hidden;
  return printed(safeValue(value, properties));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function printed(value: unknown): string {
  return JSON.stringify(value).slice(0, maxPrinted);
}

/** The text of a body; nothing where it is too large, or breaks off. */
async function beginning(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let left = maxRead; left >= 0;) {
      const { value } = (await reader?.read()) ?? {};
      if (value === undefined) return text + decoder.decode();
      left -= value.length;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  }
  // Not awaited: half of a clone is cancelled with the other half.
  void reader?.cancel();
  return undefined;
}
