/**
 * The whole pipeline on small documents: every emitted file is compared, and the list of files too.
 * A case that cannot do without warnings has them in `report.txt`, and one with options has them in
 * `config.json`. One with a lock file has the lock of the next generation in `expected.lock`.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnosticsOfNewNames } from "../../generator/cli/generate-once.js";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";
import { generate } from "../../generator/index.js";
import { caseOptions } from "../support/case-options.js";
import { childFolders, listFiles } from "../support/files.js";

const root = new URL("cases/", import.meta.url).pathname;

describe.each(childFolders(root))("%s", (name) => {
  test("emits exactly the golden files", async () => {
    const directory = `${root}${name}`;
    const options = await caseOptions(directory);
    const { files, lock, diagnostics } = await generate({ input: `${directory}/spec`, ...options });
    const source = (file: string) => readFileSync(file, "utf8");
    const report = renderDiagnostics(diagnostics, { colors: false, directory, source });
    // The run-time is the same for everyone; a test of its own compares the copy.
    const own = files.filter(({ path }) => !path.startsWith("runtime/"));
    const golden = own.map(({ path, text }) => ({ path: `expected/${path}`, text }));
    if ("lock" in options) golden.push({ path: "expected.lock", text: lock });
    if (report !== "") golden.push({ path: "report.txt", text: report });

    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { path, text } of golden) {
      await expect(text).toMatchFileSnapshot(`${directory}/${path}`);
    }
    const isGiven = (path: string) => /^(?:spec\/|config\.json$|specloom\.lock$)/u.test(path);
    const kept = listFiles(directory).filter((path) => !isGiven(path));
    expect(kept).toEqual(golden.map(({ path }) => path).sort());
    // The lock of a run leads to the same output, and to what is not only said of new names.
    const former = { file: "specloom.lock", text: lock };
    const again = await generate({ input: `${directory}/spec`, ...options, lock: former });
    const lasting = diagnostics.filter(({ code }) => !diagnosticsOfNewNames.has(code));
    expect(again).toMatchObject({ files, lock, diagnostics: lasting });
  });
});
