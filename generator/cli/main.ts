#!/usr/bin/env node
/** The process. All else is loaded once Node keeps what it compiles, which it can since 22.8. */
import module from "node:module";
import process from "node:process";

if ("enableCompileCache" in module && typeof module.enableCompileCache === "function") {
  Reflect.apply(module.enableCompileCache, module, []);
}
const { run } = await import("./run.js");
const { processTerminal } = await import("./terminal.js");
process.exitCode = await run(process.argv.slice(2), processTerminal());
