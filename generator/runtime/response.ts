// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** From a response to what the caller gets: decoded data, an error, or a body still to be read. */
import { discard } from "./attempts.js";
import { isJson, jsonResponse, mediaTypeOf } from "./decode.js";
import { AbortError, apiError, StreamError, type ApiError } from "./errors.js";
import type { PreparedCall } from "./prepared-call.js";
import { retryAfter } from "./retry-delay.js";
import type { Scope } from "./scope.js";
import { SdkError } from "./sdk-error.js";
import type { Decoder, OperationDescriptor } from "./types.js";

/** Decodes a success. Where there cannot be a body, the data is `undefined`. */
export async function decodeSuccess(response: Response, call: PreparedCall): Promise<unknown> {
  const { operation, input } = call.request;
  if (operation.method === "HEAD" || [204, 205, 304].includes(response.status)) {
    discard(response);
    return undefined;
  }
  // What reads a stream reads it later.
  if (operation.stream !== undefined) return response.body;
  return await decoderOf(operation, input.query)(response, input.accept);
}

/** The decoder of an operation, which its arguments may select. */
export function decoderOf(operation: OperationDescriptor, query: object | undefined): Decoder {
  for (const [parameter, decoders] of Object.entries(operation.decodeBy ?? {})) {
    const value = (query as Readonly<Record<string, unknown>> | undefined)?.[parameter];
    const decoder = typeof value === "string" ? decoders[value] : undefined;
    if (decoder !== undefined) return decoder;
  }
  return operation.decode ?? jsonResponse;
}

/** The error of a response. Whatever happens to the body, its status is told. */
export async function errorOf(
  response: Response,
  { settings, request, secrets }: PreparedCall,
  scope: Pick<Scope, "race">,
): Promise<ApiError> {
  const { status, headers } = response;
  const limit = settings.maxErrorBodyBytes;
  const { text, isTruncated } = await readBounded(response.body?.getReader(), limit, scope);
  const { parseError = parseJson } = request.operation;
  const type = mediaTypeOf(response);
  const body = parsed(text, (content) => (isJson(type) ? parseError(content, status) : content));
  let message = `${status} ${request.operation.id}${detailOf(body)}`;
  for (const secret of secrets.keys()) message = message.replaceAll(secret, "***");
  return apiError({
    message,
    status,
    body,
    headers,
    requestId: requestIdOf(response, settings.requestIdHeaders),
    retryAfterMs: retryAfter(headers, settings.platform.now),
    bodyTruncated: isTruncated,
  });
}

/** The first of the headers that the response has. */
export function requestIdOf({ headers }: Response, names: readonly string[]): string | undefined {
  return names.map((name) => headers.get(name)).find((id) => id !== null) ?? undefined;
}

async function readBounded(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  limit: number,
  scope: Pick<Scope, "race">,
): Promise<{ readonly text: string; readonly isTruncated: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  let left = limit;
  try {
    while (left >= 0) {
      const chunk = await (reader && scope.race(reader.read()));
      if (chunk?.value === undefined) return { text: text + decoder.decode(), isTruncated: false };
      text += decoder.decode(chunk.value.subarray(0, left), { stream: true });
      left -= chunk.value.length;
    }
  } catch (error) {
    // What has arrived is what there is, unless nobody wants it any more.
    if (error instanceof AbortError) throw error;
  }
  return { text, isTruncated: true };
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

function parsed(text: string, parse: (text: string) => unknown): unknown {
  if (text === "") return undefined;
  try {
    return parse(text);
  } catch {
    return text;
  }
}

/** What the body says went wrong: `message`, `error.message` or `error`. */
export function detailOf(body: unknown): string {
  const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
  const detail = [message, (error as { message?: unknown } | undefined)?.message, error].find(
    (text) => typeof text === "string",
  );
  return typeof detail === "string" ? `: ${detail.slice(0, 500)}` : "";
}

/**
 * A body that ends its scope when it has been read, has failed or is cancelled. Nothing is
 * buffered.
 */
export function scopedBody(
  body: ReadableStream<Uint8Array>,
  scope: Scope,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await scope.race(reader.read());
          if (!done) {
            controller.enqueue(value);
            return;
          }
          controller.close();
        } catch (cause) {
          const isOurs = cause instanceof SdkError;
          controller.error(isOurs ? cause : new StreamError("the stream broke off", { cause }));
        }
        scope.close();
      },
      cancel(reason) {
        // Nobody waits for it, as in `discard`; closing the scope ends the connection.
        reader.cancel(reason).catch(() => undefined);
        scope.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The response with another body, for platforms where a body cannot be replaced. */
export function withBody(response: Response, body: ReadableStream<Uint8Array>): Response {
  const copy = new Response(body, response);
  // `Response` has no way to set these, and callers rely on the first.
  return Object.defineProperties(copy, {
    url: { value: response.url },
    redirected: { value: response.redirected },
  });
}
