// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Spans by the conventions of OpenTelemetry. A module of its own, without its packages. */
import { SdkError } from "./sdk-error.js";
import type { Middleware, OutgoingRequest } from "./options.js";
import { safeURL } from "./redact.js";

/** What of an OpenTelemetry `Tracer` is used. */
export interface Tracer<Span extends TracedSpan = TracedSpan> {
  startSpan(name: string, options: SpanStart): Span;
}

/** How a span begins: `kind` 2 is a client's. */
export interface SpanStart {
  kind: 2;
  attributes: Record<string, string | number>;
}

/** What of an OpenTelemetry `Span` is used: status code 2 is an error. */
export interface TracedSpan {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: 2 }): unknown;
  end(): void;
}

/** What spans are made with. */
export interface TelemetryOptions<Span extends TracedSpan> {
  readonly tracer: Tracer<Span>;
  /**
   * Adds the context of a span to a request, so that the server continues the trace:
   * `(span, headers) => propagation.inject(trace.setSpan(context.active(), span), headers, setter)`.
   */
  readonly propagate?: ((span: Span, headers: Headers) => void) | undefined;
}

/** Others are `_OTHER`, so that the attribute has few values. */
const knownMethods = /^(CONNECT|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|QUERY|TRACE)$/;

/**
 * Middleware that makes a span of each attempt, as the semantic conventions for HTTP clients have
 * it. The span ends with the headers of the response. URLs are redacted as in logs.
 */
export function telemetry<Span extends TracedSpan>({
  tracer,
  propagate,
}: TelemetryOptions<Span>): Middleware {
  return async (request, next) => {
    const { method, operation } = request;
    const name = `${knownMethods.test(method) ? method : "HTTP"} ${operation.route.path}`;
    const span = tracer.startSpan(name, { kind: 2, attributes: attributesOf(request) });
    const fail = (type: string) => {
      span.setAttribute("error.type", type);
      span.setStatus({ code: 2 });
    };
    try {
      propagate?.(span, request.headers);
      const response = await next(request);
      span.setAttribute("http.response.status_code", response.status);
      if (response.status >= 400) fail(String(response.status));
      return response;
    } catch (error) {
      fail(error instanceof SdkError ? error.name : "_OTHER");
      throw error;
    } finally {
      span.end();
    }
  };
}

function attributesOf(request: OutgoingRequest) {
  const { method, url, operation, attempt } = request;
  const { hostname, port, protocol } = new URL(url);
  const isKnown = knownMethods.test(method);
  return {
    "http.request.method": isKnown ? method : "_OTHER",
    ...(!isKnown && { "http.request.method_original": method }),
    "server.address": hostname.replace(/^\[(.*)\]$/, "$1"),
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "url.full": safeURL(request),
    "url.template": operation.route.path,
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
  };
}
