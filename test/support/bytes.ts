/** Bytes and texts, on every platform. */

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function toBase64(bytes: Uint8Array | string): string {
  const all = typeof bytes === "string" ? toBytes(bytes) : bytes;
  return btoa(Array.from(all, (byte) => String.fromCharCode(byte)).join(""));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (octet) => octet.charCodeAt(0));
}

export function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
