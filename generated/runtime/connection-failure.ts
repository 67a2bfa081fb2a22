// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What platforms say when a connection fails (run-time 2.1). */

const unsent =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)\b/;
/** Where the code does not say so: HTTP/2, and Deno, which has no codes. */
const unsentMessage = /REFUSED_STREAM|Connection refused|\(Connect\): (tcp|dns)/;
/** `HPE` is what Node's parser says of an answer that is broken. */
const ambiguous =
  /\b(ECONNRESET|EPIPE|ETIMEDOUT|HPE_\w+|UND_ERR_(SOCKET|HEADERS_TIMEOUT|BODY_TIMEOUT))\b/;

/** What the platforms tell about a failure, all of it optional. */
interface ConnectionCause {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly retryable?: unknown;
  readonly cause?: unknown;
}

/** What became of the request when `fetch` failed; `undefined` where a retry would fail as well. */
export function connectionFailure(cause: unknown): "unsent" | "ambiguous" | undefined {
  const codes: string[] = [];
  let link = cause;
  for (let depth = 0; depth < 10 && link instanceof Object; depth += 1) {
    const { code, message, retryable, cause } = link as ConnectionCause;
    if (unsentMessage.test(String(message))) return "unsent";
    if (typeof code === "string") codes.push(code);
    // Workers say so instead.
    if (retryable === true) codes.push("EPIPE");
    link = cause;
  }
  const known = codes.join(" ");
  if (unsent.test(known)) return "unsent";
  if (ambiguous.test(known)) return "ambiguous";
  // Browsers give no code. Any other code, such as one of TLS, is not going to change.
  return known === "" && cause instanceof TypeError ? "ambiguous" : undefined;
}
