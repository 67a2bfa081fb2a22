/** What a process complains about while a test runs. */

/** What has been seen up to the end. */
export interface Watch {
  readonly stop: () => readonly unknown[];
}

/** Collects events of the process; on other platforms those of their global object. */
export function watchProcess(event: "unhandledRejection" | "warning"): Watch {
  const seen: unknown[] = [];
  const listener = (reason: unknown) => seen.push(reason);
  process.on(event, listener);
  return {
    stop: () => {
      process.off(event, listener);
      return seen;
    },
  };
}
