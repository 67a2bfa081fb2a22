// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Request bodies of server-sent events, in the form that the WHATWG HTML standard reads. */
import { toJson } from "./json.js";
import { recordsBody } from "./records-body.js";
import { ConfigError } from "./sdk-error.js";
import type { BodyEncoder } from "./types.js";
import { isAbsent, scalar } from "./values.js";

/** `text/event-stream` of whole events: `{ event, id, retry, data }`, each of which may be absent. */
export const eventStreamBody: BodyEncoder = /* @__PURE__ */ recordsBody(
  "text/event-stream",
  (record) => eventText(record as Readonly<Record<string, unknown>>),
);

/** `text/event-stream` of which only the data is declared. */
export const eventDataBody: BodyEncoder = /* @__PURE__ */ recordsBody("text/event-stream", (data) =>
  eventText({ data }),
);

/** Data that is no text is written as JSON. */
function eventText(event: Readonly<Record<string, unknown>>): string {
  const { data } = event;
  const text = typeof data === "string" ? data : toJson(data);
  const fields = ["event", "id", "retry"].map((name) => [name, fieldText(name, event[name])]);
  const lines = (text?.split(/\r\n|\r|\n/) ?? []).map((line) => ["data", line]);
  const written = [...fields, ...lines].filter(([, value]) => value !== undefined);
  return `${written.map(([name, value]) => `${name}: ${value}\n`).join("")}\n`;
}

function fieldText(name: string, value: unknown): string | undefined {
  if (isAbsent(value)) return undefined;
  const text = scalar(name, value);
  if (/[\r\n\0]/.test(text)) throw new ConfigError(`${name} of an event is one line`);
  return text;
}
