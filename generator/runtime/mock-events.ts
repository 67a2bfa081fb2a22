// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Server-sent events whose data is JSON, as the SDK reads them. */
import { toJson } from "./json.js";
import { recordsBody } from "./records-body.js";
import type { BodyEncoder } from "./types.js";

/** `text/event-stream` of which only the data is declared; text is JSON, too. */
export const jsonEventsBody: BodyEncoder = /* @__PURE__ */ recordsBody(
  "text/event-stream",
  (data) => `data: ${toJson(data) ?? "null"}\n\n`,
);
