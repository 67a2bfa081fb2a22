/** All files of the site, as text. */
import { transform } from "esbuild";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { format, resolveConfig } from "prettier";
import { coverageOf } from "./coverage/coverage.js";
import { coverageMarkdown } from "./coverage/markdown.js";
import { coveragePage } from "./coverage/page.js";
import { enriched } from "./enrich.js";
import { guidePages, type Guides } from "./guides.js";
import { indexPage, referencePage } from "./pages.js";
import type { SiteApi } from "./read.js";

const require = createRequire(import.meta.url);
const here = new URL("./", import.meta.url);
const docs = new URL("../", here);

/** Where the coverage is kept as Markdown. */
export const coverageFile = new URL("coverage.md", docs).pathname;

/** The site by path, and the coverage in Markdown. */
export interface Site {
  readonly files: ReadonlyMap<string, string>;
  readonly coverage: string;
}

/** Makes the site from the documents, the SDK and the guides. */
export async function createSite(apis: readonly SiteApi[]): Promise<Site> {
  const coverage = await coverageText(apis);
  const guides = new Map([...(await readGuides()), ["coverage.md", coverage] as const]);
  const files = new Map([
    ["index.html", indexPage(apis, guides)],
    ["coverage.html", coveragePage(coverageOf(apis))],
    ...apis.flatMap((api) => [
      [`${api.name}.html`, referencePage(api)] as const,
      [`${api.name}.json`, JSON.stringify(enriched(api))] as const,
    ]),
    ...guidePages(guides),
    ...(await assets()),
  ]);
  return { files, coverage };
}

/** The coverage in Markdown, as it is committed. */
async function coverageText(apis: readonly SiteApi[]): Promise<string> {
  const options = await resolveConfig(coverageFile);
  return await format(coverageMarkdown(coverageOf(apis)), { ...options, filepath: coverageFile });
}

async function readGuides(): Promise<Guides> {
  const names = await readdir(docs, { recursive: true });
  const paths = names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".md"));
  return new Map(
    await Promise.all(
      paths
        .sort()
        .map(async (path) => [path, await readFile(new URL(path, docs), "utf8")] as const),
    ),
  );
}

async function assets(): Promise<readonly (readonly [string, string])[]> {
  const renderer = require.resolve("redoc/bundles/redoc.standalone.js");
  const script = async (name: string) => {
    const source = await readFile(new URL(`browser/${name}.ts`, here), "utf8");
    const { code } = await transform(source, { loader: "ts", format: "iife", target: "es2022" });
    return [`${name}.js`, code] as const;
  };
  return [
    ["redoc.js", (await readFile(renderer, "utf8")).replace(/^\/\/# sourceMappingURL=.*$/mu, "")],
    ["site.css", await readFile(new URL("site.css", here), "utf8")],
    await script("coverage"),
    await script("reference"),
  ];
}
