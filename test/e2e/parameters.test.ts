/** Parameters with a media type, and with reserved characters, as a server reads them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { importGolden } from "../support/golden-sdk.js";
import { startServer, type TestServer } from "../support/server.js";

interface Finder {
  readonly find: (...values: readonly unknown[]) => Promise<unknown>;
}

type Client<Resource extends string> = new (options: {
  readonly baseURL: string;
}) => Readonly<Record<Resource, Finder>>;

let server: TestServer;

beforeAll(async () => {
  server = await startServer((response) => response.writeHead(204).end());
});

afterAll(() => server.close());

function lastRequest() {
  const last = server.requests.at(-1);
  if (last === undefined) throw new Error("nothing arrived");
  return last;
}

test("B9 content parameters are written by media type, and then encoded", async () => {
  const { ContentsClient } = (await importGolden("parameters-content")) as {
    readonly ContentsClient: Client<"areas">;
  };
  const client = new ContentsClient({ baseURL: server.url });
  const area = { west: 1.5, tags: ["a b", "é&"] };
  const path = { area, label: "a/b?c" };
  await client.areas.find(
    path,
    { box: area, note: "50% off", json: [1, { a: "b" }] },
    { "X-Area": area, "X-Note": "a=b" },
  );
  const form = "west=1.5&tags=a%20b&tags=%C3%A9%26";
  const { url, headers } = lastRequest();
  expect(url).toBe(
    `/areas/${encodeURIComponent(form)}/a%2Fb%3Fc?box=${encodeURIComponent(form)}` +
      `&json=${encodeURIComponent('[1,{"a":"b"}]')}&note=50%25%20off`,
  );
  expect([headers["x-area"], headers["x-note"]]).toEqual([form, "a=b"]);
});

test("B3 allowReserved holds for paths and cookies since 3.2, without a new structure", async () => {
  const { ReservedCharactersClient } = (await importGolden("parameters-reserved")) as {
    readonly ReservedCharactersClient: Client<"files">;
  };
  const client = new ReservedCharactersClient({ baseURL: server.url });
  await client.files.find(
    { name: "a:b@c/d?e#f%2Fg%", version: ["v;1", "v=2"] },
    { next: "/files?page=2" },
    { "X-Name": "a:b" },
    { seen: "a:b;c=d", raw: "a:b" },
  );
  const { url, headers } = lastRequest();
  expect(url).toBe("/files/a:b@c%2Fd%3Fe%23f%2Fg%25/;version=v;1,v=2?next=/files?page=2");
  expect(headers["x-name"]).toBe("a:b");
  expect(headers.cookie).toBe("seen=a:b%3Bc=d; raw=a:b");
});
