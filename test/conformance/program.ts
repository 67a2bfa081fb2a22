/** The tests as one program for a platform. */
import { build, type Plugin } from "esbuild";
import { join } from "node:path";
import { listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;
const platformFolder = join(repository, "test/conformance/platform");

/** Tests that need nothing but the platform and servers. */
const folders = ["test/unit/runtime", "test/conformance/suite"];

/** How a platform starts the program. */
export type ProgramKind = "script" | "worker";

/** Bundles the tests. `bridge` is where their servers are, `pattern` chooses tests by name. */
export async function bundleTests(
  kind: ProgramKind,
  bridge: string,
  pattern: string,
): Promise<string> {
  const result = await build({
    stdin: { contents: entry(kind), resolveDir: repository, loader: "ts" },
    bundle: true,
    write: false,
    format: kind === "worker" ? "esm" : "iife",
    platform: "browser",
    target: "es2022",
    define: { BRIDGE_URL: JSON.stringify(bridge), TEST_PATTERN: JSON.stringify(pattern) },
    plugins: [replacements],
    logLevel: "error",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Files are loaded while the program runs: a worker may do nothing much before it is called. */
function entry(kind: ProgramKind): string {
  const files = testFiles().map(
    (path) =>
      `{ path: ${JSON.stringify(path)}, load: () => import(${JSON.stringify(`./${path}`)}) },`,
  );
  const start =
    kind === "script"
      ? "void start();"
      : "export default { test: async () => { await start(); } };";
  return `
import { runPlatform } from "./test/conformance/platform/run.js";
const files = [${files.join("\n")}];
const { Bun, Deno, navigator = {} } = globalThis as any;
const version = Bun?.version ?? Deno?.version.deno ?? /Chrome\\/(\\d+)/.exec(navigator.userAgent)?.[1] ?? "";
const start = () => runPlatform(files, version);
${start}`;
}

function testFiles(): string[] {
  return folders.flatMap((folder) =>
    listFiles(join(repository, folder))
      .filter((path) => path.endsWith(".test.ts") && !path.endsWith(".node.test.ts"))
      .map((path) => `${folder}/${path}`),
  );
}

/** What tests import that the platform does not have. */
const replacements: Plugin = {
  name: "replacements",
  setup(building) {
    building.onResolve({ filter: /^vitest$/ }, () => ({ path: join(platformFolder, "vitest.ts") }));
    building.onResolve({ filter: /support\/server\.js$/ }, () => ({
      path: join(platformFolder, "server.ts"),
    }));
    building.onResolve({ filter: /support\/process-events\.js$/ }, () => ({
      path: join(platformFolder, "process-events.ts"),
    }));
    building.onResolve({ filter: /^node:(events|util)$/ }, () => ({
      path: join(platformFolder, "node-modules.ts"),
    }));
    building.onResolve({ filter: /^node:crypto$/ }, () => ({
      path: join(platformFolder, "crypto.ts"),
    }));
    building.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "absent" }));
    building.onLoad({ filter: /.*/, namespace: "absent" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => name === "__esModule" ? undefined :
        () => { throw new Error("${path} is not on this platform"); } });`,
      loader: "js",
    }));
  },
};
