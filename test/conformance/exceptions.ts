/** What a platform cannot do, by the tests that show it. Each is documented in docs/runtime.md. */

interface Exception {
  readonly platforms: readonly string[];
  readonly tests: RegExp;
  /** What happens there instead. */
  readonly reason: string;
}

const exceptions: readonly Exception[] = [];

/** Reasons for which a test may fail on a platform. */
export function exceptionFor(platform: string, test: string): string[] {
  return exceptions
    .filter(({ platforms, tests }) => platforms.includes(platform) && tests.test(test))
    .map(({ reason }) => reason);
}
