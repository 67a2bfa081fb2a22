/** What a platform and the bridge tell each other: tests run there, servers run in Node. */

/** From the platform. */
export type Command =
  | { readonly kind: "open"; readonly server: number }
  | { readonly kind: "close"; readonly server: number }
  /** Calls a method of a response. */
  | {
      readonly kind: "response";
      readonly exchange: number;
      readonly method: ResponseMethod;
      readonly parameters: readonly unknown[];
    }
  /** Writes the same text again and again, as fast as it is taken. */
  | {
      readonly kind: "repeat";
      readonly exchange: number;
      readonly text: string;
      readonly bytes: number;
    };

export type ResponseMethod =
  | "writeHead"
  | "setHeader"
  | "flushHeaders"
  | "write"
  | "end"
  | "destroy"
  | "destroySocket"
  | "resetSocket";

/** Bytes on their way through JSON. */
export interface WireBytes {
  readonly base64: string;
}

/** To the platform, one JSON text per line. */
export type BridgeEvent =
  | {
      readonly kind: "request";
      readonly server: number;
      readonly exchange: number;
      readonly request: unknown;
    }
  | { readonly kind: "connection"; readonly server: number }
  | { readonly kind: "closed"; readonly exchange: number };
