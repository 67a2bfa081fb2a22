/** What a media type means for the body it describes (run-time table 3.4). */

/** How a body is read or written; `markup` is text that the run-time does not parse. */
export type MediaKind =
  "json" | "form" | "multipart" | "text" | "markup" | "events" | "lines" | "sequence" | "binary";

/** The kind of a media type, compared without parameters and case (RFC 9110, section 8.3.1). */
export function mediaKind(mediaType: string): MediaKind {
  const essence = (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (/^\*\/\*$|^application\/\*$|[/+]json$/u.test(essence)) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence === "text/event-stream") return "events";
  if (/[/+](?:jsonl|x-ndjson|ndjson|x-jsonlines)$/u.test(essence)) return "lines";
  if (/[/+]json-seq$/u.test(essence)) return "sequence";
  if (/[/+](?:xml|x?-?yaml)$/u.test(essence)) return "markup";
  return /^text\/|^application\/javascript$/u.test(essence) ? "text" : "binary";
}

/** Whether a body of a media type is a stream of items. */
export function isStreamType(mediaType: string): boolean {
  return isStreamKind(mediaKind(mediaType));
}

/** The kinds of body that are streams of items. */
export type StreamKind = Extract<MediaKind, "events" | "lines" | "sequence">;

/** Whether bodies of a kind are streams of items. */
export function isStreamKind(kind: MediaKind): kind is StreamKind {
  return kind === "events" || kind === "lines" || kind === "sequence";
}

/** What a body of several media types is sent as: JSON, or else the first. */
export function preferredMedia<Media extends { readonly mediaType: string }>(
  content: readonly Media[],
): Media | undefined {
  return content.find(({ mediaType }) => mediaKind(mediaType) === "json") ?? content[0];
}

/** Exports of the run-time that write a body, and the media type each declares by itself. */
const encoders = {
  json: { name: "jsonBody", mediaType: "application/json" },
  form: { name: "formBody", mediaType: "application/x-www-form-urlencoded" },
  multipart: { name: "multipartBody", mediaType: "multipart/form-data" },
  text: { name: "textBody", mediaType: "text/plain" },
  markup: { name: "textBody", mediaType: "text/plain" },
  events: { name: "eventDataBody", mediaType: "text/event-stream" },
  lines: { name: "jsonLinesBody", mediaType: "application/jsonl" },
  sequence: { name: "jsonSequenceBody", mediaType: "application/json-seq" },
  binary: { name: "binaryBody", mediaType: "application/octet-stream" },
} as const satisfies Record<MediaKind, { name: string; mediaType: string }>;

/** What writes a body of a kind; `isDefault`: it declares the media type without being told. */
export function bodyEncoder(
  mediaType: string,
  kind: MediaKind,
): { name: string; isDefault: boolean } {
  const { name, mediaType: own } = encoders[kind];
  const isRange = mediaType.includes("*");
  if (kind === "binary" && isRange) return { name: "anyBinaryBody", isDefault: true };
  // A multipart body names its boundary, so its media type is always its own.
  return { name, isDefault: isRange || mediaType === own || kind === "multipart" };
}

/** Whether a media type stands for any: a schema then says more about the body. */
export function isAnyType(mediaType: string): boolean {
  return /^(?:\*|application)\/\*/u.test(mediaType.trim().toLowerCase());
}
