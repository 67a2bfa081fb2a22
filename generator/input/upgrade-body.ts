/** Body and form parameters of 2.0 → a request body. */
import { isJsonObject, member, memberText, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { serialization, valueSchema, type OldParameter } from "./upgrade-parameter.js";
import { upgradeSchema } from "./upgrade-schema.js";
import type { Upgrade } from "./upgrade-state.js";

/** Where a request body stands, and the media types it may have. */
export interface BodyPlace {
  readonly pointer: string;
  readonly consumes: readonly string[];
}

/** The request body that body or form parameters make up; `undefined` where there are none. */
export function upgradeBody(
  upgrading: Upgrade,
  parameters: readonly OldParameter[],
  place: BodyPlace,
): JsonValue | undefined {
  const [first] = parameters;
  if (first === undefined) return undefined;
  upgrading.moved.set(place.pointer, first.pointer);
  const body = parameters.find((parameter) => parameter.in === "body");
  if (body === undefined) return upgradeForm(upgrading, parameters, place);
  const schema = upgradeSchema(member(body.value, "schema") ?? {});
  const types = place.consumes.length === 0 ? ["application/json"] : place.consumes;
  const content = types.map((type) => {
    upgrading.moved.set(childPointer(`${place.pointer}/content`, type), body.pointer);
    return [type, { schema }] as const;
  });
  const description = member(body.value, "description");
  return {
    ...(description === undefined ? {} : { description }),
    required: member(body.value, "required") ?? false,
    content: objectOf(content),
  };
}

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"] as const;

function upgradeForm(
  upgrading: Upgrade,
  fields: readonly OldParameter[],
  { pointer, consumes }: BodyPlace,
): JsonValue {
  const hasFile = fields.some(({ value }) => member(value, "type") === "file");
  const declared = consumes.filter((type) => formTypes.some((form) => form === type));
  const usual = [hasFile ? formTypes[0] : formTypes[1]];
  const types = declared.length === 0 ? usual : declared;
  for (const { value, pointer: old } of fields) {
    const name = memberText(value, "name");
    for (const type of types) {
      const content = childPointer(`${pointer}/content`, type);
      upgrading.moved.set(childPointer(`${content}/schema/properties`, name), old);
    }
  }
  const media = { schema: formSchema(fields), encoding: formEncoding(upgrading, fields) };
  return {
    required: fields.some(isRequired),
    content: objectOf(types.map((type) => [type, media] as const)),
  };
}

function formSchema(fields: readonly OldParameter[]): JsonObject {
  const properties = fields.map(({ value }) => {
    const schema = valueSchema(value);
    const description = member(value, "description");
    const hasText = isJsonObject(schema) && description !== undefined;
    return [memberText(value, "name"), hasText ? { ...schema, description } : schema] as const;
  });
  const required = fields.filter(isRequired).map(({ value }) => member(value, "name") ?? "");
  return { type: "object", properties: objectOf(properties), required };
}

function formEncoding(upgrading: Upgrade, fields: readonly OldParameter[]): JsonObject {
  const encodings = fields.map((form) => {
    return [memberText(form.value, "name"), objectOf(serialization(upgrading, form))] as const;
  });
  return objectOf(encodings.filter(([, encoding]) => Object.keys(encoding).length > 0));
}

function isRequired({ value }: OldParameter): boolean {
  return member(value, "required") === true;
}
