/** Request handlers of a generated SDK, loaded beside it. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HttpHandler } from "msw";
import { generate } from "../../generator/index.js";
import type { ApiModel, OperationModel } from "../../generator/ir/model.js";

const installed = new URL("../../node_modules", import.meta.url).pathname;

/** One operation with what answers it. */
export interface MockedOperation {
  readonly api: ApiModel;
  readonly operation: OperationModel;
  readonly handler: (answer?: object, options?: object) => HttpHandler;
  /** What else its resource exports. */
  readonly modules: Readonly<Record<string, unknown>>;
}

/** A generated SDK with handlers. */
export interface MockedSdk {
  readonly operations: readonly MockedOperation[];
  /** Exports of the index of the first API. */
  readonly index: Readonly<Record<string, unknown>>;
  readonly remove: () => Promise<void>;
}

/** Generates an SDK with handlers for MSW, and imports it. */
export async function mockedSdk(input: string, options: object = {}): Promise<MockedSdk> {
  const { files, apis } = await generate({ ...options, input, companions: ["msw"] });
  const folder = await mkdtemp(join(tmpdir(), "specloom-mocks-"));
  await symlink(installed, join(folder, "node_modules"));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const load = async (path: string) =>
    (await import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href)) as Readonly<
      Record<string, unknown>
    >;
  const operations: MockedOperation[] = [];
  for (const { folder: root, model: api } of apis) {
    for (const { name, operations: own } of api.resources) {
      const handlers = await load(`${root}${name}/handlers.ts`);
      const modules = { ...(await load(`${root}${name}/index.ts`)), ...handlers };
      for (const operation of own) {
        const handler = handlers[`${operation.functionName}Handler`] as MockedOperation["handler"];
        operations.push({ api, operation, handler, modules });
      }
    }
  }
  const index = await load(`${apis[0]?.folder ?? ""}index.ts`);
  return { operations, index, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A URL of an operation whose parameters all have the same value. */
export function urlOf({ path }: OperationModel, value: string): string {
  return `https://mocked.example${path.replaceAll(/\{[^{}]*\}/gu, value)}`;
}
