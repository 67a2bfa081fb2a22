/** Files of a bundle run once, and are compiled once for many processes. */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBundle } from "../../../generator/cli/bundle.js";
import { temporaryFolder } from "../../support/command.js";

let folder: ReturnType<typeof temporaryFolder>;
let bundle: string;
let cache: string;

beforeEach(() => {
  folder = temporaryFolder();
  bundle = join(folder.path, "bundle");
  cache = join(folder.path, "cache");
  mkdirSync(bundle);
  write("main.cjs", 'const { add } = require("./sum-1.cjs"); exports.sum = add(2, 3);');
  write("sum-1.cjs", "let calls = 0; exports.add = (a, b) => a + b; exports.calls = ++calls;");
});

afterEach(() => {
  folder.remove();
});

function write(name: string, body: string): void {
  writeFileSync(join(bundle, name), `(function(exports,require,module,__filename){${body}\n})`);
}

function run(): { readonly opened: ReturnType<typeof openBundle>; readonly exports: unknown } {
  const opened = openBundle(bundle, cache);
  return { opened, exports: opened.load("main.cjs") };
}

function entries(): readonly string[] {
  return readdirSync(join(cache, "code")).sort();
}

const suffix = `${process.version}-${process.arch}`;

test("files require each other, packages of Node.js, and run once", () => {
  write(
    "main.cjs",
    'exports.name = require("node:path").basename(__filename); exports.calls = require("./sum-1.cjs").calls + require("./sum-1.cjs").calls;',
  );
  expect(run().exports).toEqual({ name: "main.cjs", calls: 2 });
});

test("what was compiled is kept when asked for, and used", () => {
  const first = run();
  expect(first.exports).toEqual({ sum: 5 });
  first.opened.keepCode();
  expect(entries()).toEqual([`main.cjs.${suffix}`, `sum-1.cjs.${suffix}`]);
  const times = entries().map((name) => statSync(join(cache, "code", name)).mtimeMs);
  const second = run();
  expect(second.exports).toEqual({ sum: 5 });
  second.opened.keepCode();
  expect(entries().map((name) => statSync(join(cache, "code", name)).mtimeMs)).toEqual(times);
});

test("code that is damaged, cut or of another V8 is compiled again and replaced", () => {
  run().opened.keepCode();
  const path = join(cache, "code", `sum-1.cjs.${suffix}`);
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  damaged[100] = (damaged[100] ?? 0) ^ 1;
  for (const content of [damaged, whole.subarray(0, 60), Buffer.alloc(0)]) {
    writeFileSync(path, content);
    const { opened, exports } = run();
    expect(exports).toEqual({ sum: 5 });
    opened.keepCode();
    expect(readFileSync(path).length).toBeGreaterThan(60);
  }
});

test("code of another file of the same name and length is not used", () => {
  run().opened.keepCode();
  write("main.cjs", 'const { add } = require("./sum-1.cjs"); exports.sum = add(2, 4);');
  expect(run().exports).toEqual({ sum: 6 });
});

test("code of files that are gone is removed", () => {
  run().opened.keepCode();
  write("main.cjs", 'exports.sum = require("./sum-2.cjs").add(2, 4) + 0;');
  renameSync(join(bundle, "sum-1.cjs"), join(bundle, "sum-2.cjs"));
  const { opened, exports } = run();
  expect(exports).toEqual({ sum: 6 });
  opened.keepCode();
  expect(entries()).toEqual([`main.cjs.${suffix}`, `sum-2.cjs.${suffix}`]);
});

test("without a cache, and where it cannot be written, files run all the same", () => {
  const opened = openBundle(bundle, undefined);
  expect(opened.load("main.cjs")).toEqual({ sum: 5 });
  opened.keepCode();
  writeFileSync(cache, "a file where the folder would be");
  const { opened: other, exports } = run();
  expect(exports).toEqual({ sum: 5 });
  other.keepCode();
});

test("what is no part of a bundle is told by its name", () => {
  writeFileSync(join(bundle, "main.cjs"), "42");
  expect(() => run()).toThrow(/main\.cjs is not part of a bundle/u);
});
