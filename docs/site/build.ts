/** `npm run docs`: writes the site to `dist-docs/`, and the coverage to `docs/coverage.md`. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readSite } from "./read.js";
import { coverageFile, createSite } from "./site.js";

const output = new URL("../../dist-docs", import.meta.url).pathname;

const { files, coverage } = await createSite(await readSite());
await rm(output, { recursive: true, force: true });
for (const [path, text] of files) {
  const file = join(output, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
await writeFile(coverageFile, coverage);
console.log(`${files.size} files in dist-docs/. Look at them with: npm run docs:serve`);
