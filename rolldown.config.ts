/**
 * The command as a bundle: `dist/bundle/`, which `generator/cli/start.ts` runs.
 *
 * Each file is the function of a CommonJS module, in ASCII, so that it can be compiled once and kept.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "rolldown";
import { minifySync } from "rolldown/utils";

const source = (path: string) => new URL(`generator/${path}`, import.meta.url).pathname;

/** Packages that few runs need, or that users bring their own version of. */
const external = ["jiti", "prettier", "typescript"];

/**
 * `openapi-typescript` makes its trees with the compiler of `ts-morph`, so that there is one; by its
 * name, since a default import of a module in CommonJS copies all that it exports.
 */
const oneCompiler: Plugin = {
  name: "one-compiler",
  resolveId: (specifier, importer = "") =>
    specifier === "typescript" && importer.includes("/openapi-typescript/") ? compiler : undefined,
  load: (id) => (id === compiler ? 'export { ts as default } from "@ts-morph/common";' : undefined),
};

const compiler = "\0compiler";

/** Modules that are different ones in a bundle. */
const twins: Plugin = {
  name: "twins",
  resolveId(specifier) {
    if (specifier.endsWith("/interop-transformer.js")) {
      return source("emit/interop-transformer-bundled.ts");
    }
    // What runs the bundle has these.
    const shared = /\/(import-module|young-generation)\.js$/u.exec(specifier);
    return shared === null ? undefined : { id: `specloom/${shared[1]}`, external: true };
  },
};

const declarations = "declarations.cjs";

/** The declarations of TypeScript's library, 3 MB of text, load where a program is compiled. */
const lazyDeclarations: Plugin = {
  name: "lazy-declarations",
  resolveId: (specifier) =>
    specifier === `./${declarations}` ? { id: specifier, external: true } : undefined,
  transform: {
    filter: { id: /ts-morph-common\.js$/u },
    handler(code) {
      const list = /^const libFiles = (\[\{\n.*?^ *\}\]);$/msu.exec(code);
      if (list === null) throw new Error("ts-morph is not as it was");
      const [statement, texts = ""] = list;
      const module = ascii(wrapper.join(`module.exports=${texts};`));
      this.emitFile({ type: "asset", fileName: declarations, source: module });
      return code
        .replace(statement, `const libFiles = () => require("./${declarations}");`)
        .replace("return libFiles;", "return libFiles();");
    },
  },
};

/** What packages do very often, in fewer steps; with the same results. */
const shortcuts: readonly Shortcut[] = [
  {
    // Most segments of references have nothing to escape.
    file: "@redocly/openapi-core/lib/ref-utils.js",
    code: /^function (?:un)?escapePointer\(fragment\) \{$/gmu,
    places: 2,
    shorter: "$& if (!/[~%/]/.test(fragment)) return fragment;",
  },
  {
    // A path is read where it is passed, and not kept.
    file: "openapi-typescript/dist/lib/utils.mjs",
    code: /walk\(obj\[(\w)\], cb, path\.concat\(\1\)\);/gu,
    places: 2,
    shorter: "path.push($1); walk(obj[$1], cb, path); path.pop();",
  },
  {
    // It is a namespace already, of ten thousand names.
    file: "@ts-morph/common/dist/ts-morph-common.js",
    code: /_interopNamespaceCompat\(ts\)/gu,
    places: 1,
    shorter: "ts",
  },
  {
    // Most text is part of a line.
    file: "code-block-writer/script/mod.js",
    code: /text\.split\(CodeBlockWriter\._newLineRegEx\)/gu,
    places: 1,
    shorter: String.raw`(text.includes("\n") ? $& : [text])`,
  },
  {
    // Members that any assignment would make.
    file: "code-block-writer/script/mod.js",
    code: /Object\.defineProperty\(this, "(\w+)", \{\s+enumerable: true,\s+configurable: true,\s+writable: true,\s+value: (.*)\s+\}\);/gu,
    places: 15,
    shorter: "this.$1 = $2;",
  },
];

interface Shortcut {
  /** The end of its path. */
  readonly file: string;
  readonly code: RegExp;
  /** How often the code is there in the version that is pinned. */
  readonly places: number;
  readonly shorter: string;
}

const withShortcuts: Plugin = {
  name: "with-shortcuts",
  transform(code, id) {
    return shortcuts
      .filter(({ file }) => id.endsWith(`/node_modules/${file}`))
      .reduce((text, shortcut) => {
        if (text.match(shortcut.code)?.length !== shortcut.places) {
          throw new Error(`${shortcut.file} is not as it was`);
        }
        return text.replace(shortcut.code, shortcut.shorter);
      }, code);
  },
};

/** The function that `generator/cli/bundle.ts` calls. */
const wrapper = ["(function(exports,require,module,__filename,__dirname){", "\n})"] as const;

const small: Plugin = {
  name: "small",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      // Our own names stay, so that the trace of an error can be read.
      const mangle = file.moduleIds.every((id) => id.includes("/node_modules/"));
      const { code, errors } = minifySync(file.fileName, file.code, { mangle });
      if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
      file.code = ascii(wrapper.join(code));
    }
  },
};

/** Escapes mean the same in strings, templates, regular expressions and names. */
function ascii(code: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  if (/\\[^ -~\n]/u.test(code)) throw new Error("a character is escaped already");
  return code.replaceAll(/[^ -~\n\t]/g, escaped);
}

/** The licences of the packages that are in the bundle. */
const licences: Plugin = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) =>
      file.type === "chunk" ? file.moduleIds : [],
    );
    const folders = modules.flatMap(
      (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id) ?? [],
    );
    const texts = [...new Set(folders)].sort().map(licenceOf);
    this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: texts.join("\n") });
  },
};

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Readonly<Record<string, string>>;
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/iu.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
  return [`${name} ${version} (${license})\n`, ...texts].join("\n");
}

export default defineConfig([
  {
    input: source("cli/main.ts"),
    platform: "node",
    logLevel: "warn",
    external: (specifier, importer = "") =>
      external.includes(specifier) && !importer.includes("/openapi-typescript/"),
    plugins: [oneCompiler, twins, lazyDeclarations, withShortcuts, small, licences],
    treeshake: { moduleSideEffects: (id) => !/\/(?:openapi-typescript|@redocly)\//u.test(id) },
    output: {
      dir: "dist/bundle",
      cleanDir: true,
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "[name]-[hash].cjs",
      comments: { legal: false },
    },
  },
  // One file in CommonJS starts sooner than modules.
  {
    input: source("cli/start.ts"),
    platform: "node",
    logLevel: "warn",
    output: { file: "dist/cli/start.cjs", format: "cjs" },
  },
]);
