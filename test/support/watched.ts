/** A command that goes on, and what it prints. */
import { spawn } from "node:child_process";

const main = new URL("../../dist/cli/start.cjs", import.meta.url).pathname;

/** Starts `specloom` in a folder. */
export function startSpecloom(directory: string, ...args: readonly string[]) {
  return startSpecloomOn(process.execPath, directory, args);
}

/** Starts `specloom` on another Node.js. */
export function startSpecloomOn(node: string, directory: string, args: readonly string[]) {
  const child = spawn(node, [main, ...args], { cwd: directory });
  let output = "";
  let position = 0;
  let look: () => void = () => undefined;
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    look();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    /** Waits for the next output that matches, and gives what was printed up to there. */
    printed: async (pattern: RegExp): Promise<string> => {
      for (;;) {
        const match = pattern.exec(output.slice(position));
        if (match !== null) {
          const text = output.slice(position, position + match.index + match[0].length);
          position += text.length;
          return text;
        }
        await new Promise<void>((resolve, reject) => {
          look = resolve;
          void ended.then(() => {
            reject(new Error(`Ended without ${String(pattern)}:\n${output}`));
          });
        });
      }
    },
    /** As Ctrl-C does; the exit code. */
    interrupt: async (): Promise<number | null> => {
      child.kill("SIGINT");
      return await ended;
    },
    output: () => output,
  };
}
