/** The whole pipeline on small documents: every emitted file is compared, and the list of files too. */
import { describe, expect, test } from "vitest";
import { generate } from "../../generator/index.js";
import { childFolders, listFiles } from "../support/files.js";

const root = new URL("cases/", import.meta.url).pathname;

describe.each(childFolders(root))("%s", (name) => {
  test("emits exactly the golden files", async () => {
    const { files, diagnostics } = await generate({ input: `${root}${name}/spec` });
    // The run-time is the same for everyone; a test of its own compares the copy.
    const own = files.filter(({ path }) => !path.startsWith("runtime/"));

    expect(diagnostics).toEqual([]);
    for (const { path, text } of own) {
      await expect(text).toMatchFileSnapshot(`${root}${name}/expected/${path}`);
    }
    expect(own.map(({ path }) => path).sort()).toEqual(listFiles(`${root}${name}/expected`));
  });
});
