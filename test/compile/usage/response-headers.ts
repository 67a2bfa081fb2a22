/** What a reader of response headers writes. */
import { ResponseHeadersClient, type Priority } from "./index.js";

export async function read(): Promise<readonly [string, Priority | null, boolean]> {
  const { headers } = await new ResponseHeadersClient().reports.create().withResponse();
  const failed = await new ResponseHeadersClient().reports.create().result();
  if (!failed.ok && failed.status === 429) {
    const limit: `${number}` | null = failed.error.headers.get("x-rate-limit");
    return [limit ?? "", null, false];
  }
  return [headers.get("Location"), headers.get("X-Priority"), headers.get("x-cached") === "true"];
}

export async function wrong(): Promise<string> {
  const { headers } = await new ResponseHeadersClient().reports.create().withResponse();
  // @ts-expect-error it may be missing
  return headers.get("X-Tags");
}
