/** `test/support/process-events.ts` for platforms without a process. */
import type { Watch } from "../../support/process-events.js";

/** Warnings are Node's. */
export function watchProcess(event: "unhandledRejection" | "warning"): Watch {
  const seen: unknown[] = [];
  const listener = (rejection: Event) => seen.push((rejection as PromiseRejectionEvent).reason);
  if (event === "unhandledRejection") addEventListener("unhandledrejection", listener);
  return {
    stop: () => {
      removeEventListener("unhandledrejection", listener);
      return seen;
    },
  };
}
