/** The fields of an account, from the embedded server into types that a program uses. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminClient } from "../../generated/admin/index.js";
import { run } from "../../generator/cli/run.js";
import { generate } from "../../generator/index.js";
import { startServer, type TestServer } from "../server/server.js";
import { temporaryFolder } from "../support/command.js";
import { compileStrict } from "../support/compile.js";
import { specFolder } from "../support/resources.js";

let server: TestServer;
const folder = temporaryFolder();
const spec = join(folder.path, "spec");

beforeAll(async () => {
  server = await startServer({ userCount: 5 });
  mkdirSync(join(spec, "ticketing"), { recursive: true });
  cpSync(join(specFolder.pathname, "_shared"), join(spec, "_shared"), { recursive: true });
  cpSync(join(specFolder.pathname, "ticketing/users.yaml"), join(spec, "ticketing/users.yaml"));
});

afterAll(async () => {
  await server.close();
  folder.remove();
});

const consumer = `import type { User } from "./sdk/ticketing/index.js";

export const seatOf = (user: User): number | undefined => user.custom_fields?.seat;
export const localeOf = (user: User): string | null | undefined => user.locale;
`;

test("fields of one account are typed by the overlay, and unknown without it", async () => {
  const { url: baseURL, token: auth, integratedAccountId } = server;
  const admin = new AdminClient({ baseURL, auth, integratedAccountId });
  const users = { model: "ticketing", resource: "users", method: "list" };
  const answer = await admin.meta.getMethod(users);
  writeFileSync(join(folder.path, "answer.json"), JSON.stringify(answer));

  const shown: string[] = [];
  const write = (text: string) => void shown.push(text);
  const streams = { out: write, error: write, colors: false, interactive: false, now: () => 0 };
  const flags = ["--model", "ticketing", "--resource", "users", "--spec", "spec"];
  const command = ["import-meta", "answer.json", ...flags, "--output", "acme.overlay.yaml"];
  const terminal = { ...streams, answers: undefined, directory: folder.path };

  expect(await run(command, terminal)).toBe(0);
  expect(shown.join("")).toBe("Wrote acme.overlay.yaml: 2 fields.\n");
  // What is there is not replaced.
  expect(await run(command, terminal)).toBe(4);

  const compiled = async (overlays: readonly string[]) => {
    const { files, diagnostics } = await generate({ input: spec, overlays });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const sdk = files.map(({ path, text }) => [`sdk/${path}`, text] as const);
    const sources = { ...Object.fromEntries(sdk), "consumer.ts": consumer };
    return compileStrict({ files: sources, typescript: "7", moduleResolution: "nodenext" });
  };
  expect(await compiled([join(folder.path, "acme.overlay.yaml")])).toEqual([]);
  expect((await compiled([])).join("\n")).toContain("custom_fields");
});
