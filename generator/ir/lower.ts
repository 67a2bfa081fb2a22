/** The decoded document → the intermediate representation. */
import type { DecodedApi } from "../input/decoded.js";
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { ParameterObject } from "../input/openapi.js";
import { camelCase, pascalCase } from "./casing.js";
import { placeOf, type LowerContext } from "./context.js";
import { convertResponses } from "./convert-responses.js";
import type { FormatConflict } from "./format-conflicts.js";
import {
  hasConversions,
  wireFormats,
  wireTypes,
  type Formats,
  type FormatTypes,
} from "./formats.js";
import { emptyLock, operationKey, type ApiLock, type LockedOperation } from "./lock-model.js";
import { docsOf } from "./lower-docs.js";
import { lowerWebhooks } from "./lower-incoming.js";
import { lowerOperation } from "./lower-operation.js";
import { lowerClientParameter } from "./lower-parameter.js";
import { createSchemaLowering } from "./lower-schema.js";
import { lowerSecrets } from "./lower-secrets.js";
import { lowerSecurity } from "./lower-security.js";
import { lowerBaseURL, lowerServers } from "./lower-servers.js";
import type { FieldEnums } from "./lower-variants.js";
import type { ApiModel, ClientParameterModel, ResourceModel } from "./model.js";
import { nameOperations, type NamedOperation } from "./method-names.js";
import { withoutUnusedSides } from "./one-sided.js";
import { createNames, type Names } from "./names.js";
import { formsOf } from "./operation-forms.js";
import { groupOperations, type OperationGroup } from "./resources.js";

/**
 * Lowers one API. Where formats are converted and some of their values could not be told from
 * others, it is lowered anew with these formats as they are in JSON.
 */
export function lower(
  api: DecodedApi,
  bag: DiagnosticBag,
  { types = wireTypes, former = emptyLock }: LowerOptions = {},
): LoweredNames {
  if (!hasConversions(types)) return lowerApi(api, bag, { formats: wireFormats, former });
  const kept = new Map<JsonPointer, FormatConflict>();
  for (;;) {
    const attempt = bag.fresh();
    const formats = { types, kept: new Set(kept.keys()) };
    const lowered = lowerApi(api, attempt, { formats, former });
    const { converted, conflicts } = convertResponses(lowered.model, lowered.names);
    if (conflicts.length === 0) {
      bag.include(attempt);
      reportKept([...kept.values()], api, bag);
      return { ...lowered, model: converted };
    }
    for (const conflict of conflicts) kept.set(conflict.format.origin, conflict);
  }
}

export interface LowerOptions {
  /** Types of formats that JSON has no type for. Default: as in JSON. */
  readonly types?: FormatTypes;
  /** What things were called before. Default: nothing is known. */
  readonly former?: ApiLock;
}

/** The model, and what the next generation has to know of its names. */
export interface LoweredNames {
  readonly model: ApiModel;
  readonly names: Names;
  readonly operations: ApiLock["operations"];
}

/** What the names of the lock, and companions, add. */
const addedLater = { samples: undefined, aliases: [] };

/** Schemas are named first, so a document's own names win over derived ones. */
function lowerApi(
  api: DecodedApi,
  bag: DiagnosticBag,
  { formats, former }: { readonly formats: Formats; readonly former: ApiLock },
): LoweredNames {
  const { document } = api;
  const names = createNames(bag, api.locate, former);
  const schemas = createSchemaLowering({ api, bag, names, formats });
  const base = { api, bag, names, schemas };
  const context: LowerContext = { ...base, clientParameters: clientParameters(base) };
  const clientName = names.claim(`${pascalCase(document.name)}Client`, "");
  const clientOptionsName = names.claim(`${clientName}Options`, "");
  const descriptorName = names.claim(`${camelCase(document.name)}Api`, "");
  const baseURLName = names.claim(`${camelCase(document.name)}BaseURL`, "");
  const modelSupportName = names.claim(`${camelCase(document.name)}ModelSupport`, "");
  const groups = groupOperations(document, former).map((group) => lowerGroup(group, context));
  const resources = groups.map(({ resource }) => resource);
  const webhooks = lowerWebhooks(context);
  const model = {
    name: document.name,
    clientName,
    clientOptionsName,
    descriptorName,
    baseURLName,
    modelSupportName,
    docs: docsOf({ summary: document.info.title, description: document.info.description }),
    version: document.info.version,
    baseURL: lowerBaseURL(document),
    servers: lowerServers(document),
    securitySchemes: lowerSecurity(context),
    clientParameters: [...context.clientParameters.values()],
    declarations: withoutUnusedSides(schemas.declarations(), { resources, webhooks }),
    conversions: [],
    secrets: lowerSecrets(api, names),
    resources,
    webhooks,
    ...addedLater,
  };
  return { model, names, operations: new Map(groups.flatMap(({ locked }) => locked)) };
}

function reportKept(kept: readonly FormatConflict[], api: DecodedApi, bag: DiagnosticBag): void {
  for (const { format, reason } of kept) {
    const place = placeOf({ api }, format.origin);
    const isDate = format.name === "date";
    const [name, type] = isDate ? ["date-time", "string"] : ["int64", "number"];
    bag.report("format-kept", place, { format: name, type, reason });
  }
}

interface LoweredGroup {
  readonly resource: ResourceModel;
  readonly locked: readonly (readonly [string, LockedOperation])[];
}

function lowerGroup(group: OperationGroup, context: LowerContext): LoweredGroup {
  const fieldEnums: FieldEnums = { resource: group.name, byOwner: new Map() };
  const forms = group.operations.flatMap(formsOf);
  const named = nameOperations(group.name, forms, context.names);
  const operations = named.map((each) => lowerOperation(each, fieldEnums, context));
  const hasSupport = operations.some(
    (operation) =>
      operation.docs.support !== undefined ||
      operation.queryParameters.some((parameter) => parameter.docs.support !== undefined),
  );
  const { name, propertyName } = group;
  const resource = {
    name,
    propertyName,
    className: context.names.claim(`${pascalCase(name)}Resource`, ""),
    docs: docsOf({ description: group.description }),
    operations,
    fieldEnums: [...fieldEnums.byOwner.values()],
    supportName: hasSupport ? context.names.claim(`${propertyName}Support`, "") : undefined,
    methodAliases: [],
  };
  return { resource, locked: named.map((each) => [keyOf(each), lockedOperation(each, name)]) };
}

function keyOf({ operation, form }: NamedOperation): string {
  return operationKey(operation, form);
}

function lockedOperation(named: NamedOperation, resource: string): LockedOperation {
  const { operation, wantedMethodName: wantedMethod, methodName: method } = named;
  return { operationId: operation.id, resource, wantedMethod, method };
}

/** Every parameter that any operation lets the client supply, first declaration first. */
function clientParameters(
  context: Omit<LowerContext, "clientParameters">,
): ReadonlyMap<string, ClientParameterModel> {
  const found = new Map<string, ClientParameterModel>();
  const owners = new Map<string, string>();
  for (const parameter of context.api.document.operations.flatMap((each) => each.parameters)) {
    if (!isClientParameter(parameter) || found.has(parameter.name)) continue;
    const lowered = lowerClientParameter(parameter, context);
    const first = owners.get(lowered.option);
    found.set(parameter.name, lowered);
    if (first === undefined) owners.set(lowered.option, parameter.name);
    else {
      const names = { option: lowered.option, first, second: parameter.name };
      context.bag.report("client-option-conflict", placeOf(context, parameter.origin), names);
    }
  }
  return found;
}

function isClientParameter(
  parameter: ParameterObject,
): parameter is ParameterObject & { readonly in: ClientParameterModel["in"] } {
  return parameter.clientParameter !== undefined && parameter.in !== "querystring";
}
