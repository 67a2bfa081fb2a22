import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  ApiClient,
  ConfigError,
  createRequest,
  type ApiDescriptor,
  type ClientOptions,
  type SecurityScheme,
} from "../../../generator/runtime/index.js";
import { fromBase64, toText } from "../../support/bytes.js";
import { sendJson } from "../../support/server.js";
import { api, seededCredential, serve, zooOf } from "./fixtures.js";

const schemes: Record<string, SecurityScheme> = {
  token: { type: "bearer" },
  login: { type: "basic" },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "api key" },
  cookie: { type: "apiKey", in: "cookie", name: "session" },
};

function requestWith(
  names: readonly string[],
  options: ClientOptions,
  security?: readonly (readonly string[])[],
) {
  const own: ApiDescriptor = {
    ...api,
    security: Object.fromEntries(Object.entries(schemes).filter(([name]) => names.includes(name))),
  };
  const operation = {
    api: own,
    id: "get",
    method: "GET",
    route: { path: "/a" },
    security: security ?? [names],
  };
  const page = { dangerouslyAllowBrowser: true };
  return new ApiClient(own, { ...page, ...options }).send(createRequest(operation, {})).toRequest();
}

describe("A20 each scheme puts its credential in one place", () => {
  test("bearer", async () => {
    const { headers, url } = await requestWith(["token"], { auth: "t0" });
    expect([...headers]).toEqual([["authorization", "Bearer t0"]]);
    expect(url).toBe("https://zoo.example/v1/a");
  });

  test("basic, in UTF-8", async () => {
    const { headers } = await requestWith(["login"], {
      auth: { username: "Ada", password: "pässwörd" },
    });
    const [, encoded = ""] = headers.get("authorization")?.split(" ") ?? [];
    expect(toText(fromBase64(encoded))).toBe("Ada:pässwörd");
  });

  test("a key in a header", async () => {
    const { headers } = await requestWith(["header"], { auth: () => "k" });
    expect([...headers]).toEqual([["x-key", "k"]]);
  });

  test("a key in the query, percent-encoded", async () => {
    const { url, headers } = await requestWith(["query"], { auth: "k&=1" });
    expect(url).toBe("https://zoo.example/v1/a?api%20key=k%26%3D1");
    expect([...headers]).toEqual([]);
  });

  test("a key in a cookie", async () => {
    const { headers } = await requestWith(["cookie"], { auth: "k==" });
    expect([...headers]).toEqual([["cookie", "session=k=="]]);
    await expect(requestWith(["cookie"], { auth: "a;b" })).rejects.toThrow(ConfigError);
  });
});

describe("A19 requirements", () => {
  test("members of an alternative are sent together", async () => {
    const auth = { token: "t", query: "q" };
    const { headers, url } = await requestWith(["token", "query"], { auth });
    expect(headers.get("authorization")).toBe("Bearer t");
    expect(url).toContain("api%20key=q");
  });

  test("exactly one alternative is sent: the first that is complete", async () => {
    const alternatives = [["token", "query"], ["header"], ["token"]];
    const { headers, url } = await requestWith(
      Object.keys(schemes),
      { auth: { token: "t", header: "h" } },
      alternatives,
    );
    expect([...headers]).toEqual([["x-key", "h"]]);
    expect(url).not.toContain("key=");
  });

  test("an empty alternative makes credentials optional, and none are sent without security", async () => {
    const none = await requestWith(["token", "header"], {}, [["token"], []]);
    expect([...none.headers]).toEqual([]);
    const some = await requestWith(["token", "header"], { auth: { token: "t" } }, [[], ["token"]]);
    expect(some.headers.get("authorization")).toBe("Bearer t");
    const open = await requestWith(["token"], { auth: "t" }, []);
    expect([...open.headers]).toEqual([]);
  });
});

test.each([undefined, "", { token: undefined }])(
  "A21 a missing credential (%o) names its scheme",
  async (auth) => {
    await expect(requestWith(["token"], { auth })).rejects.toThrow(/token/u);
    await expect(requestWith(["token"], { auth })).rejects.toThrow(ConfigError);
  },
);

describe("A22 credential functions", () => {
  test("are called once per attempt and may be asynchronous", async () => {
    const server = await serve((response, _request, index) =>
      sendJson(response, {}, { status: index < 2 ? 503 : 200 }),
    );
    let calls = 0;
    await zooOf(server, { auth: async () => `t${++calls}` }).get("1");
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer t1",
      "Bearer t2",
      "Bearer t3",
    ]);
  });

  test("that fail end the call with an AuthError, without a retry", async () => {
    const server = await serve((response) => sendJson(response, {}));
    let calls = 0;
    const cause = new Error("vault is sealed");
    const auth = () => {
      calls += 1;
      throw cause;
    };
    await expect(zooOf(server, { auth }).get("1")).rejects.toMatchObject({
      name: "AuthError",
      cause,
    });
    await expect(zooOf(server, { auth: async () => "" }).get("1")).rejects.toMatchObject({
      name: "AuthError",
    });
    expect(calls).toBe(1);
    expect(server.requests).toEqual([]);
  });
});

describe("A25 credentials", () => {
  test("go to the own origin only, also when middleware sends a request elsewhere", async () => {
    const other = await serve((response) => sendJson(response, {}));
    const own = await serve((response) => sendJson(response, {}));
    const zoo = zooOf(own, {
      headers: { "x-tenant": "secret" },
      middleware: [(request, next) => next({ ...request, url: `${other.url}/elsewhere` })],
    });
    await zoo.get("1");
    expect(own.requests).toEqual([]);
    expect(JSON.stringify(other.requests)).not.toContain("secret");
  });

  test.each(["@elsewhere.example/animals", ".elsewhere.example/animals", "0/animals"])(
    "do not go where a URL only begins like the own origin: %s",
    async (rest) => {
      const seen: string[] = [];
      const zoo = zooOf(
        { url: "https://h:8" },
        {
          fetch: (url, init) => {
            seen.push(`${url} ${new Headers(init.headers).get("authorization") ?? "none"}`);
            return Promise.resolve(Response.json({}));
          },
          middleware: [(request, next) => next({ ...request, url: `https://h:8${rest}` })],
        },
      );
      await zoo.get("1").catch((error: unknown) => seen.push(String(error)));
      expect(seen.join()).not.toContain(seededCredential);
    },
  );

  test("are never quoted when they cannot be sent", async () => {
    const error = await requestWith(["token"], { auth: "hush\nhush" }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).not.toContain("hush");
    expect((error as Error).cause).toBeUndefined();
  });

  test("are not in what inspectors print of a client", async () => {
    const zoo = zooOf({ url: "https://h" }, { auth: "hush" });
    expect(inspect(zoo, { depth: 9, showHidden: true })).not.toContain("hush");
    expect(JSON.stringify(zoo)).not.toContain("hush");
  });

  test.each(["https://user:hush@h", "ftp://h", "relative"])(
    "are not taken from the base URL %s",
    (baseURL) => {
      expect(() => new ApiClient(api, { baseURL })).toThrow(ConfigError);
      expect(() => new ApiClient(api, { baseURL })).not.toThrow(/hush/u);
    },
  );
});
