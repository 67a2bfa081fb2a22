/** What programs with our SDK hold and do, and the figures that `npm run bench:size` wrote. */
import { readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { describe, expect, test } from "vitest";
import { committedFigures, regressions } from "./figures.js";
import { observe } from "./observe.js";
import { bundleOwn, bundleWith, optionalModules, ownPrograms } from "./own.js";
import { peers } from "./peers.js";
import { page } from "./report.js";
import { versionsOf } from "./run-peer.js";

const pageFile = new URL("../../docs/bundle-size.md", import.meta.url).pathname;

describe("a program with the whole client", () => {
  const bundled = bundleOwn("client.ts");

  test.each(optionalModules)("holds nothing of $name unless it is used", async (module) => {
    const without = new Set((await bundled).modules);
    const { modules } = await bundleWith(module);
    const added = modules.filter((path) => !without.has(path));
    const own = module.from === "index" ? "stream-call" : module.from;
    expect(without).toContain("generated/runtime/client.ts");
    expect(added).toContain(`generated/runtime/${own}.ts`);
  });

  test("holds no module whose name says that it is one of these", async () => {
    const { modules } = await bundled;
    const optional =
      /event|stream-|-stream|json-lines|line-splitter|records|oauth|webhook|log|hooks|redact|telemetry|limiter|prefetch|secrets/u;
    expect(modules.filter((path) => optional.test(path))).toEqual([]);
  });
});

describe("what programs do", () => {
  const nothing = { retry: false, errorClasses: false, pagination: false };
  const everything = { retry: true, errorClasses: true, pagination: true };

  test.each([
    ["fetch.ts", nothing],
    ["request.ts", nothing],
    ["send.ts", everything],
    ["list.ts", everything],
    ["request-sent.ts", { ...everything, pagination: false }],
    ["client.ts", everything],
  ])("%s", async (file, expected) => {
    const { code } = await bundleOwn(file);
    expect(await observe(code)).toEqual(expected);
  });

  test("a program that sends another request, or gives no users, is not measured", async () => {
    const url = '"https://api.truto.one/unified/ticketing/users?integrated_account_id=1&limit=50"';
    const options = '{ headers: { authorization: "Bearer secret" } }';
    const source = `await fetch(${url}, ${options}); export const users`;
    await expect(observe("export const users = [];")).rejects.toThrow("not the expected request");
    await expect(observe(`${source} = "Ada";`)).resolves.toMatchObject({ pagination: false });
    await expect(observe(`${source} = "Bob";`)).rejects.toThrow("no users");
    await expect(observe(`${source.replace("50", "51")} = "Ada";`)).rejects.toThrow("limit=51");
  });
});

describe("a regression", () => {
  const figures = (gzipped: number, added: number) => {
    const own = committedFigures().own.slice(0, 1);
    return {
      own: own.map((row) => ({ ...row, name: "program", gzipped })),
      modules: [{ name: "module", added }],
    };
  };

  test("is growth by more than 5 %, and by more than a few bytes", () => {
    const before = figures(1000, 100);
    expect(regressions(before, figures(1050, 116))).toEqual([]);
    expect(regressions(before, figures(500, 50))).toEqual([]);
    expect(regressions(before, figures(1051, 117))).toEqual([
      { name: "program", before: 1000, after: 1051 },
      { name: "module", before: 100, after: 117 },
    ]);
  });

  test("is not what has no figure yet", () => {
    expect(regressions({ own: [], modules: [] }, figures(1000, 100))).toEqual([]);
  });
});

describe("the committed figures", () => {
  const figures = committedFigures();

  test("are of these programs and modules, and of the versions that are locked", () => {
    const targets = ownPrograms.map(({ name, target }) => ({ name, target }));
    expect(figures.own.map(({ name, target }) => ({ name, target }))).toEqual(targets);
    expect(figures.modules.map(({ name }) => name)).toEqual(
      optionalModules.map(({ name }) => name),
    );
    const versions = figures.peers.map(({ name, version }) => [name, version]);
    expect(Object.fromEntries(versions)).toEqual(
      Object.fromEntries(peers.map((peer) => [peer.name, versionsOf(peer)])),
    );
  });

  test("are those of docs/bundle-size.md", async () => {
    const layout = { ...(await resolveConfig(pageFile)), filepath: pageFile };
    expect(readFileSync(pageFile, "utf8")).toBe(await format(page(figures), layout));
  });
});
