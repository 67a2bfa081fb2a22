/** Which integrations support which field of which resource, as far as the documents say. */
import {
  isJsonObject,
  member,
  memberText,
  type JsonObject,
} from "../../../generator/input/json.js";
import {
  jsonSchema,
  listAt,
  noObject,
  objectAt,
  operationsOf,
  parametersOf,
  resolved,
  successOf,
  type PlacedOperation,
} from "../document.js";
import type { SiteApi } from "../read.js";
import { supportOf, type Support } from "../support.js";

/** What a field can be used for, in the order of the columns. */
export const uses = ["read", "create", "update", "filter"] as const;
export type Use = (typeof uses)[number];

/** A field in one use. */
export interface CoverageCell {
  /** `undefined`: the field is there, but nothing is known of its support. */
  readonly support: Support | undefined;
}

export interface CoverageField {
  readonly name: string;
  readonly cells: Readonly<Partial<Record<Use, CoverageCell>>>;
}

export interface CoverageMethod {
  readonly name: string;
  readonly support: Support | undefined;
}

export interface CoverageResource {
  readonly api: string;
  readonly name: string;
  readonly methods: readonly CoverageMethod[];
  readonly fields: readonly CoverageField[];
}

/** The resources of all APIs of which any support is known. */
export function coverageOf(apis: readonly SiteApi[]): readonly CoverageResource[] {
  return apis
    .map((api) => api.model.resources.map((resource) => coverageOfResource(api, resource)))
    .filter((resources) => resources.some(isKnown))
    .flat();
}

/** Whether the support of anything in a resource is documented. */
export function isKnown({ methods, fields }: CoverageResource): boolean {
  const cells = fields.flatMap((field) => Object.values(field.cells));
  return [...methods, ...cells].some(({ support }) => support !== undefined);
}

function coverageOfResource(
  { document, model }: SiteApi,
  { name, operations }: SiteApi["model"]["resources"][number],
): CoverageResource {
  const placed = operationsOf(document);
  const methods = operations.flatMap((operation) => {
    const found = placed.find(
      ({ path, method }) => path === operation.path && method === operation.method,
    );
    return found === undefined ? [] : [{ name: operation.methodName, placed: found }];
  });
  const named = (method: string) => methods.find((each) => each.name === method)?.placed;
  return {
    api: model.name,
    name,
    methods: methods.map((each) => ({ name: each.name, support: supportOf(each.placed.value) })),
    fields: fieldsOf({
      read: propertiesOf(document, recordSchema(document, named("list"), named("get"))),
      create: propertiesOf(document, bodySchema(document, named("create"))),
      update: propertiesOf(document, bodySchema(document, named("update"))),
      filter: filtersOf(document, named("list")),
    }),
  };
}

/** Names, and where their support is declared. */
type Fields = ReadonlyMap<string, JsonObject>;

function fieldsOf(byUse: Readonly<Record<Use, Fields>>): readonly CoverageField[] {
  const names = new Set(uses.flatMap((use) => [...byUse[use].keys()]));
  return [...names].map((name) => ({
    name,
    cells: Object.fromEntries(
      uses.flatMap((use) => {
        const holder = byUse[use].get(name);
        return holder === undefined ? [] : [[use, { support: supportOf(holder) }]];
      }),
    ),
  }));
}

function recordSchema(
  document: JsonObject,
  list: PlacedOperation | undefined,
  get: PlacedOperation | undefined,
): JsonObject {
  if (get !== undefined) return jsonSchema(document, successOf(document, get)) ?? noObject;
  if (list === undefined) return noObject;
  let schema = jsonSchema(document, successOf(document, list)) ?? noObject;
  const items = memberText(objectAt(list.value, "x-loom-pagination"), "items");
  for (const token of items.split("/").slice(1)) {
    schema = resolved(document, member(objectAt(schema, "properties"), token));
  }
  return resolved(document, member(schema, "items"));
}

function bodySchema(document: JsonObject, placed: PlacedOperation | undefined): JsonObject {
  const body = placed === undefined ? noObject : objectAt(placed.value, "requestBody");
  return jsonSchema(document, body) ?? noObject;
}

function propertiesOf(document: JsonObject, schema: JsonObject): Fields {
  const inherited = listAt(schema, "allOf").flatMap((part) => [
    ...propertiesOf(document, resolved(document, part)),
  ]);
  const own = Object.entries(objectAt(schema, "properties")).flatMap(([name, value]) =>
    isJsonObject(value) ? [[name, value] as const] : [],
  );
  return new Map([...inherited, ...own]);
}

function filtersOf(document: JsonObject, list: PlacedOperation | undefined): Fields {
  const parameters = list === undefined ? [] : parametersOf(document, list);
  return new Map(
    parameters
      .filter((parameter) => member(parameter, "x-loom-filter") !== undefined)
      .map((parameter) => [memberText(parameter, "name"), parameter]),
  );
}
