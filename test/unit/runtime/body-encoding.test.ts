import { describe, expect, test } from "vitest";
import {
  createRequest,
  deepObject,
  form,
  formBodyOf,
  formJoined,
  indices,
  multipartBodyOf,
  type BodyEncoder,
  type OperationDescriptor,
  queryAfter,
  queryOf,
} from "../../../generator/runtime/index.js";
import { api } from "./fixtures.js";

function requestOf(encoder: BodyEncoder, body: unknown): Request {
  const operation: OperationDescriptor = {
    api,
    id: "op",
    method: "POST",
    route: { path: "/op" },
    body: encoder,
  };
  return createRequest(operation, { body }).toRequest();
}

describe("B15 URL-encoded forms honour the encoding of a property", () => {
  const encoder = formBodyOf({ metadata: deepObject, expand: indices, tags: formJoined });

  test("and write the others as usual", async () => {
    const request = requestOf(encoder, {
      amount: 5,
      metadata: { order: "a b", "k&": "1" },
      expand: ["x", "y"],
      tags: ["p", "q"],
      note: undefined,
      more: [1, { deep: true }],
    });
    const fields = [...new URLSearchParams(await request.text())];
    expect(request.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(fields).toEqual([
      ["amount", "5"],
      ["metadata[order]", "a b"],
      ["metadata[k&]", "1"],
      ["expand[0]", "x"],
      ["expand[1]", "y"],
      ["tags", "p,q"],
      ["more", "1"],
      ["more", '{"deep":true}'],
    ]);
  });

  test("and names from a document reach no prototype", async () => {
    const request = requestOf(formBodyOf({}), JSON.parse('{"__proto__": "a", "constructor": "b"}'));
    expect(await request.text()).toBe("__proto__=a&constructor=b");
  });
});

describe("B15 multipart forms honour the media type of a part", () => {
  const encoder = multipartBodyOf({ offer: "application/sdp", cover: "image/png" });

  async function partsOf(body: unknown) {
    // As sent: not every platform keeps media types when it parses forms.
    const text = await requestOf(encoder, body).text();
    return text
      .split(/^--.*$/mu)
      .filter((part) => part.includes("\r\n\r\n"))
      .map((part) => {
        const [head = "", content = ""] = part.trimStart().split("\r\n\r\n");
        const name = /; name="([^"]*)"/u.exec(head)?.[1];
        const fileName = /; filename="([^"]*)"/u.exec(head)?.[1];
        const type = /^content-type: (.*)$/imu.exec(head)?.[1]?.trim();
        return fileName === undefined ? [name, content.trimEnd()] : [name, type, fileName];
      });
  }

  test("for text, bytes and files without one", async () => {
    const file = new File(["x"], "photo");
    const body = { offer: "v=0", cover: new Uint8Array([1]), note: "hi" };
    expect(await partsOf(body)).toEqual([
      ["offer", "application/sdp", "blob"],
      ["cover", "image/png", "blob"],
      ["note", "hi"],
    ]);
    expect(await partsOf({ cover: file })).toEqual([["cover", "image/png", "photo"]]);
  });

  test("but a file knows its own best", async () => {
    const cover = new File(["x"], "photo.gif", { type: "image/gif" });
    expect(await partsOf({ cover })).toEqual([["cover", "image/gif", "photo.gif"]]);
  });
});

test("B11 a query in a path template and arguments become one query", () => {
  const operation: OperationDescriptor = {
    api,
    id: "op",
    method: "GET",
    route: { path: "/op", query: queryAfter("beta=true", { query: queryOf(form) }) },
  };
  expect(createRequest(operation, { query: { limit: 5 } }).url()).toBe(
    "https://zoo.example/v1/op?beta=true&limit=5",
  );
  expect(createRequest(operation, {}).url()).toBe("https://zoo.example/v1/op?beta=true");
});
