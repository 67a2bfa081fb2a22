/** The command line of this process: run as it is from source, and as a bundle by `start.ts`. */
import process from "node:process";
import { run } from "./run.js";
import { processTerminal } from "./terminal.js";

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
