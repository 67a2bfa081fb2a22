/** A response, before it is written. */
export type Reply = JsonReply | StreamReply;

export interface JsonReply {
  readonly kind: "json";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface StreamReply {
  readonly kind: "stream";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: () => Iterable<Buffer>;
}

const chunkSize = 16_384;

/** Records as JSON, one a line, in chunks of about 16 KiB. Made as they are read. */
export function linesReply(records: readonly unknown[]): StreamReply {
  return {
    kind: "stream",
    status: 200,
    headers: { "content-type": "application/octet-stream" },
    chunks: () => lineChunks(records),
  };
}

function* lineChunks(records: readonly unknown[]): Generator<Buffer> {
  let text = "";
  for (const record of records) {
    text += `${JSON.stringify(record)}\n`;
    if (text.length >= chunkSize) {
      yield Buffer.from(text);
      text = "";
    }
  }
  if (text !== "") yield Buffer.from(text);
}
