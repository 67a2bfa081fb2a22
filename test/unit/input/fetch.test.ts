import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fetchText, limitsFor } from "../../../generator/input/fetch.js";
import { isPublicAddress } from "../../../generator/input/public-address.js";
import { parseRemoteHost } from "../../../generator/remote-host.js";
import { entry, head, remoteWorld } from "../../support/remote-world.js";
import { startServer, type Answer } from "../../support/server.js";

let world: ReturnType<typeof remoteWorld>;

beforeEach(() => {
  world = remoteWorld();
});

afterEach(() => world.close());

describe("what is not allowed", () => {
  test("is not asked", async () => {
    const { url, requests } = await world.serveFiles(() => ({ "/a.yaml": "type: string\n" }));
    const text = entry(`${url}/a.yaml`);
    const codes = ["error remote-reference pets.yaml:3:39"];
    expect((await world.read(text, [])).codes).toEqual(codes);
    expect((await world.read(text, ["http://127.0.0.1:1", "127.0.0.1"])).codes).toEqual(codes);
    expect(requests).toEqual([]);
  });

  test("cannot be reached from a remote document: files, other schemes, other hosts", async () => {
    const { url } = await world.serveFiles(() => ({
      "/a.yaml": [
        "properties:",
        `  a: { $ref: 'file://${world.folder}/secret.yaml' }`,
        `  b: { $ref: 'file://${world.folder}/api/pets.yaml#secret' }`,
        "  c: { $ref: 'data:text/yaml,type: string' }",
        "  d: { $ref: 'http://127.0.0.1:1/x.yaml' }",
        "  e: { $ref: '//other.example/x.yaml' }",
        "",
      ].join("\n"),
      [`${world.folder}/secret.yaml`]: "type: string\n",
    }));
    world.write("secret.yaml", "type: number\n");
    const text = entry(`${url}/a.yaml`).replace("} }\n", ", S: { $anchor: secret } } }\n");
    const { codes } = await world.read(text, [url]);
    expect(codes).toEqual(
      [2, 3, 4, 5, 6].map((line) => `error remote-reference a.yaml:${line}:14`),
    );
  });

  test("are paths of the own machine: they are paths of the remote host", async () => {
    const { url, requests } = await world.serveFiles(() => ({
      "/v1/a.yaml": `items: { $ref: '../../../../etc/passwd' }\n`,
    }));
    const { messages } = await world.read(entry(`${url}/v1/a.yaml`), [url]);
    expect(messages).toEqual([`${url}/etc/passwd is answered with status 404, not 200.`]);
    expect(requests.map((request) => request.url)).toEqual(["/v1/a.yaml", "/etc/passwd"]);
  });
});

describe("a document that cannot be had", () => {
  test.each<[string, Answer, string, string]>([
    ["status", (response) => response.writeHead(500).end("a: b"), "remote-status", "status 500"],
    ["a page", (response) => response.end("<html>Hello</html>"), "remote-invalid", "neither"],
    ["nothing", (response) => response.end(), "remote-invalid", "neither"],
    ["broken YAML", (response) => response.end("a: [\n"), "remote-invalid", "line 2, column 1: "],
    ["broken JSON", (response) => response.end('{"a": 1, "a": 2}'), "remote-invalid", "twice"],
    [
      "too many bytes",
      (response) => response.writeHead(200, { "content-length": 1e9 }).flushHeaders(),
      "remote-too-large",
      "67108864",
    ],
    [
      "compression",
      (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(),
      "remote-unreachable",
      "it comes compressed, unasked",
    ],
    [
      "a closed connection",
      (response) => response.destroy(),
      "remote-unreachable",
      "the connection was closed",
    ],
    [
      "a connection that closes halfway",
      (response) => response.write("a: b", () => response.destroy()),
      "remote-unreachable",
      "the connection was closed",
    ],
    [
      "a redirect to nowhere",
      (response) => response.writeHead(302).end(),
      "remote-unreachable",
      "its redirect has no URL",
    ],
    [
      "a redirect to a host that is not listed",
      (response) => response.writeHead(302, { location: "http://127.0.0.1:1/x" }).end(),
      "remote-unreachable",
      "it redirects to http://127.0.0.1:1, which remoteHosts does not list",
    ],
    [
      "a redirect to itself",
      (response) => response.writeHead(302, { location: "a.yaml" }).end(),
      "remote-unreachable",
      "it redirects more than 5 times",
    ],
  ])("is reported at the reference: %s", async (_, answer, ...[code, message]) => {
    const { url } = await world.serve(answer);
    const { codes, messages } = await world.read(entry(`${url}/a.yaml#/b`), [url]);
    expect(codes).toEqual([`error ${code} pets.yaml:3:39`]);
    expect(messages[0]).toContain(`${url}/a.yaml`);
    expect(messages[0]).toContain(message);
    expect(messages[0]).not.toContain("#/b");
  });

  test("because every document leads to another one", async () => {
    const { url, requests } = await world.serve((response, request) =>
      response.end(`items: { $ref: '${request.url}0' }\n`),
    );
    const { codes, messages } = await world.read(entry(`${url}/a`), [url]);
    expect(codes).toHaveLength(1);
    expect(messages[0]).toContain("through more than 100");
    expect(requests).toHaveLength(100);
  });

  test("because nobody listens", async () => {
    const server = await startServer(() => undefined);
    await server.close();
    const { messages } = await world.read(entry(`${server.url}/a.yaml`), [server.url]);
    expect(messages).toEqual([
      `${server.url}/a.yaml cannot be fetched: the connection is refused.`,
    ]);
  });

  test("because its host has no address", async () => {
    const { messages } = await world.read(entry("https://name.invalid/a.yaml"), ["name.invalid"]);
    expect(messages[0]).toContain("its host has no address");
  });

  test("because the URL holds credentials", async () => {
    const { messages } = await world.read(entry("https://a:b@name.invalid/"), ["name.invalid"]);
    expect(messages[0]).toContain("it holds credentials");
  });

  test.each(["https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://localhost/"])(
    "because %s is inside and not listed with its scheme",
    async (reference) => {
      const { host } = new URL(reference);
      const { codes, messages } = await world.read(entry(reference), [host]);
      expect(codes).toEqual(["error remote-unreachable pets.yaml:3:39"]);
      expect(messages[0]).toMatch(/its address (?:127\.0\.0\.1|::1) is not public/u);
    },
  );

  test("because it takes too long, or is larger than it says", async () => {
    const slow = await world.serve((response) => response.write("a: b"));
    const large = await world.serve((response) => response.end("a".repeat(101)));
    const hosts = [slow.url, large.url].flatMap((url) => parseRemoteHost(url) ?? []);
    const limits = { hosts, milliseconds: 200, bytes: 100 };
    expect(await fetchText(`${slow.url}/`, limits)).toEqual({
      failure: "remote-unreachable",
      reason: "it has not answered in full within 0.2 seconds",
    });
    expect(await fetchText(`${large.url}/`, limits)).toEqual({
      failure: "remote-too-large",
      limit: 100,
    });
  });
});

describe("entries of remoteHosts", () => {
  test.each([
    ["schemas.example.com", { origin: "https://schemas.example.com", isExplicit: false }],
    ["Schemas.Example.com:8443", { origin: "https://schemas.example.com:8443", isExplicit: false }],
    ["http://127.0.0.1:8080/", { origin: "http://127.0.0.1:8080", isExplicit: true }],
    ["https://a.example:443", { origin: "https://a.example", isExplicit: true }],
    ["[::1]:80", { origin: "https://[::1]:80", isExplicit: false }],
  ])("%s is %j", (text, host) => {
    expect(parseRemoteHost(text)).toEqual(host);
  });

  test.each(["", "*", "*.example.com", "a.example/path", "https://a@b.example", "ftp://a", "a b"])(
    "%j is none",
    (text) => {
      expect(parseRemoteHost(text)).toBeUndefined();
    },
  );

  test("that are none are reported to users of the library", async () => {
    expect((await world.read(head, ["*.example.com"])).messages).toEqual([
      'The option remoteHosts must be a list of hosts like "schemas.example.com" or "http://127.0.0.1:8080".',
    ]);
  });
});

test.each([
  ["8.8.8.8", true],
  ["2606:4700:4700::1111", true],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["169.254.169.254", false],
  ["172.31.0.1", false],
  ["192.168.0.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::", false],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["64:ff9b::a00:1", false],
  ["2002:a00:1::", false],
  ["2001::1", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["ff02::1", false],
])("%s is public: %j", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test("the limits of a run are 30 seconds and 64 MiB for one document", () => {
  expect(limitsFor([])).toEqual({ hosts: [], milliseconds: 30_000, bytes: 64 * 1024 * 1024 });
});
