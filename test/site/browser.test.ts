/**
 * The reference site in Chromium: it renders, leads, finds and sorts, and asks no other host.
 *
 * `SITE_SCREENSHOTS=folder` keeps pictures.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSite, type SiteApi } from "../../docs/site/read.js";
import { createSite } from "../../docs/site/site.js";
import { serveFolder, type StaticServer } from "../../docs/site/static-server.js";
import { chromium, openBrowser, type BrowserPage } from "./browser.js";

const screenshots = process.env["SITE_SCREENSHOTS"];
const hasBrowser = existsSync(chromium);
if (!hasBrowser) console.warn(`The site is not opened: there is no ${chromium}.`);

describe.skipIf(!hasBrowser)("in Chromium", () => {
  let folder: string;
  let apis: readonly SiteApi[];
  let server: StaticServer;
  let page: BrowserPage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "specloom-site-"));
    apis = await readSite();
    for (const [path, text] of (await createSite(apis)).files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    server = await serveFolder(folder, 0);
    page = await openBrowser();
  });

  afterAll(async () => {
    await page.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
    const outside = page.requested().filter((url) => !/^(?:data|blob|about):/u.test(url));
    expect(outside.length).toBeGreaterThan(10);
    expect(outside.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(page.exceptions()).toEqual([]);
  });

  async function keep(name: string): Promise<void> {
    const picture = await page.screenshot();
    expect(picture.length).toBeGreaterThan(10_000);
    if (screenshots !== undefined) writeFileSync(join(screenshots, `${name}.png`), picture);
  }

  const rendered = `document.querySelectorAll('[data-section-id^="tag/"]').length`;

  test("every reference shows all operations with their samples", async () => {
    for (const { name, model } of apis) {
      await page.open(`${server.url}${name}.html`);
      await page.until(`location.pathname === "/${name}.html" && ${rendered} > 0`);
      const operations = model.resources.flatMap((resource) => resource.operations);
      const shown = await page.evaluate(
        `document.querySelectorAll('[data-section-id*="/operation/"]').length`,
      );

      expect(shown, name).toBe(operations.length);
      await keep(name);
    }
  });

  test("an operation has support, requirements and five samples", async () => {
    await page.open(`${server.url}ticketing.html#tag/users/operation/listUsers`);
    await page.until(
      `location.hash.endsWith("listUsers") && document.getElementById("tag/users/operation/listUsers") !== null`,
    );
    const section = `document.getElementById("tag/users/operation/listUsers")`;
    const text = String(await page.evaluate(`${section}.innerText`));
    const tabs = await page.evaluate(
      `[...${section}.querySelectorAll('[role="tab"]')].map((tab) => tab.innerText).slice(0, 5)`,
    );

    expect(text).toContain("Known for 47 integrations: Asana");
    expect(text).toContain("Required by 2 integrations: Pivotal Tracker");
    expect(tabs).toEqual([
      "curl",
      "fetch",
      "Python requests",
      "TypeScript SDK",
      "Vendor's Python SDK",
    ]);
    await page.until(`Math.abs(${section}.getBoundingClientRect().top) < 400`);
    await keep("operation");
  });

  test("the navigation leads to an operation", async () => {
    const item = `document.querySelector('li[data-item-id="tag/tags"] label')`;
    await page.until(`${item} !== null`);
    await page.evaluate(`${item}.click()`);
    await page.until(`location.hash === "#tag/tags"`);
    await page.until(
      `Math.abs(document.getElementById("tag/tags").getBoundingClientRect().top) < 400`,
    );
    await keep("navigation");
  });

  test("the search finds an operation", async () => {
    await page.evaluate(`{
      const input = document.querySelector('[role="search"] input');
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      set.call(input, "import");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }`);
    await page.until(
      `document.querySelector('[data-role="search:results"]')?.innerText.toLowerCase().includes("import") === true`,
    );
    await keep("search");
  });

  test("coverage sorts by a column", async () => {
    await page.open(`${server.url}coverage.html#ticketing-users`);
    await page.until(`document.querySelectorAll("table.sortable button").length > 0`);
    const table = `document.querySelector("#ticketing-users table")`;
    const first = `Number.parseInt(${table}.tBodies[0].rows[0].cells[1].innerText, 10)`;
    await page.evaluate(`${table}.tHead.querySelectorAll("button")[1].click()`);
    const counts = await page.evaluate(
      `[...${table}.tBodies[0].rows].map((row) => row.cells[1].innerText.trim())`,
    );
    const numbers = (counts as string[]).map(Number).filter((count) => count > 0);

    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual([...numbers].sort((left, right) => right - left));
    expect(await page.evaluate(first)).toBe(numbers[0]);
    await keep("coverage");
  });

  test("the index and a guide are pages", async () => {
    await page.open(`${server.url}guides/runtime.html`);
    await page.until(`document.querySelector("main h1") !== null`);
    await keep("guide");
    await page.open(server.url);
    await page.until(`document.querySelectorAll(".cards li").length === ${apis.length}`);
    await keep("index");
  });

  test("dark colors are for pages of our own; the renderer has light ones", async () => {
    const scheme = `getComputedStyle(document.documentElement).colorScheme`;
    await page.darken();
    await page.open(`${server.url}coverage.html`);
    await page.until(`document.querySelectorAll("table.sortable button").length > 0`);
    expect(await page.evaluate(scheme)).toBe("light dark");
    await keep("coverage-dark");
    await page.open(`${server.url}crm.html`);
    await page.until(`location.pathname === "/crm.html" && ${rendered} > 0`);
    expect(await page.evaluate(scheme)).toBe("light");
    await keep("crm-dark");
  });
});
