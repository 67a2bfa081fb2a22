/** What a platform cannot do, by the tests that show it. Each is documented in docs/runtime.md. */

interface Exception {
  readonly platforms: readonly string[];
  readonly tests: RegExp;
  /** What happens there instead. */
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    platforms: ["chromium"],
    tests: /^X6[67] /u,
    reason: "a browser follows redirects itself; options for them are a ConfigError",
  },
  {
    platforms: ["chromium"],
    tests:
      /^B1 B13 cookies (of style|are one header)|^A20 .*a key in a cookie|^A25 .*cannot be sent/u,
    reason: "cookies are a ConfigError",
  },
  {
    platforms: ["chromium"],
    tests: /^R33 bodies (a stream|an async iterable)|^A24 .*body cannot be sent again/u,
    reason: "uploads of streams are a ConfigError",
  },
  {
    platforms: ["chromium"],
    tests:
      /^R26 .*(maxRetries 0|set for a call)|^R28 .*after a reset|^S62 .*(in vain|a later connection)/u,
    reason: "the browser itself repeats a request whose reused connection breaks",
  },
  {
    platforms: ["chromium"],
    tests: /^R34 /u,
    reason: "the browser itself reads on for some seconds when a response is cancelled",
  },
  {
    platforms: ["chromium", "workerd"],
    tests: /^R28 .*when nobody listened/u,
    reason: "does not tell a refused connection from a broken one, so a POST is not repeated",
  },
  {
    platforms: ["workerd"],
    tests: /^S62 .*not ASCII/u,
    reason: "encodes header values as UTF-8 once more, so ids that are not ASCII do not arrive",
  },
];

/** Reasons for which a test may fail on a platform. */
export function exceptionFor(platform: string, test: string): string[] {
  return exceptions
    .filter(({ platforms, tests }) => platforms.includes(platform) && tests.test(test))
    .map(({ reason }) => reason);
}

const heap = "the heap is measured in a process of Node";

/** Reasons for which a statement cannot be proven on a platform at all. */
export function exceptionOf(statement: string, platform: string): string[] {
  return statement === "P52" && !platform.startsWith("node ") ? [heap] : [];
}
