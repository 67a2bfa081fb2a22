/** Several media types: what a user writes, and what a server reads. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "../support/program.js";
import { startServer, type TestServer } from "../support/server.js";

const source = `
import { createPet, ShopClient, type Pet } from "./sdk/index.js";

export async function bodies(baseURL: string): Promise<void> {
  const { pets } = new ShopClient({ baseURL });
  await pets.create({ name: "Ada" });
  await pets.create({ photo: new Blob(["x"]) }, { contentType: "multipart/form-data" });
  await pets.create("name\\nAda", { contentType: "text/csv" });
  await pets.create(new Blob(["png"], { type: "image/png" }), { contentType: "image/*" });
  await pets.patch([{ op: "remove", path: "/1" }], {
    contentType: "application/json-patch+json",
  });
  await fetch(
    createPet("name\\nBea", { contentType: "text/csv" }).toRequest(baseURL),
  );
  // @ts-expect-error a form is no JSON
  createPet({ photo: new Blob(["x"]) });
  // @ts-expect-error JSON is no form
  createPet({ name: "Ada" }, { contentType: "multipart/form-data" });
  // @ts-expect-error nothing declares it
  createPet({ name: "Ada" }, { contentType: "text/plain" });
  // @ts-expect-error misspelt properties are found as ever
  createPet({ name: "Ada", agee: 1 }, { maxRetries: 0 });
}

export async function results(baseURL: string): Promise<unknown[]> {
  const { pets } = new ShopClient({ baseURL });
  const any: Pet[] | string | Blob | FormData = await pets.patch();
  const json: Pet[] = await pets.patch(undefined, { accept: "application/json" });
  const csv: string = await pets.patch({ name: "Ada" }, { accept: "text/csv" });
  const pdf: Blob = await pets.patch(undefined, { accept: "application/pdf" });
  const form: FormData = await pets.patch(undefined, { accept: "multipart/form-data" });
  // @ts-expect-error it may be any of them
  const wrong: string = await pets.patch();
  return [any, json, csv, await pdf.text(), form.get("name"), typeof wrong];
}
`;

let program: Program;
let server: TestServer;

beforeAll(async () => {
  program = await buildProgram("media-types", source);
  server = await startServer((response, { method, headers }) => {
    if (method === "POST") {
      response.setHeader("content-type", "application/json").end('{"name":"Ada"}');
      return;
    }
    const [type = ""] = (headers.accept ?? "").split(",");
    const answers = new Map([
      ["application/json", '[{"name":"Ada"}]'],
      ["text/csv", "name\nAda"],
      ["application/pdf", "%PDF"],
    ]);
    const part = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nAda\r\n--b--\r\n';
    const isForm = type === "multipart/form-data";
    response.setHeader("content-type", isForm ? `${type}; boundary=b` : type);
    response.end(answers.get(type) ?? part);
  });
}, 60_000);

afterAll(async () => {
  await server.close();
  await program.remove();
});

test("compiles, and what must not compile does not", () => {
  expect(program.errors).toEqual([]);
});

test("B16 the media type that is chosen selects the serialiser", async () => {
  await program.run("bodies", server.url);
  const sent = server.requests.map(({ headers, body }) => [
    headers["content-type"]?.replace(/; boundary=.*/u, ""),
    body.includes("form-data; name=") ? "a form" : body,
  ]);
  expect(sent).toEqual([
    ["application/json", '{"name":"Ada"}'],
    ["multipart/form-data", "a form"],
    ["text/csv", "name\nAda"],
    ["image/png", "png"],
    ["application/json-patch+json", '[{"op":"remove","path":"/1"}]'],
    ["text/csv", "name\nBea"],
  ]);
});

test("B16 the media type that is asked for decides the result", async () => {
  const before = server.requests.length;
  expect(await program.run("results", server.url)).toEqual([
    [{ name: "Ada" }],
    [{ name: "Ada" }],
    "name\nAda",
    "%PDF",
    "Ada",
    "object",
  ]);
  expect(server.requests.slice(before).map(({ headers }) => headers.accept)).toEqual([
    "application/json, text/csv, application/pdf, multipart/form-data",
    "application/json",
    "text/csv",
    "application/pdf",
    "multipart/form-data",
    "application/json, text/csv, application/pdf, multipart/form-data",
  ]);
});
