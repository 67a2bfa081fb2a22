import { expect, test } from "vitest";
import { telemetry, type TracedSpan, type Tracer } from "../../../generator/runtime/telemetry.js";
import { failureOf, serve, statuses, zooOf } from "./fixtures.js";

interface Recorded {
  readonly name: string;
  readonly kind: number;
  readonly attributes: Record<string, string | number>;
  status: number | undefined;
  ended: number;
}

/** A tracer as the types of OpenTelemetry have it, with more than is asked for. */
function recorder() {
  const spans: Recorded[] = [];
  class Span implements TracedSpan {
    readonly #of: Recorded;
    constructor(of: Recorded) {
      this.#of = of;
    }
    setAttribute(name: string, value: string | number | boolean): this {
      this.#of.attributes[name] = value as string | number;
      return this;
    }
    setStatus({ code }: { code: number; message?: string }): this {
      this.#of.status = code;
      return this;
    }
    end(): void {
      this.#of.ended += 1;
    }
    traceparent(): string {
      return `00-${"a".repeat(32)}-${"b".repeat(16)}-0${spans.indexOf(this.#of)}`;
    }
  }
  const tracer: Tracer<Span> = {
    startSpan(
      name: string,
      {
        kind = 0,
        attributes = {},
      }: { kind?: number; attributes?: Record<string, string | number>; root?: boolean } = {},
    ) {
      const span = { name, kind, attributes: { ...attributes }, status: undefined, ended: 0 };
      spans.push(span);
      return new Span(span);
    },
  };
  return { spans, tracer };
}

test("each attempt is a client span with the attributes of the conventions", async () => {
  const server = await serve(statuses(503, 200));
  const { spans, tracer } = recorder();
  const middleware = [
    telemetry({
      tracer,
      propagate: (span, headers) => headers.set("traceparent", span.traceparent()),
    }),
  ];
  await zooOf(server, { middleware }).get("a b", { view: "x" }, { extraQuery: { pin: "hush" } });
  const common = {
    "http.request.method": "GET",
    "server.address": "127.0.0.1",
    "server.port": Number(new URL(server.url).port),
    "url.full": `${server.url}/animals/a%20b?view=x&pin=***`,
    "url.template": "/animals/{id}",
  };
  expect(spans).toEqual([
    {
      name: "GET /animals/{id}",
      kind: 2,
      attributes: { ...common, "http.response.status_code": 503, "error.type": "503" },
      status: 2,
      ended: 1,
    },
    {
      name: "GET /animals/{id}",
      kind: 2,
      attributes: { ...common, "http.request.resend_count": 1, "http.response.status_code": 200 },
      status: undefined,
      ended: 1,
    },
  ]);
  expect(server.requests.map(({ headers }) => headers["traceparent"]?.slice(-1))).toEqual([
    "0",
    "1",
  ]);
});

test("failures without a response have a type", async () => {
  const server = await serve((response) => response.destroy());
  const { spans, tracer } = recorder();
  const failing = (error: Error) => () => Promise.reject(error);
  const zoo = (...more: ReturnType<typeof failing>[]) =>
    zooOf(server, { maxRetries: 0, middleware: [telemetry({ tracer }), ...more] });
  await failureOf(zoo().get("1"));
  await expect(zoo(failing(new RangeError())).get("1")).rejects.toThrow(RangeError);
  await failureOf(zoo().request({ method: "PURGE", path: "/animals" }));
  expect(
    spans.map(({ name, attributes, status, ended }) => [
      name,
      attributes["error.type"],
      attributes["http.request.method"],
      attributes["http.request.method_original"],
      status,
      ended,
    ]),
  ).toEqual([
    ["GET /animals/{id}", "ConnectionError", "GET", undefined, 2, 1],
    ["GET /animals/{id}", "_OTHER", "GET", undefined, 2, 1],
    ["HTTP /animals", "ConnectionError", "_OTHER", "PURGE", 2, 1],
  ]);
});
