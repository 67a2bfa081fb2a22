// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** JSON whose long integers keep all of their digits. */

/** A value twice: as `JSON.parse` reads it, and with the digits of long integers as text. */
export interface ExactValue {
  readonly value: unknown;
  readonly exact: unknown;
}

/**
 * Parses text. Integers of up to 15 digits are exact as they are; only where there are longer ones,
 * the text is read a second time.
 */
export function parseExactly(text: string): ExactValue {
  const value: unknown = JSON.parse(text);
  const exact: unknown = /\d{16}/.test(text) ? JSON.parse(withQuotes(text)) : value;
  return { value, exact };
}

/** The text, which is valid JSON, with quotes around integers of 16 or more digits. */
function withQuotes(text: string): string {
  let isInString = false;
  // A quote, an escape, or a number: each is taken whole, so the time is linear.
  return text.replace(/"|\\.|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isInString = !isInString;
    return !isInString && /^-?\d{16,}$/.test(token) ? `"${token}"` : token;
  });
}
