/** Compiled code is kept from process to process, whatever a run makes of V8's flags. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/command.js";

const opener = new URL("../../dist/cli/bundle.js", import.meta.url).href;

/** Runs `main.cjs` of a bundle in a process of its own, and keeps the code of what it has loaded. */
function runBundle(folder: string): void {
  const source = `
    import { openBundle } from ${JSON.stringify(opener)};
    const bundle = openBundle("${folder}/bundle", "${folder}/cache");
    bundle.load("main.cjs");
    bundle.keepCode();`;
  execFileSync(process.execPath, ["--input-type=module", "--eval", source]);
}

function timesOfCode(folder: string): readonly number[] {
  const code = join(folder, "cache", "code");
  return readdirSync(code).map((name) => statSync(join(code, name)).mtimeMs);
}

test("the code of what is loaded before and after the flags change is used", () => {
  const folder = temporaryFolder();
  try {
    const keep = 'require("specloom/young-generation").keepYoungGeneration();';
    const bodies = {
      "main.cjs": `${keep} require("./late-1.cjs").add(2, 3);`,
      "late-1.cjs": "exports.add = (first, second) => first + second;",
    };
    mkdirSync(join(folder.path, "bundle"));
    for (const [name, body] of Object.entries(bodies)) {
      const wrapped = `(function(exports,require,module,__filename,__dirname){${body}\n})`;
      writeFileSync(join(folder.path, "bundle", name), wrapped);
    }
    runBundle(folder.path);
    const times = timesOfCode(folder.path);
    expect(times).toHaveLength(2);
    runBundle(folder.path);
    expect(timesOfCode(folder.path)).toEqual(times);
  } finally {
    folder.remove();
  }
});
