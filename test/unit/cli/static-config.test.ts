/** Configurations whose value can only change with their text. */
import { expect, test } from "vitest";
import { isStaticConfig } from "../../../generator/cli/static-config.js";

const ts = "specloom.config.ts";
const imported = `import { defineConfig } from "specloom";\n`;

test.each([
  [ts, `${imported}export default defineConfig({ input: "spec", output: "generated" });`],
  [ts, `export default { input: 'a "b" // c', output: "x", types: { int64: "bigint" } };`],
  [ts, `export default { input: "https://e.example/a.json", /* it's here */ output: "x" };`],
  [
    ts,
    `import { type Config } from 'specloom';\nexport default { input: "a", output: "b", pagination: [{ limit: 5, on: true }] } satisfies Config;`,
  ],
  ["specloom.config.json", `{ "input": "spec", "output": "generated" }`],
])("%s depends on nothing: %s", (file, text) => {
  expect(isStaticConfig(file, text)).toBe(true);
});

test.each([
  `${imported}export default defineConfig({ input: process.env.SPEC, output: "x" });`,
  `${imported}import shared from "./shared.js";\nexport default defineConfig(shared);`,
  `import "./effects.js";\nexport default { input: "a", output: "b" };`,
  `export default { input: (await import("./a.js")).default, output: "b" };`,
  `export default { input: require("./a.json"), output: "b" };`,
  `export default { input: "a" + new Date(), output: "b" };`,
  "export default { input: `${process.env.SPEC}`, output: 'b' };",
  `const input = "a";\nexport default { input, output: "b" };`,
  `export default { get input() { return "a"; }, output: "b" };`,
  `export default { input: "a", output: /"/.source };`,
  `export default { input: "a", output: [].constructor.name };`,
  `export default { input: "a", output: pr\\u006fcess.env.OUTPUT };`,
  `export default { ["input"]: x, output: "b" };`,
  `export default { input: "a", output: true ? überall : "b" };`,
  `export { default } from "./other.js";`,
])("%s may depend on more", (text) => {
  expect(isStaticConfig(ts, text)).toBe(false);
});
