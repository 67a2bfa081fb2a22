import type { ApiModel } from "../../../generator/ir/model.js";
import type {
  DocsModel,
  EnumModel,
  PropertyModel,
  TypeDeclaration,
  TypeModel,
} from "../../../generator/ir/type-model.js";
import { docsOf } from "../../../generator/ir/lower-docs.js";

export const noDocs: DocsModel = docsOf({});

export function described(description: string): DocsModel {
  return docsOf({ description });
}

export const text: TypeModel = { kind: "primitive", name: "string" };
export const number: TypeModel = { kind: "primitive", name: "number" };

export function refer(declaration: string): TypeModel {
  return { kind: "reference", declaration, variant: "read" };
}

export function member(name: string, type: TypeModel): PropertyModel {
  return { name, type, optional: false, readonly: false, docs: noDocs, origin: "" };
}

export function object(...properties: readonly PropertyModel[]): TypeModel {
  return { kind: "object", properties, patterns: [], others: undefined, rest: undefined };
}

export function declaration(name: string, read: TypeModel): TypeDeclaration {
  return { name, docs: noDocs, origin: "", read, write: undefined, enum: undefined };
}

export function enumeration(
  name: string,
  values: readonly EnumModel["members"][number]["value"][],
) {
  const members = values.map((value) => {
    return { name: `Is${String(value)}`, value, docs: noDocs, origin: "" };
  });
  return { name, docs: noDocs, members, open: false, origin: "" } satisfies EnumModel;
}

export function api(...declarations: readonly TypeDeclaration[]): ApiModel {
  return {
    name: "test",
    clientName: "TestClient",
    clientOptionsName: "TestClientOptions",
    descriptorName: "testApi",
    baseURLName: "testBaseURL",
    modelSupportName: "testModelSupport",
    docs: noDocs,
    version: "1",
    baseURL: "https://test.example",
    servers: [],
    securitySchemes: [],
    clientParameters: [],
    declarations,
    conversions: [],
    secrets: undefined,
    resources: [],
    webhooks: undefined,
    samples: undefined,
    aliases: [],
  };
}
