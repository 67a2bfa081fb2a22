// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Decoders of success bodies (run-time table 3.4). */
import { ConnectionError, ParseError } from "./errors.js";
import type { Decoder } from "./types.js";

/**
 * JSON, the default. An empty body is `undefined`.
 *
 * A response without media type, or with a wrong one, is read as JSON too.
 *
 * @throws ParseError when the body is no JSON.
 */
export const jsonResponse: Decoder = /* @__PURE__ */ jsonDecoder((content) => JSON.parse(content));

/** The decoder of JSON that is parsed in a way of its own; `explain` says what is wrong with text. */
export function jsonDecoder(
  parse: (content: string) => unknown,
  explain: (error: unknown) => string = noJson,
): Decoder {
  return async (response) => {
    const content = await received(response.text());
    if (content === "") return undefined;
    try {
      return parse(content);
    } catch (error) {
      const type = response.headers.get("content-type") ?? "no media type";
      throw new ParseError(`the response (${type}) ${explain(error)}`, response, content);
    }
  };
}

function noJson(): string {
  return "is no valid JSON";
}

/** What is wrong with text that a parser refuses; a value out of its range is named. */
export function complaint(error: unknown): string {
  return error instanceof RangeError ? `is not as described: ${error.message}` : noJson();
}

/** The body as text. */
export const text: Decoder = (response) => received(response.text());

/** The fields of a form. */
export const formData: Decoder = (response) => received(response.formData());

/** The body as a `Blob`. */
export const binary: Decoder = (response) => received(response.blob());

/** The unread body, a `ReadableStream` of bytes; `null` when there is none. */
export const stream: Decoder = (response) => Promise.resolve(response.body);

/** Nothing: the body, if any, is not read. */
export const empty: Decoder = ({ body }) => {
  body?.cancel().catch(() => undefined);
  return Promise.resolve(undefined);
};

/**
 * As the media type says that the caller asked for, or else the received one: JSON, text (markup
 * and URL-encoded forms, too), the fields of a form, or a `Blob`.
 */
export const negotiated: Decoder = (response, accept) => {
  const type = expectedType(response, accept);
  if (isJson(type)) return jsonResponse(response);
  if (type === "multipart/form-data") return formData(response);
  return /^text\/|[/+](xml|x?-?yaml|javascript|x-www-form-urlencoded)$/.test(type)
    ? text(response)
    : binary(response);
};

/** The media type that the caller asked for, or else the received one. */
export function expectedType(response: Response, accept: string | undefined): string {
  return accept === undefined ? mediaTypeOf(response) : essenceOf(accept);
}

/** Media type in lower case, without parameters; empty when there is none. */
export function mediaTypeOf(response: Response): string {
  return essenceOf(response.headers.get("content-type") ?? "");
}

function essenceOf(mediaType: string): string {
  return mediaType.replace(/;.*/s, "").trim().toLowerCase();
}

/** Whether a media type is JSON; a missing one counts, too. */
export function isJson(type: string): boolean {
  return /^$|[/+]json$/.test(type);
}

/** A body that breaks off is a failure of the connection and may be retried. */
async function received<Body>(body: Promise<Body>): Promise<Body> {
  try {
    return await body;
  } catch (cause) {
    throw new ConnectionError("the response broke off", { cause });
  }
}
