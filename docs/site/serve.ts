/** `npm run docs:serve -- [--port 4020]`: serves `dist-docs/` to this machine. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { serveFolder } from "./static-server.js";

const output = new URL("../../dist-docs", import.meta.url).pathname;
const { values } = parseArgs({ options: { port: { type: "string", default: "4020" } } });

if (existsSync(output)) {
  const { url } = await serveFolder(output, Number(values.port));
  console.log(`The reference is at ${url}\nCtrl-C stops the server.`);
} else {
  console.error("There is no dist-docs/ yet: npm run docs");
  process.exitCode = 1;
}
