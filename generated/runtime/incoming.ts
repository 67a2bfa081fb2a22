// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Requests that an API sends, as their receiver sees them. Types only. */
import type { ClientErrorStatus, ServerErrorStatus, SuccessStatus } from "./statuses.js";

/**
 * The answers that an API expects: one per key of `Bodies`, which are status codes, ranges of them
 * (`"2XX"`) and `"default"`.
 */
export type WebhookAnswers<Bodies> = {
  readonly [Key in keyof Bodies]: AnswerOf<StatusesOf<Key>, Bodies[Key]>;
}[keyof Bodies];

/** Takes what arrived and gives the answer. */
export type WebhookHandler<Event, Answer> = (event: Event) => Answer | Promise<Answer>;

type AnswerOf<Status extends number, Body> = [Body] extends [undefined]
  ? { readonly status: Status; readonly body?: undefined }
  : { readonly status: Status; readonly body: Body };

type StatusesOf<Key> = Key extends "2XX"
  ? SuccessStatus
  : Key extends "4XX"
    ? ClientErrorStatus
    : Key extends "5XX"
      ? ServerErrorStatus
      : Key extends number
        ? Key
        : Key extends `${infer Status extends number}`
          ? Status
          : number;
