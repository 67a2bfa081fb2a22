/** Bundles programs as applications do, to see what they hold and how large they are. */
import { build, type Plugin } from "esbuild";
import { gzipSync } from "node:zlib";

const repository = new URL("../../", import.meta.url).pathname;

/** A program as an application would ship it. */
export interface Bundle {
  readonly code: string;
  /** Bytes, minified. */
  readonly minified: number;
  /** Bytes, minified and compressed with gzip, level 9. */
  readonly gzipped: number;
  /** Paths of the modules that code is left of, from the root of the repository. */
  readonly modules: readonly string[];
}

/** A program, and the folder that its imports start from. */
export interface Program {
  readonly source: string;
  readonly folder: string;
}

/** Bundles a program with esbuild. */
export async function bundle({ source, folder }: Program): Promise<Bundle> {
  const result = await build({
    stdin: { contents: source, resolveDir: folder, loader: "ts" },
    absWorkingDir: repository,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    plugins: [undescribed],
  });
  const [output] = Object.values(result.metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  const { contents = new Uint8Array(), text = "" } = result.outputFiles[0] ?? {};
  return {
    code: text,
    minified: contents.length,
    gzipped: gzipSync(contents, { level: 9 }).length,
    modules: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}

/**
 * The `package.json` of this repository says that modules do nothing by being imported. That of an
 * application, which generated code is copied into, does not: there, the code has to show it.
 */
const undescribed: Plugin = {
  name: "undescribed",
  setup: (building) => {
    building.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === undescribed) return undefined;
      const found = await building.resolve(path, { kind, resolveDir, pluginData: undescribed });
      return found.path.includes("/node_modules/") ? found : { ...found, sideEffects: true };
    });
  },
};
