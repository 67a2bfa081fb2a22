// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The error responses of an operation as one type. Types only. */
import type { ApiError } from "./errors.js";
import type { ClientErrorStatus, ErrorStatus, ServerErrorStatus } from "./statuses.js";

/**
 * The errors of an operation: one {@link ApiError} per key of `Bodies`, told apart by `status`.
 * Keys are status codes, `"4XX"`, `"5XX"` and `"default"`; the more exact one wins. `Declared` are
 * the headers of any of them.
 */
export type ApiErrors<Bodies, Declared extends Headers = Headers> = {
  [Key in keyof Bodies]: ErrorOf<StatusesOf<Key, Bodies>, Bodies[Key], Declared>;
}[keyof Bodies];

/** Nothing where more exact keys leave no status over. */
type ErrorOf<Status extends number, Body, Declared extends Headers> = [Status] extends [never]
  ? never
  : ApiError<Status, Body, Declared>;

type StatusesOf<Key, Bodies> = Key extends "4XX"
  ? Exclude<ClientErrorStatus, ExactStatus<keyof Bodies>>
  : Key extends "5XX"
    ? Exclude<ServerErrorStatus, ExactStatus<keyof Bodies>>
    : Key extends "default"
      ? Exclude<ErrorStatus, ExactStatus<keyof Bodies> | RangeStatus<keyof Bodies>>
      : ExactStatus<Key>;

/** The codes among some keys, which may be written `404` or `"404"`. */
type ExactStatus<Key> = Key extends number
  ? Key
  : Key extends `${infer Status extends number}`
    ? Status
    : never;

type RangeStatus<Keys> =
  | ("4XX" extends Keys ? ClientErrorStatus : never)
  | ("5XX" extends Keys ? ServerErrorStatus : never);
