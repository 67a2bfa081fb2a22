import { describe, expect, test } from "vitest";
import {
  ApiClient,
  ConfigError,
  serverOf,
  type ApiDescriptor,
  type ClientOptions,
  type ServerChoice,
} from "../../../generator/runtime/index.js";

const select = serverOf([
  {
    url: "https://{region}.example.com/{version}",
    variables: {
      region: { default: "eu", values: ["eu", "us"] },
      version: { default: "v1" },
    },
  },
  { url: "{base}/api", variables: { base: { default: "https://example.com:1" } } },
  { url: "https://{tenant}.example.com", variables: { tenant: {} } },
]);

function urlOf(choice?: ServerChoice): string {
  return select(choice, "");
}

describe("B17 server variables", () => {
  test("have defaults", () => {
    expect(urlOf()).toBe("https://eu.example.com/v1");
    expect(urlOf({ variables: { region: "us" } })).toBe("https://us.example.com/v1");
    expect(urlOf({ url: "{base}/api" })).toBe("https://example.com:1/api");
  });

  test("are validated against their enumeration", () => {
    expect(() => urlOf({ variables: { region: "ap" } })).toThrow(
      "the server variable region must be one of eu, us",
    );
    expect(() => urlOf({ variables: { zone: "a" } })).toThrow('has no variable "zone"');
    expect(() => urlOf({ variables: { toString: "a" } })).toThrow(ConfigError);
    expect(() => urlOf({ url: "https://other.example.com" })).toThrow("server.url must be one of");
    expect(() => urlOf({ url: "https://{tenant}.example.com" })).toThrow(
      "needs the variable tenant",
    );
  });

  test("are encoded, but for the separators that the default has", () => {
    expect(urlOf({ variables: { version: "a/b:c?d" } })).toBe(
      "https://eu.example.com/a%2Fb%3Ac%3Fd",
    );
    const base = "http://localhost:8080/proxy";
    expect(urlOf({ url: "{base}/api", variables: { base } })).toBe(`${base}/api`);
  });

  test.each(["..", ".", "a/../b"])("lead to no other path: %s", (version) => {
    expect(() => urlOf({ variables: { version } })).toThrow(ConfigError);
  });

  test.each(["evil.com/", "evil.com#", "a@evil.com", "evil.com\\"])(
    "lead to no other host: %s",
    (tenant) => {
      const api: ApiDescriptor = { name: "x", baseURL: "", server: select, security: {} };
      const server = { url: "https://{tenant}.example.com", variables: { tenant } };
      expect(() => new ApiClient(api, { server } as ClientOptions)).toThrow(ConfigError);
    },
  );
});
