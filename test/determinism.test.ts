/** The same sources give the same bytes, whatever the time, place and folder. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { generate } from "../generator/index.js";

const input = new URL("../spec", import.meta.url).pathname;
const { TZ, LANG, LC_ALL } = process.env;

afterEach(() => {
  Object.assign(process.env, { TZ: TZ ?? "", LANG: LANG ?? "", LC_ALL: LC_ALL ?? "" });
});

async function bytes(folder: string): Promise<string> {
  const { files } = await generate({ input: folder });
  return JSON.stringify(files);
}

describe("generate", () => {
  test("gives the same bytes twice", async () => {
    expect(await bytes(input)).toBe(await bytes(input));
  });

  test("gives the same bytes in another time zone and language", async () => {
    const here = await bytes(input);
    Object.assign(process.env, {
      TZ: "Pacific/Chatham",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    });
    expect(await bytes(input)).toBe(here);
  });

  test("gives the same bytes from a copy in another place", async () => {
    const folder = mkdtempSync(join(tmpdir(), "specloom-determinism-"));
    try {
      cpSync(input, join(folder, "spec"), { recursive: true });
      expect(await bytes(join(folder, "spec"))).toBe(await bytes(input));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
