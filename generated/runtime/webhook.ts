// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Proves that a webhook comes from who holds the secret. A module of its own: nothing imports it. */
import { ConfigError, SdkError } from "./sdk-error.js";

/** The body as it was received: before any parser, since one changed byte changes the signature. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** Headers of the webhook, in the forms in which servers have them. */
export type WebhookHeaders =
  Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** How webhooks are verified. */
export interface WebhookOptions {
  /** The shared secret; several while it is being replaced. */
  readonly secret: string | readonly string[];
  /** Milliseconds that the webhook may be old, or ahead of this clock. Default 300 000. */
  readonly tolerance?: number | undefined;
  /** Milliseconds since the epoch; for tests. */
  readonly now?: (() => number) | undefined;
}

/** The webhook is not from who holds the secret, or is too old to be told from a repetition. */
export class WebhookError extends SdkError {
  override get name(): string {
    return "WebhookError";
  }
}

/**
 * Verifies a webhook signed as Standard Webhooks has it, and gives its parsed body.
 *
 * The headers are `webhook-id`, `webhook-timestamp` and `webhook-signature`, in which one of the
 * signatures has to match. Secrets are Base64, with or without `whsec_`.
 *
 * @throws WebhookError when it is not verified.
 * @throws ConfigError for a body that has been parsed, or a secret that is none.
 */
export async function verifyWebhook<Payload = unknown>(
  rawBody: RawBody,
  headers: WebhookHeaders,
  options: WebhookOptions,
): Promise<Payload> {
  const body = bytesOf(rawBody);
  const [id, timestamp, signatures] = ["id", "timestamp", "signature"].map((name) =>
    headerOf(headers, `webhook-${name}`),
  ) as [string, string, string];
  const claim: Claim = {
    timestamp,
    signed: concatenated(`${id}.${timestamp}.`, body),
    signatures: signatures
      .split(" ")
      .filter((signature) => signature.startsWith("v1,"))
      .map((signature) => decoded(fromBase64, signature.slice(3))),
  };
  const keyOf = (secret: string) => decoded(fromBase64, secret.replace(/^whsec_/, ""));
  await verify(claim, keyOf, options);
  return parsed(body) as Payload;
}

/**
 * Verifies a webhook whose one header holds time and signatures, `t=1700000000,v1=5257a8…`, and
 * gives its parsed body. The signatures are in hexadecimal; secrets are text.
 *
 * @throws WebhookError when it is not verified.
 * @throws ConfigError for a body that has been parsed, or a secret that is none.
 */
export async function verifyTimestampedWebhook<Payload = unknown>(
  rawBody: RawBody,
  header: string,
  options: WebhookOptions,
): Promise<Payload> {
  const body = bytesOf(rawBody);
  const fields = header.split(",").map((field) => field.trim().split("="));
  const valuesOf = (name: string) =>
    fields.flatMap(([key, value = ""]) => (key === name ? value : []));
  const [timestamp = ""] = valuesOf("t");
  const signatures = valuesOf("v1").map((signature) => decoded(fromHex, signature));
  const signed = concatenated(`${timestamp}.`, body);
  await verify({ timestamp, signed, signatures }, encoded, options);
  return parsed(body) as Payload;
}

/** What a webhook says of itself. Signatures that cannot be read are `undefined`. */
interface Claim {
  readonly timestamp: string;
  readonly signed: Bytes;
  readonly signatures: readonly (Bytes | undefined)[];
}

type Bytes = ReturnType<typeof encoded>;

async function verify(
  { timestamp, signed, signatures }: Claim,
  keyOf: (secret: string) => Bytes | undefined,
  { secret, tolerance = 300_000, now = Date.now }: WebhookOptions,
): Promise<void> {
  if (!(tolerance >= 0)) throw new ConfigError("tolerance must be a number from 0");
  const secrets = [secret].flat();
  if (secrets.length === 0) throw new ConfigError("a webhook is verified with a secret");
  const keys = await Promise.all(secrets.map((text) => importKey(keyOf(text))));
  const age = Math.abs(now() - Number(timestamp) * 1000);
  if (!/^\d+$/.test(timestamp) || !(age <= tolerance)) {
    throw new WebhookError("the webhook has no timestamp, or one too far from now");
  }
  const isSignedBy = async (key: CryptoKey, signature: Bytes | undefined) =>
    signature !== undefined && (await crypto.subtle.verify("HMAC", key, signature, signed));
  // All are tried, and the platform compares in constant time: no answer tells how close it was.
  const matches = await Promise.all(
    keys.flatMap((key) => signatures.map((signature) => isSignedBy(key, signature))),
  );
  if (!matches.includes(true)) throw new WebhookError("no signature of the webhook matches");
}

/** The message does not quote the secret. */
async function importKey(key: Bytes | undefined): Promise<CryptoKey> {
  if (key === undefined || key.length === 0) throw new ConfigError("the secret is empty or no key");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return await crypto.subtle.importKey("raw", key, algorithm, false, ["verify"]);
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const entries =
    headers instanceof Headers ? [[name, headers.get(name)] as const] : Object.entries(headers);
  const values = entries.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const [value] = values.flat();
  if (!value) throw new WebhookError(`the webhook has no header ${name}`);
  return value;
}

/** JSON that was parsed and written again is another text; that mistake is worth a clear error. */
function bytesOf(rawBody: RawBody): Uint8Array {
  if (typeof rawBody === "string") return encoded(rawBody);
  if (rawBody instanceof ArrayBuffer) return new Uint8Array(rawBody);
  if (ArrayBuffer.isView(rawBody)) return rawBody;
  throw new ConfigError("a webhook is verified by its raw body, before it is parsed");
}

function concatenated(prefix: string, body: Uint8Array): Bytes {
  const start = encoded(prefix);
  const all = new Uint8Array(start.length + body.length);
  all.set(start);
  all.set(body, start.length);
  return all;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    throw new WebhookError("the webhook is genuine, and its body is no JSON");
  }
}

function encoded(text: string) {
  return new TextEncoder().encode(text);
}

function decoded(decode: (text: string) => readonly number[], text: string): Bytes | undefined {
  try {
    return new Uint8Array(decode(text));
  } catch {
    return undefined;
  }
}

function fromBase64(text: string): readonly number[] {
  return Array.from(atob(text), (character) => character.charCodeAt(0));
}

function fromHex(text: string): readonly number[] {
  return (text.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
}
