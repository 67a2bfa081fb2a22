/** HMAC-SHA-256 (RFC 2104, FIPS 180-4) as `node:crypto` offers it, for platforms without. */
import { toBase64, toBytes } from "../../support/bytes.js";

/** The first 64 primes give the constants of the algorithm. */
const primes = Array.from({ length: 312 }, (_, index) => index).filter(
  (number) =>
    number > 1 &&
    !Array.from({ length: number - 2 }, (_, index) => index + 2).some((d) => number % d === 0),
);
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const roundConstants = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));
const initialState = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

const rotated = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const at = (words: ArrayLike<number>, index: number) => words[index] ?? 0;

function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  let state = initialState;
  for (let start = 0; start < padded.length; start += 64) {
    state = nextState(state, wordsOf(view, start));
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function wordsOf(view: DataView, start: number): Int32Array {
  const words = new Int32Array(64);
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(start + index * 4);
  for (let index = 16; index < 64; index += 1) {
    const [a, b] = [at(words, index - 15), at(words, index - 2)];
    const first = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3);
    const second = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10);
    words[index] = at(words, index - 16) + first + at(words, index - 7) + second;
  }
  return words;
}

function nextState(before: readonly number[], words: Int32Array): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before;
  for (let index = 0; index < 64; index += 1) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + at(roundConstants, index) + at(words, index)) | 0;
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + at(before, index)) | 0);
}

/** Only what tests sign webhooks with. */
export function createHmac(_algorithm: "sha256", key: string | Uint8Array) {
  const bytes = typeof key === "string" ? toBytes(key) : key;
  const block = new Uint8Array(64);
  block.set(bytes.length > 64 ? sha256(bytes) : bytes);
  const hashed = (pad: number, content: Uint8Array) =>
    sha256(Uint8Array.from([...block.map((byte) => byte ^ pad), ...content]));
  return {
    update: (text: string) => ({
      digest: (encoding: "base64" | "hex") => {
        const digest = hashed(0x5c, hashed(0x36, toBytes(text)));
        if (encoding === "base64") return toBase64(digest);
        return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      },
    }),
  };
}
