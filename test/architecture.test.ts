/** The dependency rule: data flows one way, and each package has one home. */
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles } from "./support/files.js";

const root = new URL("../generator/", import.meta.url).pathname;

/** What the files of a folder (or the file) may import of ours; `types` only as types. */
const rules: Readonly<Record<string, { values: readonly string[]; types: readonly string[] }>> = {
  "cli/": {
    values: [
      "add-resource.ts",
      "build-fingerprint.ts",
      "cli/",
      "compare/",
      "config.ts",
      "config-companions.ts",
      "config-operations.ts",
      "diagnostics/",
      "generate.ts",
      "import-meta.ts",
      "import-module.ts",
      "input/source-map.ts",
      "inspect/",
      "lint.ts",
      "migrate/",
      "output/",
      "remote-host.ts",
    ],
    types: ["emit/", "lock/"],
  },
  "compare/": { values: ["compare/", "ir/"], types: ["diagnostics/", "emit/"] },
  "config.ts": {
    values: [
      "config-companions.ts",
      "config-operations.ts",
      "config-source.ts",
      "config-types.ts",
      "import-module.ts",
      "load-package.ts",
      "remote-host.ts",
    ],
    types: ["diagnostics/", "input/", "ir/"],
  },
  "config-operations.ts": {
    values: ["input/json.ts", "input/operation-pattern.ts"],
    types: ["input/"],
  },
  "config-companions.ts": { values: ["ir/companions.ts"], types: [] },
  "config-source.ts": { values: [], types: ["diagnostics/"] },
  "config-types.ts": { values: ["ir/formats.ts"], types: [] },
  "generate.ts": {
    values: ["compile.ts", "pipeline.ts"],
    types: ["config.ts", "config-types.ts", "diagnostics/", "emit/", "input/", "ir/", "lock/"],
  },
  "compile.ts": {
    values: ["config-types.ts", "diagnostics/", "input/", "ir/", "lock/", "remote-host.ts"],
    types: ["generate.ts"],
  },
  "pipeline.ts": {
    values: ["compile.ts", "diagnostics/", "emit/", "ir/", "lock/", "output/", "remote-host.ts"],
    types: ["generate.ts", "input/"],
  },
  "add-resource.ts": { values: ["input/", "output/", "template/"], types: ["diagnostics/"] },
  "import-meta.ts": {
    values: ["input/", "meta/", "remote-host.ts", "template/"],
    types: ["diagnostics/"],
  },
  "meta/": { values: ["input/", "meta/", "template/"], types: ["diagnostics/"] },
  "template/": { values: ["input/", "template/"], types: ["diagnostics/"] },
  "inspect/": { values: ["diagnostics/", "input/", "inspect/", "ir/"], types: [] },
  "lint.ts": { values: ["diagnostics/", "input/", "lint/"], types: [] },
  "lint/": { values: ["input/", "lint/"], types: ["diagnostics/"] },
  "build-fingerprint.ts": { values: [], types: [] },
  "remote-host.ts": { values: [], types: [] },
  "index.ts": {
    values: ["config.ts", "diagnostics/", "generate.ts", "output/"],
    types: ["emit/", "input/", "ir/"],
  },
  "diagnostics/": { values: ["diagnostics/"], types: [] },
  "input/": {
    values: ["input/", "diagnostics/", "load-package.ts", "remote-host.ts"],
    types: [],
  },
  "ir/": { values: ["ir/"], types: ["diagnostics/", "input/"] },
  "migrate/": { values: ["migrate/"], types: [] },
  "load-package.ts": { values: [], types: [] },
  "lock/": { values: ["lock/", "diagnostics/", "input/", "ir/"], types: [] },
  "emit/": { values: ["emit/", "ir/", "load-package.ts"], types: ["diagnostics/"] },
  "output/": { values: ["load-package.ts", "output/"], types: ["diagnostics/", "emit/"] },
  "runtime/": { values: ["runtime/"], types: [] },
};

/** Where each package may be imported. */
const homes: Readonly<Record<string, readonly string[]>> = {
  commander: ["cli/"],
  diff: ["compare/drift.ts"],
  jiti: ["config.ts"],
  "js-yaml": ["input/"],
  "jsonpath-rfc9535": ["input/overlay.ts"],
  "openapi-typescript": ["emit/interop.ts", "emit/interop-transformer"],
  prettier: ["output/format.ts"],
  "prettier/doc": ["emit/"],
  "ts-morph": ["emit/", "migrate/", "output/print.ts", "output/statements.ts"],
  typescript: ["compare/"],
  yaml: ["input/", "diagnostics/", "meta/", "template/"],
};

/** The modules that may touch the outside world. */
const edges = [
  "build-fingerprint.ts",
  "cli/",
  "config.ts",
  "emit/runtime.ts",
  "input/fetch.ts",
  "input/load.ts",
  // Tables of addresses; asks nobody.
  "input/public-address.ts",
  "output/diff.ts",
  "output/moves.ts",
  "output/own-files.ts",
  "output/paths.ts",
  "output/rewrite.ts",
  "output/write.ts",
];
// To load a package is no more than to import it.
const pureNodeModules = new Set(["node:module", "node:path", "node:url"]);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports = listFiles(root)
  .filter((path) => path.endsWith(".ts"))
  .flatMap(importsOf);

function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), "utf8");
  const statements = text.matchAll(
    /^(?:import|export)(?<type> type)?\s[^;]*?from "(?<from>[^"]+)";|^import "(?<bare>[^"]+)";|import\("(?<lazy>[^"]+)"\)/gmu,
  );
  return [...statements].map(({ groups = {} }) => {
    const specifier = groups["from"] ?? groups["bare"] ?? groups["lazy"] ?? "";
    return { from: path, to: resolved(path, specifier), typeOnly: groups["type"] !== undefined };
  });
}

function resolved(path: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  return posix.normalize(posix.join(dirname(path), specifier)).replace(/\.js$/u, ".ts");
}

function isOurs({ to }: Import): boolean {
  return to.endsWith(".ts");
}

/**
 * Types hold expressions and expressions types, so the files of the layout are one module; types
 * have members and members types, so what compares them is another.
 */
function moduleOf(path: string): string {
  if (path.startsWith("emit/layout-")) return "emit/layout-*.ts";
  return /^compare\/compare-(?:types|members|signatures)/u.test(path) ? "compare/types" : path;
}

function ruleOf(path: string) {
  const key = Object.keys(rules).find((prefix) => path.startsWith(prefix));
  return key === undefined ? undefined : rules[key];
}

function startsWithAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}

describe("the dependency rule", () => {
  test("has a rule for every file", () => {
    expect(imports.map(({ from }) => from).filter((path) => ruleOf(path) === undefined)).toEqual(
      [],
    );
  });

  test("lets no stage reach back", () => {
    const broken = imports.filter(isOurs).filter(({ from, to, typeOnly }) => {
      const rule = ruleOf(from);
      const allowed = typeOnly ? [...(rule?.values ?? []), ...(rule?.types ?? [])] : rule?.values;
      return !startsWithAny(to, allowed ?? []);
    });
    expect(broken).toEqual([]);
  });

  test("has no cycles between files", () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports.filter(isOurs)) {
      const [source, target] = [moduleOf(from), moduleOf(to)];
      if (!typeOnly && source !== target) graph.set(source, [...(graph.get(source) ?? []), target]);
    }
    const cycles: string[][] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path]);
      else if (!done.has(path)) {
        for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
        done.add(path);
      }
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  test("gives each package one home", () => {
    const packages = imports.filter((one) => !isOurs(one) && !one.to.startsWith("node:"));
    const strays = packages.filter(({ from, to }) => !startsWithAny(from, homes[to] ?? []));
    expect(strays).toEqual([]);
  });

  test("keeps the outside world at the edges", () => {
    const builtins = imports.filter(({ to }) => to.startsWith("node:") && !pureNodeModules.has(to));
    expect(builtins.filter(({ from }) => !startsWithAny(from, edges))).toEqual([]);
  });

  test("keeps the run-time free of everything but web standards", () => {
    const foreign = imports
      .filter(({ from }) => from.startsWith("runtime/"))
      .filter((one) => !isOurs(one));
    expect(foreign).toEqual([]);
  });

  test("never names a vendor in the generator", () => {
    const named = listFiles(root).filter((path) =>
      /truto/iu.test(readFileSync(join(root, path), "utf8")),
    );
    expect(named).toEqual([]);
  });
});
