import { describe, expect, test } from "vitest";
import { failureOf, zooOf } from "./fixtures.js";

describe("2.1 classification of connection failures", () => {
  const attemptsAfter = async (cause: Error, method: "get" | "create") => {
    const zoo = zooOf({ url: "http://h" }, { fetch: () => Promise.reject(cause) });
    return (await failureOf(zoo[method]("1"))).attempts;
  };
  const failed = (code: string, message = "") =>
    new TypeError("fetch failed", {
      cause: new Error("wrapped", { cause: Object.assign(new Error(message), { code }) }),
    });

  test.each([
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
  ])("%s was not sent", async (code) => {
    expect(await attemptsAfter(failed(code), "create")).toBe(3);
  });

  test("a refused HTTP/2 stream was not sent", async () => {
    const error = failed(
      "ERR_HTTP2_STREAM_ERROR",
      "Stream closed with error code NGHTTP2_REFUSED_STREAM",
    );
    expect(await attemptsAfter(error, "create")).toBe(3);
    expect(
      await attemptsAfter(failed("ERR_HTTP2_STREAM_ERROR", "NGHTTP2_PROTOCOL_ERROR"), "get"),
    ).toBe(1);
  });

  test.each([
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
    "HPE_INVALID_CONSTANT",
  ])("%s may have been processed", async (code) => {
    expect(await attemptsAfter(failed(code), "create")).toBe(1);
    expect(await attemptsAfter(failed(code), "get")).toBe(3);
  });

  test("a TypeError without code may have been processed; certificates and other errors are final", async () => {
    expect(await attemptsAfter(new TypeError("Failed to fetch"), "get")).toBe(3);
    expect(await attemptsAfter(new TypeError("Failed to fetch"), "create")).toBe(1);
    expect(await attemptsAfter(failed("CERT_HAS_EXPIRED"), "get")).toBe(1);
    expect(await attemptsAfter(new Error("bug"), "get")).toBe(1);
  });
});
