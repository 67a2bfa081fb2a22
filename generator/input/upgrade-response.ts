/** Responses of 2.0, whose schema has no media type. */
import { isJsonObject, member, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { localTarget, resolvePointer } from "./reference.js";
import { valueSchema } from "./upgrade-parameter.js";
import { upgradeSchema } from "./upgrade-schema.js";
import { oldPointer, type Upgrade } from "./upgrade-state.js";

/** Where responses stand, and the media types they may have. */
interface ResponsePlace {
  readonly pointer: string;
  readonly produces: readonly string[];
}

/** The responses of an operation, each with its content. */
export function upgradeResponses(
  upgrading: Upgrade,
  responses: JsonValue | undefined,
  { pointer, produces }: ResponsePlace,
): JsonObject {
  if (!isJsonObject(responses)) return {};
  const members = Object.entries(responses).map(([status, written]) => {
    const place = { pointer: childPointer(pointer, status), produces };
    return [status, upgradeResponse(upgrading, written, place)] as const;
  });
  return objectOf(members);
}

function upgradeResponse(upgrading: Upgrade, written: JsonValue, place: ResponsePlace): JsonValue {
  if (!isJsonObject(written)) return written;
  const target = localTarget(written);
  const found = target === undefined ? undefined : resolvePointer(upgrading.root, target);
  if (found !== undefined) upgrading.moved.set(place.pointer, found.pointer);
  const response = found !== undefined && isJsonObject(found.value) ? found.value : written;
  const old = oldPointer(upgrading.moved, place.pointer);
  const [schema, examples] = [member(response, "schema"), member(response, "examples")];
  const types = responseTypes(place.produces, schema, examples);
  const content = types.map((type) => {
    const fresh = childPointer(`${place.pointer}/content`, type);
    upgrading.moved.set(fresh, old);
    const example = isJsonObject(examples) ? member(examples, type) : undefined;
    return [type, mediaType(schema, example)] as const;
  });
  return {
    description: member(response, "description") ?? "",
    headers: upgradeHeaders(upgrading, member(response, "headers"), place.pointer),
    content: objectOf(content),
  };
}

function responseTypes(
  produces: readonly string[],
  schema: JsonValue | undefined,
  examples: JsonValue | undefined,
): readonly string[] {
  if (schema === undefined) return isJsonObject(examples) ? Object.keys(examples) : [];
  if (produces.length > 0) return produces;
  const isFile = isJsonObject(schema) && member(schema, "type") === "file";
  return [isFile ? "application/octet-stream" : "application/json"];
}

function mediaType(schema: JsonValue | undefined, example: JsonValue | undefined): JsonObject {
  return {
    ...(schema === undefined ? {} : { schema: upgradeSchema(schema) }),
    ...(example === undefined ? {} : { example }),
  };
}

function upgradeHeaders(
  upgrading: Upgrade,
  headers: JsonValue | undefined,
  pointer: string,
): JsonObject {
  if (!isJsonObject(headers)) return {};
  const members = Object.entries(headers).map(([name, header]): [string, JsonValue] => {
    if (!isJsonObject(header)) return [name, header];
    const fresh = childPointer(`${pointer}/headers`, name);
    upgrading.moved.set(`${fresh}/schema`, oldPointer(upgrading.moved, fresh));
    const schema = valueSchema(header);
    const description = member(header, "description");
    return [name, description === undefined ? { schema } : { description, schema }];
  });
  return objectOf(members);
}
