import type { Readable } from "node:stream";
import { isatty } from "node:tty";

/** Where the command line writes: results to `out`, everything else to `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Where answers to questions come from; `undefined` where nobody is there to be asked. */
  readonly answers: Readable | undefined;
  readonly directory: string;
  /** `error` is a terminal that shows colours. */
  readonly colors: boolean;
  /** `error` is a terminal on which a line may be rewritten. */
  readonly interactive: boolean;
  /** Milliseconds from any fixed start. */
  readonly now: () => number;
}

/** The terminal of this process; colours follow `NO_COLOR` and `FORCE_COLOR`. */
export function processTerminal(): Terminal {
  const { stderr, stdout, env } = process;
  const interactive = stderr.isTTY && env["TERM"] !== "dumb" && env["CI"] === undefined;
  return {
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    answers: isatty(0) && stderr.isTTY ? process.stdin : undefined,
    directory: process.cwd(),
    colors: env["FORCE_COLOR"] !== undefined || (stderr.isTTY && env["NO_COLOR"] === undefined),
    interactive,
    now: () => performance.now(),
  };
}

/** A line on an interactive terminal that says what is going on; silent elsewhere. */
export function progressLine(terminal: Terminal) {
  const start = terminal.now();
  return {
    show(text: string): void {
      if (!terminal.interactive) return;
      const seconds = ((terminal.now() - start) / 1000).toFixed(1);
      terminal.error(`\r\u001B[2K${text} (${seconds} s)`);
    },
    clear(): void {
      if (terminal.interactive) terminal.error("\r\u001B[2K");
    },
  };
}
