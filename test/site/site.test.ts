/** The files of the reference site: fresh, complete, closed to other hosts, and safe. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { coverageOf } from "../../docs/site/coverage/coverage.js";
import { coverageMarkdown } from "../../docs/site/coverage/markdown.js";
import { coveragePage } from "../../docs/site/coverage/page.js";
import { enriched } from "../../docs/site/enrich.js";
import { guidePages } from "../../docs/site/guides.js";
import { readSite, type SiteApi } from "../../docs/site/read.js";
import { serveFolder } from "../../docs/site/static-server.js";
import { coverageFile, createSite, type Site } from "../../docs/site/site.js";

let site: Site;
let apis: readonly SiteApi[];

beforeAll(async () => {
  apis = await readSite();
  site = await createSite(apis);
});

const pages = () => [...site.files].filter(([path]) => path.endsWith(".html"));

test("docs/coverage.md is up to date", () => {
  expect(readFileSync(coverageFile, "utf8")).toBe(site.coverage);
});

test("the index leads to every page", () => {
  const linked = new Set(linksOf("index.html"));
  const names = pages().map(([path]) => path);

  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((path) => path !== "index.html" && !linked.has(path))).toEqual([]);
});

test("links between pages lead somewhere", () => {
  for (const [path] of pages()) {
    expect(
      linksOf(path).filter((target) => !site.files.has(target)),
      path,
    ).toEqual([]);
  }
});

/** Paths of the site that a page leads to or loads. */
function linksOf(path: string): readonly string[] {
  const text = site.files.get(path) ?? "";
  return [...text.matchAll(/(?:href|src|data-document)="([^"]*)"/gu)]
    .map(([, target = ""]) => target.split("#")[0] ?? "")
    .filter((target) => target !== "" && !/^(?:https?|data):/u.test(target))
    .map((target) => posix.join(posix.dirname(path), target));
}

test("no page loads anything from another host, or runs a script of its own", () => {
  for (const [path, text] of pages()) {
    expect(text, path).toContain("default-src &#39;none&#39;; script-src &#39;self&#39;");
    expect(text, path).not.toMatch(/(?:src|<link[^>]*href)="(?:https?:)?\/\//u);
    expect(text, path).not.toMatch(/<script(?![^>]* src=")/u);
  }
});

describe("documents", () => {
  test("have five samples for each operation", () => {
    for (const api of apis) {
      const operations = JSON.stringify(enriched(api)).match(/"x-codeSamples":/gu);
      const { resources } = api.model;
      expect(operations).toHaveLength(resources.flatMap((each) => each.operations).length);
    }
  });

  test("say what is known of support, and which values an enumeration has", () => {
    const text = site.files.get("ticketing.json") ?? "";

    expect(text).toContain("**Known for 47 integrations:** Asana, Azure DevOps,");
    expect(text).toContain("**Required by 2 integrations:** Pivotal Tracker.");
    expect(text).toContain("Qualtrics CoreXM lists a part of each user");
    expect(text).toContain("Example: `emails[0][email]=ada@example.com`");
    expect(text).toContain("| UserEmailType | `primary`, `other` | none |");
    expect(text).toContain("| TagStatus | `active`, `inactive` | possible |");
  });
});

test("the coverage tells a number, an unknown and an absent use apart", () => {
  const users = coverageOf(apis).find(({ api, name }) => api === "ticketing" && name === "users");
  const field = (wanted: string) => users?.fields.find(({ name }) => name === wanted)?.cells;

  expect(field("username")?.filter?.support?.integrations).toBe(13);
  expect(field("id")?.create).toBeUndefined();
  expect(field("created_at")?.filter).toEqual({ support: undefined });
  expect(users?.methods.find(({ name }) => name === "list")?.support?.integrations).toBe(47);
  expect(coverageOf(apis).some(({ api }) => api === "admin")).toBe(false);
});

test("only files of the folder are served", async () => {
  const folder = mkdtempSync(join(tmpdir(), "specloom-site-"));
  mkdirSync(join(folder, "public"));
  writeFileSync(join(folder, "secret.html"), "secret");
  writeFileSync(join(folder, "public/index.html"), "public");
  const server = await serveFolder(join(folder, "public"), 0);
  const statusOf = async (path: string) => (await fetch(server.url + path)).status;
  try {
    expect(await (await fetch(server.url)).text()).toBe("public");
    expect(await statusOf("absent.html")).toBe(404);
    expect(await statusOf("..%2fsecret.html")).toBe(404);
    expect(await statusOf("%2e%2e/secret.html")).toBe(404);
    expect(await statusOf("%ff")).toBe(404);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});

describe("text of a document", () => {
  const hostile = `</script><img src=x onerror=alert(1)>"'|\`[x](javascript:alert(1))`;
  const support = {
    integrations: 3,
    required: 1,
    names: [hostile],
    requiredBy: [hostile],
    notes: [hostile],
  };
  const resource = {
    api: hostile,
    name: hostile,
    methods: [{ name: "list", support }],
    fields: [{ name: hostile, cells: { read: { support } } }],
  };

  test("is no markup of the coverage page", () => {
    const page = coveragePage([resource]);

    expect(page).not.toContain("<img");
    expect(page.match(/<\/script>/gu)).toHaveLength(1);
    expect(page).not.toMatch(/="[^"]*onerror=alert\(1\)>/u);
  });

  test("is no markup of the coverage in Markdown", () => {
    const path = "coverage.md";
    const text = coverageMarkdown([resource]);
    const page = guidePages(new Map([[path, text]])).get("guides/coverage.html") ?? "";

    expect(page).not.toContain("<img");
    expect(page).not.toContain('href="javascript:');
    expect(page.match(/<td/gu)).toHaveLength(6);
  });
});
