/** Our programs, and what each optional module of the run-time adds to one. */
import { readFileSync } from "node:fs";
import { bundle, type Bundle } from "../support/bundle.js";
import { observe } from "./observe.js";
import type { Declared, ModuleRow, Row } from "./row.js";

const folder = new URL("./programs/", import.meta.url).pathname;

interface OwnProgram {
  /** How it reads. */
  readonly name: string;
  /** Its file in `programs/`. */
  readonly file: string;
  readonly target?: number;
  readonly includes: Declared;
}

const platform: Declared = { timeout: false, abort: true, typedErrorBodies: false };

const withoutClient: Declared = { timeout: true, abort: true, typedErrorBodies: false };

const whole: Declared = { timeout: true, abort: true, typedErrorBodies: true };

/** From the smallest to the largest. */
export const ownPrograms: readonly OwnProgram[] = [
  { name: "fetch(listUsersURL({…}))", file: "fetch.ts", target: 600, includes: platform },
  { name: "fetch(listUsers({…}).toRequest())", file: "request.ts", includes: platform },
  {
    name: "pages(listUsersURL({…}), …)",
    file: "send.ts",
    target: 2600,
    includes: withoutClient,
  },
  { name: "pages(listUsersURL({…}), listUsersList)", file: "list.ts", includes: withoutClient },
  { name: "send(listUsers({…}))", file: "request-sent.ts", includes: withoutClient },
  {
    name: "new UsersResource(new ApiClient(…))",
    file: "client.ts",
    target: 12_000,
    includes: whole,
  },
  { name: "new TicketingClient({…}), all resources", file: "whole.ts", includes: whole },
];

/** What costs nothing unless it is imported: functions, and the module that each comes from. */
export const optionalModules = [
  { name: "streams of server-sent events", exports: "eventStream, streamCall", from: "index" },
  { name: "streams of JSON Lines", exports: "jsonLines, streamCall", from: "index" },
  { name: "OAuth 2 client credentials", exports: "clientCredentials", from: "oauth" },
  { name: "webhook verification", exports: "verifyWebhook", from: "webhook" },
  { name: "logs", exports: "logging", from: "logger" },
  { name: "hooks", exports: "hooks", from: "hooks" },
  { name: "traces", exports: "telemetry", from: "telemetry" },
  { name: "rate limits", exports: "rateLimiter", from: "rate-limiter" },
  { name: "pages ahead", exports: "pagesAhead", from: "prefetch" },
] as const;

/** A bundle of one of our programs, with something else that it exports. */
export function bundleOwn(file: string, exported = ""): Promise<Bundle> {
  return bundle({ source: readFileSync(`${folder}${file}`, "utf8") + exported, folder });
}

/** A bundle with the whole client and an optional module. */
export function bundleWith({ exports, from }: (typeof optionalModules)[number]): Promise<Bundle> {
  const path = `../../../generated/runtime/${from}.js`;
  return bundleOwn("client.ts", `export { ${exports} } from "${path}";`);
}

/** Bundles and runs our programs. */
export async function measureOwn(version: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { name, file, target, includes } of ownPrograms) {
    const { code, minified, gzipped } = await bundleOwn(file);
    const observed = await observe(code);
    rows.push({ name, version, minified, gzipped, target, ...observed, ...includes });
  }
  return rows;
}

/** Bundles the whole client with each optional module. */
export async function measureModules(): Promise<readonly ModuleRow[]> {
  const base = await bundleOwn("client.ts");
  const rows: ModuleRow[] = [];
  for (const module of optionalModules) {
    const { gzipped } = await bundleWith(module);
    rows.push({ name: module.name, added: gzipped - base.gzipped });
  }
  return rows;
}
