/** Patterns that name operations: `tag:users`, `path:/users/**`, `id:list*`. */

/** What patterns look at. */
export interface OperationIdentity {
  /** `operationId`, or the name derived from method and path. */
  readonly id: string;
  readonly path: string;
  readonly tags: readonly string[];
}

/**
 * Names operations by tag, path or id. `*` stands for any characters but `/`, `**` for any at all;
 * everything else is meant literally, upper and lower case too.
 */
export type OperationPattern = `tag:${string}` | `path:${string}` | `id:${string}`;

/** Whether a text is a pattern. */
export function isOperationPattern(text: unknown): text is OperationPattern {
  return typeof text === "string" && /^(?:tag|path|id):./su.test(text);
}

/** Patterns that remember which of them have named an operation. */
export interface PatternSet {
  /** Whether there are no patterns. */
  readonly isEmpty: boolean;
  /** Whether any pattern names the operation. */
  readonly matches: (operation: OperationIdentity) => boolean;
  /** The patterns that have named none so far, in order. */
  readonly unmatched: () => readonly OperationPattern[];
}

/** Makes patterns ready to be asked. */
export function patternSet(patterns: readonly OperationPattern[]): PatternSet {
  const tests = patterns.map((pattern) => ({ pattern, test: testOf(pattern) }));
  const idle = new Set(tests);
  return {
    isEmpty: patterns.length === 0,
    matches: (operation) => {
      const matching = tests.filter(({ test }) => test(operation));
      for (const each of matching) idle.delete(each);
      return matching.length > 0;
    },
    unmatched: () => [...idle].map(({ pattern }) => pattern),
  };
}

function testOf(pattern: OperationPattern): (operation: OperationIdentity) => boolean {
  const colon = pattern.indexOf(":");
  const expression = expressionOf(pattern.slice(colon + 1));
  switch (pattern.slice(0, colon)) {
    case "tag":
      return ({ tags }) => tags.some((tag) => expression.test(tag));
    case "path":
      return ({ path }) => expression.test(path);
    default:
      return ({ id }) => expression.test(id);
  }
}

function expressionOf(glob: string): RegExp {
  const parts = glob.split(/(\*+)/u).map((part) => {
    if (part === "*") return "[^/]*";
    if (part.startsWith("*")) return ".*";
    return part.replaceAll(/[.+?^${}()|[\]\\/]/gu, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join("")}$`, "su");
}
