/** Every sample of the reference site, run against the embedded server. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readSite, type SiteApi } from "../../docs/site/read.js";
import { sampleCalls, type SampleCall } from "../../docs/site/sample-call.js";
import { samplesOf } from "../../docs/site/samples/samples.js";
import { startServer, type RequestRecord, type TestServer } from "../server/server.js";
import { compileStrict } from "../support/compile.js";
import { listFiles } from "../support/files.js";
import {
  bundleSdkSamples,
  isInstalled,
  runCurl,
  runModules,
  runPython,
  writeModules,
  type PythonRun,
} from "./sample-runs.js";

const exampleAccount = "3f0c2a54-8f5e-4c1b-9d1a-6c2f7f0b9a10";
const origin = "https://api.truto.one";

/** Ends strings, comments, options and scripts in one of the languages. */
const hostile = `'"\`\\ $(echo x) \${1} {0} %s </script> */ --\u2028\n#é 😀 @`;

let server: TestServer;
let folder: string;
let site: readonly SiteApi[];
let calls: readonly SampleCall[];
let expected: readonly Seen[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "specloom-samples-"));
  [server, site] = await Promise.all([startServer({ userCount: 60 }), readSite()]);
  calls = [...site.flatMap((api) => sampleCalls(api)), ...hostileCalls(site)];
  expected = calls.map(requestOf);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a document can do: examples with text that means something in other languages. */
function hostileCalls(apis: readonly SiteApi[]): readonly SampleCall[] {
  return apis
    .filter(({ name }) => name === "ticketing")
    .flatMap((api) => {
      const document = structuredClone(api.document) as Record<string, never>;
      const { parameters, schemas } = document["components"] as unknown as {
        parameters: Record<string, Record<string, unknown>>;
        schemas: Record<string, Record<string, unknown>>;
      };
      Object.assign(parameters["ResourceId"] ?? {}, { example: hostile });
      Object.assign(parameters["UsernameFilter"] ?? {}, { example: hostile });
      const remote_data = { [hostile]: [hostile, null, true, 1.5], __proto__: undefined };
      const examples = [{ name: hostile, emails: [], remote_data }];
      Object.assign(schemas["UserCreate"] ?? {}, { examples });
      return sampleCalls({ ...api, document }).filter(({ operation }) =>
        ["listUsers", "createUser", "getUser"].includes(operation.id),
      );
    });
}

/** A request as the server got it; an order of the query means nothing. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: unknown;
  readonly authorization: string | undefined;
}

/** What all samples of a call have to send. */
function requestOf({ operation, url, body }: SampleCall): Seen {
  const { pathname, search } = new URL(localized(url));
  const authorization = `Bearer ${server.token}`;
  const sent = body === undefined ? undefined : (JSON.parse(localized(body)) as unknown);
  return { ...place(operation.method, pathname, search), body: sent, authorization };
}

function place(method: string, path: string, search: string) {
  const query = [...new URLSearchParams(search)].map((pair) => pair.join("="));
  return { method, path: decodeURIComponent(path), query: query.sort() };
}

/** A sample for the embedded server: its address, and an account that it has. */
function localized(source: unknown): string {
  const text = typeof source === "string" ? source : JSON.stringify(source);
  return text.replaceAll(origin, server.url).replaceAll(exampleAccount, server.integratedAccountId);
}

function sources(label: string): readonly string[] {
  return calls.map((call) => {
    const sample = samplesOf(call).find((candidate) => candidate.label === label);
    if (sample === undefined) throw new Error(`${call.operation.id} has no sample of ${label}.`);
    return localized(sample.source);
  });
}

/** The requests that a run makes, and what the server thinks of them. */
async function requestsOf<Result>(run: () => Promise<Result>) {
  server.reset();
  const result = await run();
  return { result, requests: [...server.requests], violations: [...server.violations] };
}

function seen({ method, path, search, body, headers }: RequestRecord): Seen {
  const sent = body === "" ? undefined : (JSON.parse(body) as unknown);
  return { ...place(method, path, search), body: sent, authorization: headers.authorization };
}

/** A record may be gone or there already; anything else is a mistake of the sample. */
function refused(requests: readonly RequestRecord[]): readonly string[] {
  return requests
    .filter(({ status = 0 }) => status >= 400 && status !== 404 && status !== 409)
    .map(({ method, path, status }) => `${method} ${path}: ${String(status)}`);
}

function expectExpected({ requests, violations }: Awaited<ReturnType<typeof requestsOf>>) {
  expect(requests.map(seen)).toEqual(expected);
  expect(refused(requests)).toEqual([]);
  expect(violations).toEqual([]);
}

test("there is a call of every operation", () => {
  const operations = site.flatMap(({ model }) =>
    model.resources.flatMap((resource) => resource.operations.map(({ id }) => id)),
  );
  const names = calls.map(({ operation }) => operation.id);

  expect(operations.length).toBeGreaterThan(60);
  expect(new Set(names)).toEqual(new Set(operations));
});

const hasCurl = await isInstalled("curl");
if (!hasCurl) console.warn("Samples of curl are not run: there is no curl.");

test.skipIf(!hasCurl)("curl", async () => {
  const run = await requestsOf(() => runCurl(folder, sources("curl"), server.token));

  expect(run.result).toBe("");
  expectExpected(run);
});

describe("in this process", () => {
  beforeEach(() => {
    vi.stubEnv("API_TOKEN", server.token);
    vi.spyOn(console, "log").mockImplementation(() => undefined);
  });

  test("fetch", async () => {
    const paths = writeModules(join(folder, "fetch"), "mjs", sources("fetch"));
    const run = await requestsOf(() => runModules(paths));

    expect(run.result).toEqual([]);
    expectExpected(run);
  });

  test("TypeScript SDK", async () => {
    const send = fetch;
    vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
      send(url.replace(origin, server.url), init),
    );
    const paths = await bundleSdkSamples(join(folder, "sdk"), sources("TypeScript SDK"));
    const run = await requestsOf(() => runModules(paths));

    expect(run.result).toEqual([]);
    expectExpected(run);
  });
});

test("TypeScript SDK, compiled as strictly as can be", async () => {
  const generated = new URL("../../generated/", import.meta.url).pathname;
  const files = listFiles(generated).map((path) => [
    `generated/${path}`,
    readFileSync(join(generated, path), "utf8"),
  ]);
  const samples = sources("TypeScript SDK").map((source, index) => [`sample-${index}.ts`, source]);
  const node = "declare const process: { env: Record<string, string | undefined> };\n";

  const errors = await compileStrict({
    files: Object.fromEntries([...files, ...samples, ["node.d.ts", node]]),
    typescript: "7",
    moduleResolution: "nodenext",
  });

  expect(errors).toEqual([]);
});

const hasPython = await isInstalled("python3");
if (!hasPython) console.warn("Python samples are not run: there is no python3.");

describe.skipIf(!hasPython)("Python", () => {
  const errorsOf = ({ results }: PythonRun) => results.flatMap(({ error }) => error ?? []);

  /** What samples handed to `requests`, as it would be sent. */
  function recordedRequests({ results }: PythonRun): readonly Seen[] {
    return results
      .flatMap((result) => result.calls)
      .map(({ method, url, query, body, headers }) => {
        const search = new URLSearchParams(query as [string, string][]).toString();
        const authorization = headers?.["Authorization"];
        const { pathname } = new URL(url);
        return { ...place(method, pathname, search), body: body ?? undefined, authorization };
      });
  }

  test("requests", async () => {
    const run = await requestsOf(() =>
      runPython("requests", sources("Python requests"), server.token),
    );

    expect(errorsOf(run.result)).toEqual([]);
    if (run.result.recorded) {
      console.warn("Python samples are not sent: python3 has no requests.");
      expect(recordedRequests(run.result)).toEqual(expected);
    } else {
      expectExpected(run);
    }
  });

  test("requests, recorded where the library is absent", async () => {
    const run = await runPython("recorded-requests", sources("Python requests"), server.token);

    expect(errorsOf(run)).toEqual([]);
    expect(recordedRequests(run)).toEqual(expected);
  });

  test("the vendor's SDK, by its signatures", async () => {
    const run = await runPython("vendor", sources("Vendor's Python SDK"), server.token);

    expect(errorsOf(run)).toEqual([]);
    expect(run.results.flatMap((result) => result.calls)).toEqual(
      calls.map(({ operation, query, body }, index) => ({
        method: operation.method,
        url: expect.any(String) as string,
        query: JSON.parse(localized(query)) as unknown,
        body: body === undefined ? null : expected[index]?.body,
        headers: null,
      })),
    );
    const paths = run.results.flatMap((result) => result.calls.map(({ url }) => `/${url}`));
    expect(paths.map((path) => decodeURIComponent(encodeURI(path)))).toEqual(
      expected.map(({ path }) => path),
    );
  });
});
