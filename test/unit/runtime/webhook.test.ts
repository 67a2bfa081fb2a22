import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ConfigError, SdkError } from "../../../generator/runtime/index.js";
import {
  verifyTimestampedWebhook,
  verifyWebhook,
  WebhookError,
  type WebhookOptions,
} from "../../../generator/runtime/webhook.js";
import { fromBase64, toBase64, toBytes } from "../../support/bytes.js";
import { sendJson } from "../../support/server.js";
import { serve } from "./fixtures.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const other = `whsec_${toBase64("another secret")}`;
const body = '{"type":"user.created",  "data":{"name":"Zoë"}}';
const sentAt = 1_700_000_000;
const now = () => sentAt * 1000;

function hmac(key: string | Uint8Array, text: string, encoding: "base64" | "hex") {
  return createHmac("sha256", key).update(text).digest(encoding);
}

function signature(text = body, key = secret, timestamp = String(sentAt)) {
  const bytes = fromBase64(key.replace("whsec_", ""));
  return `v1,${hmac(bytes, `msg_1.${timestamp}.${text}`, "base64")}`;
}

function headers(overrides: Record<string, string> = {}) {
  return {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(sentAt),
    "webhook-signature": signature(),
    ...overrides,
  };
}

const options: WebhookOptions = { secret, now };

describe("X71 a webhook is verified", () => {
  test("as Standard Webhooks signs it, and gives the typed body", async () => {
    const payload = await verifyWebhook<{ type: "user.created" }>(body, headers(), options);
    expect(payload).toEqual({ type: "user.created", data: { name: "Zoë" } });
    expect(payload.type satisfies "user.created").toBe("user.created");
  });

  test("by the vector that its specification publishes", async () => {
    await verifyWebhook(
      '{"test": 2432232314}',
      {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      },
      { secret, now: () => 1_614_265_330_000 },
    );
  });

  test("by its raw bytes, in each form a body can have, behind a real server", async () => {
    const bytes = toBytes(body);
    const view = toBytes(`..${body}..`).subarray(2, 2 + bytes.length);
    for (const raw of [body, bytes, view, new Uint8Array(bytes).buffer]) {
      await verifyWebhook(raw, headers(), options);
    }
    const server = await serve((response, request) => {
      void verifyWebhook(request.body, request.headers, options).then(
        (payload) => sendJson(response, payload),
        () => sendJson(response, {}, { status: 400 }),
      );
    });
    const post = (text: string) =>
      fetch(server.url, { method: "POST", body: text, headers: headers() });
    expect((await post(body)).status).toBe(200);
    expect((await post(JSON.stringify(JSON.parse(body)))).status).toBe(400);
  });

  test("with headers of any form and case", async () => {
    await verifyWebhook(body, new Headers(headers()), options);
    const upper = Object.entries(headers()).map(([name, value]) => [name.toUpperCase(), [value]]);
    await verifyWebhook(body, Object.fromEntries(upper), options);
  });

  test("when any of several signatures matches, by any of several secrets", async () => {
    const several = `v1a,AAAA ${signature(body, other)} v1,!! ${signature()} v1,`;
    await verifyWebhook(body, headers({ "webhook-signature": several }), options);
    await verifyWebhook(body, headers(), { ...options, secret: [other, secret] });
  });

  test.each([-300_000, 300_000])("up to 300 s from now (%i ms)", async (shift) => {
    await verifyWebhook(body, headers(), { ...options, now: () => now() + shift });
  });
});

describe("X71 a webhook is refused", () => {
  test.each([
    ["another body", { raw: body.replace("Zoë", "Eve") }],
    ["another id", { with: { "webhook-id": "msg_2" } }],
    ["another secret", { with: { "webhook-signature": signature(body, other) } }],
    ["another version", { with: { "webhook-signature": signature().replace("v1", "v2") } }],
    ["no signature", { with: { "webhook-signature": "" } }],
    ["half a signature", { with: { "webhook-signature": signature().slice(0, 20) } }],
    ["no id", { with: { "webhook-id": "" } }],
    [
      "a timestamp that is no number",
      {
        with: { "webhook-timestamp": "now", "webhook-signature": signature(body, secret, "now") },
      },
    ],
    [
      "a timestamp in exponents",
      {
        with: { "webhook-timestamp": "17e8", "webhook-signature": signature(body, secret, "17e8") },
      },
    ],
  ])(
    "with %s",
    async (
      _,
      {
        raw = body,
        with: overrides = {},
      }: {
        raw?: string;
        with?: Record<string, string>;
      },
    ) => {
      const error = await verifyWebhook(raw, headers(overrides), options).catch(
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(WebhookError);
      expect(error).toBeInstanceOf(SdkError);
      expect(String(error)).not.toContain(secret.slice(6));
    },
  );

  test.each([-300_001, 300_001])("more than 300 s from now (%i ms)", async (shift) => {
    const late = { ...options, now: () => now() + shift };
    await expect(verifyWebhook(body, headers(), late)).rejects.toThrow(WebhookError);
    await verifyWebhook(body, headers(), { ...late, tolerance: 301_000 });
  });

  test("as a parsed object, which no longer has the bytes that were signed", async () => {
    for (const value of [JSON.parse(body), undefined, null, 7]) {
      await expect(verifyWebhook(value, headers(), options)).rejects.toThrow(ConfigError);
    }
  });

  test("with a secret or a tolerance that is none", async () => {
    for (const wrong of [
      { secret: "" },
      { secret: [] },
      { secret: "whsec_?" },
      { secret, tolerance: NaN },
    ]) {
      const verified = verifyWebhook(body, headers(), { now, ...wrong });
      await expect(verified).rejects.toThrow(ConfigError);
    }
  });

  test("when it is genuine and no JSON", async () => {
    const signed = headers({ "webhook-signature": signature("{") });
    await expect(verifyWebhook("{", signed, options)).rejects.toThrow("no JSON");
  });
});

describe("X71 a webhook with time and signatures in one header", () => {
  const sign = (text: string, key = "s3cret") => hmac(key, `${sentAt}.${text}`, "hex");
  const plain = { secret: "s3cret", now };

  test("is verified when one of the signatures matches", async () => {
    const header = `t=${sentAt}, v0=00, v1=zz, v1=${sign(body)}`;
    expect(await verifyTimestampedWebhook(toBytes(body), header, plain)).toMatchObject({
      type: "user.created",
    });
  });

  test.each([
    `t=${sentAt},v1=${sign("other")}`,
    `t=${sentAt},v1=${sign(body, "other")}`,
    `t=${sentAt},v0=${sign(body)}`,
    `t=${sentAt + 301},v1=${sign(body)}`,
    `v1=${sign(body)}`,
    `t=${sentAt}`,
    "",
  ])("is refused: %s", async (header) => {
    await expect(verifyTimestampedWebhook(body, header, plain)).rejects.toThrow(WebhookError);
  });
});
