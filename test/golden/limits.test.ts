/** Limits on documents, with documents that are too large to keep. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";
import { generate } from "../../generator/index.js";

const start = `openapi: 3.1.0
info: { title: Tickets, version: 1.0.0 }
paths: {}
`;

test("a document nests 200 levels at most", async () => {
  expect(await reportOf(`${start}x-deep: ${"[".repeat(200)}${"]".repeat(200)}\n`))
    .toMatchInlineSnapshot(`
    "api.yaml:1:1 error document-too-deep
      The document nests more than 200 levels.
      1 | openapi: 3.1.0
        | ^
      hint: Name the inner schemas as components and refer to them.
    "
  `);
});

test("a document has 64 Mi characters at most", async () => {
  expect(await reportOf(`${start}${`# ${"-".repeat(1021)}\n`.repeat(64 * 1024)}`))
    .toMatchInlineSnapshot(`
      "api.yaml:1:1 error document-too-large
        The document has 67108930 characters; 67108864 are the limit.
        1 | openapi: 3.1.0
          | ^
        hint: Split the document into several files.
      "
    `);
});

/** The report on a document that has to be generated, by its name alone. */
async function reportOf(text: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "specloom-limits-"));
  try {
    const file = join(directory, "api.yaml");
    await writeFile(file, text);
    const { files, diagnostics } = await generate({ input: file });
    expect(files).toEqual([]);
    return renderDiagnostics(diagnostics, { colors: false, directory, source: () => text });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
