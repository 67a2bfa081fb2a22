/** Names that a generated declaration must not have, whatever the document wants. */

const keywords =
  "arguments await break case catch class const continue debugger default delete do else enum eval " +
  "export extends false finally for function if implements import in instanceof interface let new " +
  "null package private protected public return static super switch this throw true try typeof var " +
  "void while with yield";

const typeNames = "any bigint boolean never number object string symbol undefined unknown";

/** Values and types of the language and the platform that generated code refers to. */
const globals =
  "AbortSignal Array AsyncGenerator AsyncIterable AsyncIterator Awaited BigInt Blob BodyInit " +
  "Boolean Date Exclude Extract FormData Headers Infinity Iterable Iterator JSON Map NaN NonNullable " +
  "Number Object Omit Parameters Partial Pick Promise Readonly ReadableStream Record Request " +
  "RequestInit Required Response ReturnType Set String Symbol URL URLSearchParams Uint8Array " +
  "Uppercase Lowercase exports fetch globalThis module require __esModule __proto__";

/** A module that exports it is taken for a promise: `await import()` would call it and never end. */
const thenable = "then";

/** Reserved words, the names of built-in types, and globals that generated code uses. */
export const reservedNames: ReadonlySet<string> = new Set(
  `${keywords} ${typeNames} ${globals} ${thenable}`.split(" "),
);
