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
import { nameOperations } from "./method-names.js";
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
  types: FormatTypes = wireTypes,
): ApiModel {
  if (!hasConversions(types)) return lowerApi(api, bag, wireFormats).model;
  const kept = new Map<JsonPointer, FormatConflict>();
  for (;;) {
    const attempt = bag.fresh();
    const formats = { types, kept: new Set(kept.keys()) };
    const { model, names } = lowerApi(api, attempt, formats);
    const { converted, conflicts } = convertResponses(model, names);
    if (conflicts.length === 0) {
      bag.include(attempt);
      reportKept([...kept.values()], api, bag);
      return converted;
    }
    for (const conflict of conflicts) kept.set(conflict.format.origin, conflict);
  }
}

/** Schemas are named first, so a document's own names win over derived ones. */
function lowerApi(
  api: DecodedApi,
  bag: DiagnosticBag,
  formats: Formats,
): { readonly model: ApiModel; readonly names: Names } {
  const { document } = api;
  const names = createNames(bag, api.locate);
  const schemas = createSchemaLowering({ api, bag, names, formats });
  const base = { api, bag, names, schemas };
  const context: LowerContext = { ...base, clientParameters: clientParameters(base) };
  const clientName = names.claim(`${pascalCase(document.name)}Client`, "");
  const clientOptionsName = names.claim(`${clientName}Options`, "");
  const descriptorName = names.claim(`${camelCase(document.name)}Api`, "");
  const baseURLName = names.claim(`${camelCase(document.name)}BaseURL`, "");
  const modelSupportName = names.claim(`${camelCase(document.name)}ModelSupport`, "");
  const resources = groupOperations(document).map((group) => lowerGroup(group, context));
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
  };
  return { model, names };
}

function reportKept(kept: readonly FormatConflict[], api: DecodedApi, bag: DiagnosticBag): void {
  for (const { format, reason } of kept) {
    const place = placeOf({ api }, format.origin);
    const isDate = format.name === "date";
    const [name, type] = isDate ? ["date-time", "string"] : ["int64", "number"];
    bag.report("format-kept", place, { format: name, type, reason });
  }
}

function lowerGroup(group: OperationGroup, context: LowerContext): ResourceModel {
  const fieldEnums: FieldEnums = new Map();
  const forms = group.operations.flatMap(formsOf);
  const operations = nameOperations(group.name, forms, context.names).map((named) =>
    lowerOperation(named, fieldEnums, context),
  );
  const hasSupport = operations.some(
    (operation) =>
      operation.docs.support !== undefined ||
      operation.queryParameters.some((parameter) => parameter.docs.support !== undefined),
  );
  const { name, propertyName } = group;
  return {
    name,
    propertyName,
    className: context.names.claim(`${pascalCase(name)}Resource`, ""),
    docs: docsOf({ description: group.description }),
    operations,
    fieldEnums: [...fieldEnums.values()],
    supportName: hasSupport ? context.names.claim(`${propertyName}Support`, "") : undefined,
  };
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
