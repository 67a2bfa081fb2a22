import { expect, test } from "vitest";
import type { OperationDescriptor } from "../../../generator/runtime/index.js";
import { safeHeaders, safeURL } from "../../../generator/runtime/redact.js";

const store: OperationDescriptor = {
  api: {
    name: "vault",
    baseURL: "https://vault.example",
    security: {
      key: { type: "apiKey", in: "header", name: "X-Shelf" },
      query: { type: "apiKey", in: "query", name: "shelf" },
    },
  },
  id: "store",
  method: "POST",
  route: { path: "/things" },
};

test.each([
  ["https://u:hush@vault.example/a?page=1#hush", "https://vault.example/a?page=1"],
  [
    "https://vault.example/a?filter%5Bgt%5D=1&page%5Btoken%5D=hush",
    "https://vault.example/a?filter%5Bgt%5D=1&page%5Btoken%5D=***",
  ],
  ["https://vault.example/a?hush&=hush&&SHELF=hush", "https://vault.example/a?***&=***&&SHELF=***"],
  ["https://vault.example/a", "https://vault.example/a"],
])("X68 of %s is printed %s", (url, expected) => {
  const query = { page: 1, shelf: 1, filter: {} };
  expect(safeURL({ url, operation: store, input: { query } })).toBe(expected);
});

test("X68 arguments that the document marks as secret are left out of URLs", () => {
  const route = { path: "/pins/{pin}" };
  const operation = { ...store, route, secretParameters: ["pin", "answer"] };
  const url = "https://vault.example/v1/pins/hush?answer=hush&page=1";
  const query = { answer: "hush", page: 1 };
  expect(safeURL({ url, operation, input: { path: { pin: "hush" }, query } })).toBe(
    "https://vault.example/pins/{pin}?answer=***&page=1",
  );
  expect(safeURL({ url: "https://vault.example/?answer=hush", operation, input: { query } })).toBe(
    "https://vault.example/?answer=***",
  );
});

test("X68 no header is printed that could be secret, not even when it is asked for", () => {
  const names = ["x-tenant", "x-shelf", "X-My-Signature", "x-amz-security-token", "cookie"];
  const headers = new Headers(names.map((name): [string, string] => [name, "hush"]));
  headers.set("x-tenant", "acme");
  headers.set("etag", "1");
  expect(safeHeaders(headers, store, names)).toEqual({
    cookie: "***",
    etag: "1",
    "x-amz-security-token": "***",
    "x-my-signature": "***",
    "x-shelf": "***",
    "x-tenant": "acme",
  });
});
