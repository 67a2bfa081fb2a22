import type { IncomingMessage } from "node:http";
import { HttpError } from "./errors.js";

const maximumBodyBytes = 1_048_576;

/** The whole body; 413 when it is too large. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maximumBodyBytes) throw new HttpError(413, "The body is larger than 1 MiB.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The JSON value of a body, `undefined` for none; 415 and 400 for what is no JSON. */
export function parseJsonBody(bytes: Buffer, contentType: string | undefined): unknown {
  if (bytes.length === 0) return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType ?? "")) {
    throw new HttpError(415, "The body has to be JSON, sent as application/json.");
  }
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return value;
  } catch {
    throw new HttpError(400, "The body is not valid JSON.");
  }
}
