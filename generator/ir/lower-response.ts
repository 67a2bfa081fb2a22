/** Responses: successes and errors, their bodies and headers. */
import type { ResponseObject } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import { docsOf } from "./lower-docs.js";
import { componentName, mediaTypeModel } from "./lower-media.js";
import { unionOf } from "./lower-union.js";
import type { ResponseModel } from "./model.js";
import type { PropertyModel } from "./type-model.js";

/** Lowers a response: its body as a response holds it, its headers as strings on the wire. */
function lowerResponse(
  response: ResponseObject,
  wanted: string,
  context: LowerContext,
): ResponseModel {
  const body = { wanted: componentName(response.origin) ?? wanted, variant: "read" } as const;
  const types = response.content.map((media) => mediaTypeModel(media, body, context));
  return {
    status: response.status,
    docs: docsOf({ description: response.description }),
    mediaTypes: response.content.map((media) => media.mediaType),
    type: types.length === 0 ? undefined : unionOf(types),
    headers: response.headers.map((header): PropertyModel => ({
      name: header.name,
      type: context.schemas.lower(header.schema, { variant: "read", dates: "string" }),
      optional: !header.required,
      readonly: true,
      docs: docsOf({ description: header.description, deprecated: header.deprecated }),
      origin: header.origin,
    })),
    origin: response.origin,
  };
}

/** Splits responses into successes and errors; `default` is a success only where there is no other. */
export function lowerResponses(
  responses: readonly ResponseObject[],
  functionName: string,
  context: LowerContext,
) {
  const base = pascalCase(functionName);
  const hasSuccess = responses.some((response) => isSuccess(response.status));
  const successes = responses.filter(
    ({ status }) => isSuccess(status) || (status === "default" && !hasSuccess),
  );
  const errors = responses.filter(
    ({ status }) => isError(status) || (status === "default" && hasSuccess),
  );
  const [first] = successes;
  const lowered = (response: ResponseObject) => {
    const which = response === first ? "" : pascalCase(response.status);
    return lowerResponse(response, `${base}${which}Response`, context);
  };
  return { successes: successes.map(lowered), errors: errors.map(lowered) };
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

function isError(status: string): boolean {
  return status.startsWith("4") || status.startsWith("5");
}
