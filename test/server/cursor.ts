import { createHmac, timingSafeEqual } from "node:crypto";
import { HttpError } from "./errors.js";
import { isObject } from "./json.js";
import type { SortKey, SortPosition } from "./sort.js";

/** Where a page starts, relative to an item of the page before. */
export interface CursorState {
  /** Identifies filters, order and account: a cursor is good for the list it came from. */
  readonly list: string;
  /** The boundary is just after this position when `side` is `after`, else just before it. */
  readonly position: SortPosition;
  readonly side: "before" | "after";
  readonly direction: "next" | "previous";
  /** Pages before this one in the walk. */
  readonly pageIndex: number;
  /** Whether an empty page comes first. */
  readonly gap: boolean;
}

export interface CursorCodec {
  readonly encode: (state: CursorState) => string;
  /** 400 when the cursor was not made here. */
  readonly decode: (cursor: string) => CursorState;
}

const signatureLength = 16;

/** Opaque cursors: base64url of a signature and the state. */
export function createCursorCodec(secret: string): CursorCodec {
  const sign = (payload: Buffer): Buffer =>
    createHmac("sha256", secret).update(payload).digest().subarray(0, signatureLength);
  return {
    encode: (state) => {
      const payload = Buffer.from(JSON.stringify(state));
      return Buffer.concat([sign(payload), payload]).toString("base64url");
    },
    decode: (cursor) => {
      const bytes = Buffer.from(cursor, "base64url");
      const signature = bytes.subarray(0, signatureLength);
      const payload = bytes.subarray(signatureLength);
      const isOurs =
        signature.length === signatureLength && timingSafeEqual(signature, sign(payload));
      const state: unknown = isOurs ? JSON.parse(payload.toString()) : undefined;
      if (!isCursorState(state)) throw new HttpError(400, "The cursor is not valid.");
      return state;
    },
  };
}

function isCursorState(value: unknown): value is CursorState {
  return (
    isObject(value) &&
    typeof value["list"] === "string" &&
    isSortPosition(value["position"]) &&
    (value["side"] === "before" || value["side"] === "after") &&
    (value["direction"] === "next" || value["direction"] === "previous") &&
    typeof value["pageIndex"] === "number" &&
    typeof value["gap"] === "boolean"
  );
}

function isSortPosition(value: unknown): value is SortPosition {
  return (
    isObject(value) &&
    typeof value["sequence"] === "number" &&
    Array.isArray(value["keys"]) &&
    value["keys"].every(isSortKey)
  );
}

function isSortKey(value: unknown): value is SortKey {
  return value === null || typeof value === "string" || typeof value === "number";
}
