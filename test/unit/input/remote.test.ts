import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { entry, head, readInput, remoteWorld } from "../../support/remote-world.js";
import { readSpec } from "../../support/spec.js";

let world: ReturnType<typeof remoteWorld>;

beforeEach(() => {
  world = remoteWorld();
});

afterEach(() => world.close());

describe("references to a listed host", () => {
  test("are bundled like files, and lead on from their own URL", async () => {
    const { url, requests } = await world.serveFiles((origin) => ({
      "/v1/pets.yaml": "Pet: { properties: { owner: { $ref: 'people/owner.json?v=1#/Owner' } } }\n",
      "/v1/people/owner.json?v=1": `{ "Owner": { "allOf": [{ "$ref": "../pets.yaml#/Pet" }, { "$ref": "/name.yaml" }, { "$ref": "${origin}/name.yaml" }] } }`,
      "/name.yaml": "type: string\n",
    }));
    const { schemas, codes } = await world.read(entry(`${url}/v1/pets.yaml#/Pet`), [url]);
    expect(codes).toEqual([]);
    expect(schemas).toEqual({
      Pet: { properties: { owner: { $ref: "#/components/schemas/Owner" } } },
      Owner: {
        allOf: [
          { $ref: "#/components/schemas/Pet" },
          { $ref: "#/components/schemas/name" },
          { $ref: "#/components/schemas/name" },
        ],
      },
      name: { type: "string" },
    });
    expect(requests.map((request) => request.url)).toEqual([
      "/v1/pets.yaml",
      "/v1/people/owner.json?v=1",
      "/name.yaml",
    ]);
  });

  test("are not followed where they are data", async () => {
    const { url, requests } = await world.serveFiles(() => ({}));
    const example = `{ example: { $ref: '${url}/a.yaml' } }`;
    const text = `${head}components: { schemas: { Pet: ${example} } }\n`;
    expect((await world.read(text, [url])).codes).toEqual([]);
    expect(requests).toEqual([]);
  });

  test("give places in the remote document", async () => {
    const { url } = await world.serveFiles(() => ({
      "/a.yaml": "type: string\nx-loom-opn: true\n",
    }));
    const { codes } = await world.read(entry(`${url}/a.yaml`), [url]);
    expect(codes).toEqual(["warning unknown-extension a.yaml:2:1"]);
  });

  test("come from overlays, too", async () => {
    const { url } = await world.serveFiles(() => ({ "/a.yaml": "type: string\n" }));
    const input = world.write("api/pets.yaml", entry("#/components/schemas/Pet"));
    const overlay = world.write(
      "overlay.yaml",
      `overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions: [{ target: $.components.schemas.Pet, update: { $ref: '${url}/a.yaml' } }]\n`,
    );
    const { codes, schemas } = await readInput(input, { overlays: [overlay], remoteHosts: [url] });
    expect(codes).toEqual([]);
    expect(schemas).toEqual({ Pet: { $ref: "#/components/schemas/a" }, a: { type: "string" } });
  });
});

describe("redirects", () => {
  test("between listed hosts are followed, and what they lead to is the base", async () => {
    const target = await world.serveFiles(() => ({
      "/v2/a.yaml": "items: { $ref: b.yaml }\n",
      "/v2/b.yaml": "type: string\n",
    }));
    const { url } = await world.serve((response) =>
      response.writeHead(301, { location: `${target.url}/v2/a.yaml` }).end(),
    );
    const { codes, schemas } = await world.read(entry(`${url}/old.yaml`), [url, target.url]);
    expect(codes).toEqual([]);
    expect(schemas).toEqual({
      Pet: { $ref: "#/components/schemas/a" },
      a: { items: { $ref: "#/components/schemas/b" } },
      b: { type: "string" },
    });
  });

  test("of two URLs to one document give one document", async () => {
    const { url } = await world.serve((response, request) => {
      if (request.url === "/a.yaml") response.end("type: string\n");
      else response.writeHead(307, { location: "/a.yaml" }).end();
    });
    const text = `${head}components: { schemas: { P: { items: { $ref: '${url}/x' } }, Q: { items: { $ref: '${url}/y' } } } }\n`;
    const { codes, schemas } = await world.read(text, [url]);
    expect(codes).toEqual([]);
    expect(Object.keys(schemas as object)).toEqual(["P", "Q", "a"]);
  });
});

describe("an entry document given as a URL", () => {
  test("is fetched; its own host is allowed and gives it its name", async () => {
    const { url } = await world.serveFiles(() => ({
      "/apis/petStore.yaml?token=1": entry("common.yaml#/Pet"),
      "/apis/common.yaml": "Pet: { type: string }\n",
    }));
    const { api, codes } = await readInput(`${url}/apis/petStore.yaml?token=1`);
    expect(codes).toEqual([]);
    expect(api?.document.name).toBe("pet-store");
    expect(api?.files[0]).toBe(`${url}/apis/petStore.yaml?token=1`);
  });

  test("may refer to itself by its URL", async () => {
    const { url } = await world.serveFiles((origin) => ({
      "/a.yaml": `${head}components: { schemas: { A: { type: string }, B: { $ref: '${origin}/a.yaml#/components/schemas/A' } } }\n`,
    }));
    const { codes, schemas } = await readInput(`${url}/a.yaml`);
    expect(codes).toEqual([]);
    expect(schemas).toEqual({
      A: { type: "string" },
      B: { $ref: "#/components/schemas/A" },
    });
  });

  test("has the name of its title where the URL has none", async () => {
    const { url } = await world.serveFiles(() => ({ "/": head }));
    expect((await readInput(url)).api?.document.name).toBe("pets");
  });

  test.each([
    ["/none.yaml", "error remote-status"],
    ["/page.html", "error remote-invalid"],
  ])("is reported without a place where it cannot be had: %s", async (path, code) => {
    const { url } = await world.serveFiles(() => ({ "/page.html": "<html>" }));
    expect((await readInput(url + path)).codes).toEqual([code]);
  });

  test("is reported where it is no URL", async () => {
    expect((await readInput("http://")).messages).toEqual([
      "http:// cannot be fetched: it is not a URL.",
    ]);
  });
});

test("a remote document that is given is bundled by the name of its URL", () => {
  const { bundled, diagnostics } = readSpec({
    "spec/api/a.yaml": `${head}components: { schemas: { A: { items: { $ref: 'https://s.example/x/Money.v1.json?y=1' } } } }\n`,
    "https://s.example/x/Money.v1.json?y=1": "type: string\n",
  });
  expect(diagnostics).toEqual([]);
  expect(bundled["components"]).toEqual({
    schemas: {
      A: { items: { $ref: "#/components/schemas/Money.v1" } },
      "Money.v1": { type: "string" },
    },
  });
});
