/** Checks texts in another process: an endless loop or a full memory is an outcome like any other. */
import { fork, type ChildProcess } from "node:child_process";
import type { Outcome } from "./fuzz-check.js";

/** Milliseconds that no document should ever need, on a machine that has other things to do. */
const patience = 60_000;

export interface Checker {
  readonly check: (text: string) => Promise<Outcome>;
  readonly close: () => void;
}

/** Starts the process when it is first needed, and again after a text has ended it. */
export function startChecker(file: string): Checker {
  let child: ChildProcess | undefined;
  const close = () => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const check = async (text: string): Promise<Outcome> => {
    child ??= startProcess(file);
    const outcome = await answerOf(child, text);
    if (typeof outcome !== "string") return outcome;
    close();
    return { accepted: false, problems: [outcome] };
  };
  return { check, close };
}

function startProcess(file: string): ChildProcess {
  const worker = new URL("fuzz-worker.ts", import.meta.url).pathname;
  const execArgv = ["--import", import.meta.resolve("tsx"), "--max-old-space-size=1024"];
  return fork(worker, [file], { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
}

/** The outcome, or how the process came to its end. */
function answerOf(child: ChildProcess, text: string): Promise<Outcome | string> {
  return new Promise((resolve) => {
    let report = "";
    const onReport = (piece: Buffer) => (report += piece.toString());
    const settle = (answer: Outcome | string) => {
      clearTimeout(timer);
      child.removeAllListeners("message").removeAllListeners("exit");
      child.stderr?.off("data", onReport);
      resolve(answer);
    };
    const timer = setTimeout(() => settle(`takes more than ${patience} ms`), patience);
    child.on("message", settle).on("exit", (code) => {
      settle(`ends the process (${String(code)}): ${report.slice(0, 2000)}`);
    });
    child.stderr?.on("data", onReport);
    child.send(text);
  });
}
