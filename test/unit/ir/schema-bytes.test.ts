import { describe, expect, test } from "vitest";
import type { BytesPosition } from "../../../generator/ir/schema-bytes.js";
import { lowering, schemaOf, short, type Written } from "./schemas.js";

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const file = { type: "string", format: "binary" };

const components: Record<string, Written> = {
  File: file,
  Upload: { type: "object", properties: { file: refTo("File"), size: { type: "integer" } } },
  Plain: { type: "object", properties: { name: { type: "string" } } },
};

/** The type of a body, and of the declaration where it has one of its own. */
function body(schema: Written, position: BytesPosition): string {
  const { lowerBody, declaration } = lowering(components);
  const place = { wanted: "Body", variant: "write", position } as const;
  const type = lowerBody(schemaOf(schema, "/x"), place);
  const own = type.kind === "reference" ? declaration(type.declaration) : undefined;
  return own === undefined || own.name !== "Body" ? short(type) : short(own.read);
}

describe("format: binary", () => {
  test.each<[string, readonly [Written, BytesPosition], string]>([
    ["is bytes as a whole body", [file, "body"], "binary"],
    ["is bytes as a whole body by name", [refTo("File"), "body"], "binary"],
    ["is bytes by media type", [{ contentMediaType: "image/png" }, "body"], "binary"],
    ["is text inside text", [{ items: file }, "text"], "string[]"],
    ["stays text in objects without it", [refTo("Plain"), "body"], "Plain!"],
    ["is text where the declaration says so", [refTo("Upload"), "text"], "Upload!"],
  ])("%s", (_, [schema, position], want) => {
    expect(body(schema, position)).toBe(want);
  });

  test("is bytes as a part or in a list of parts, and text inside a part", () => {
    const { lowerBody } = lowering(components);
    const place = { wanted: "Body", variant: "write", position: "part" } as const;
    const lower = (schema: Written) => short(lowerBody(schemaOf(schema, "/x"), place));

    expect(lower(file)).toBe("binary");
    expect(lower({ items: refTo("File") })).toBe("binary[]");
    expect(lower({ additionalProperties: file })).toBe("{ [*]: string }");
  });
});

describe("the position of a body", () => {
  test.each<[string, Written, BytesPosition]>([
    ["multipart/form-data", refTo("Plain"), "body"],
    ["application/json", refTo("Plain"), "text"],
    ["application/json", refTo("File"), "body"],
    ["application/x-www-form-urlencoded", refTo("Upload"), "text"],
  ])("%s", (mediaType, schema, want) => {
    const { position } = lowering(components);

    expect(position({ mediaType, schema: schemaOf(schema, "/x") })).toBe(want);
  });
});
