/** Emits what belongs to a list: its page, its builder, its descriptor and its walks. */
import type { StatementStructures } from "ts-morph";
import type { PaginationModel, ResourceModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import type { PlannedName, ResourceEmitter, Scope } from "./emitter.js";
import {
  callType,
  itemParameter,
  listMethods,
  type ListForm,
  type ListModel,
} from "./list-calls.js";
import { walkFunctions } from "./list-walks.js";
import { failureTypes } from "./operation-types.js";
import { constStructure, exported, interfaceStructure, typeAliasStructure } from "./structures.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  objectLiteral,
  reference,
  type EntrySyntax,
  type TypeParameterSyntax,
  type TypeSyntax,
} from "./syntax.js";
import {
  absentTypeParameters,
  arrangedItems,
  bodyArguments,
  caseBody,
  itemsType,
  listBody,
  plainItem,
  selectType,
} from "./variants.js";
import { note } from "./tsdoc.js";

/** Emits pages, builders and walks of a resource's lists. */
export const paginationEmitter: ResourceEmitter = {
  scope: "resource",
  file: "pagination.ts",
  names: (resource) => listsOf(resource).flatMap(plannedNames),
  emit: (resource, scope) =>
    listsOf(resource).flatMap((operation) => [
      ...forms(operation).flatMap((form) => [
        pageType(operation, form, scope),
        callInterface(operation, form, scope),
      ]),
      ...selectedType(operation, scope),
      descriptor(operation, scope),
      ...walkFunctions(operation, scope),
    ]),
};

function listsOf({ operations }: ResourceModel): readonly ListModel[] {
  return operations.flatMap((operation) =>
    operation.pagination === undefined ? [] : [{ ...operation, pagination: operation.pagination }],
  );
}

interface NamedForm extends ListForm {
  readonly page: string;
}

function forms({ pagination, variants }: ListModel): readonly NamedForm[] {
  const array: NamedForm = { kind: "array", ...pagination.names };
  const keyed = variants?.keyItems;
  return keyed === undefined ? [array] : [array, { kind: "record", ...keyed.names }];
}

function plannedNames(operation: ListModel): readonly PlannedName[] {
  const { names } = operation.pagination;
  const selected = operation.variants?.selectedName;
  const types = forms(operation).flatMap(({ page, call: callName }) => [page, callName]);
  return [
    ...[...types, ...(selected === undefined ? [] : [selected])].map((name): PlannedName => {
      return { name, kind: "type", exported: true };
    }),
    ...[names.descriptor, names.pages, names.items].map((name): PlannedName => {
      return { name, kind: "value", exported: true };
    }),
  ];
}

/** `Item = User` where arguments change the item. */
function itemParameters(operation: ListModel, scope: Scope): readonly TypeParameterSyntax[] {
  if (operation.variants === undefined) return [];
  return [
    { name: itemParameter(operation), constraint: undefined, default: plainItem(operation, scope) },
  ];
}

function itemOf(operation: ListModel, scope: Scope): TypeSyntax {
  return operation.variants === undefined ? plainItem(operation, scope) : itemParameter(operation);
}

function pageType(operation: ListModel, form: NamedForm, scope: Scope): StatementStructures {
  const item = itemOf(operation, scope);
  const body =
    operation.variants === undefined && operation.result !== undefined
      ? scope.type(operation.result)
      : listBody(operation, itemsType(item, form.kind), scope);
  const page = scope.runtimeType(form.kind === "array" ? "Page" : "KeyedPage");
  const what = form.kind === "array" ? "One page" : "One page, its items an object,";
  return typeAliasStructure(
    exported(form.page, [note`${what} of {@link ${operation.functionName}}.`]),
    reference(page, item, body),
    itemParameters(operation, scope),
  );
}

function callInterface(operation: ListModel, form: NamedForm, scope: Scope): StatementStructures {
  const item = itemOf(operation, scope);
  const base = scope.runtimeType(form.kind === "array" ? "ListCall" : "KeyedListCall");
  const page = callType(operation, form.page, itemParameter(operation));
  const { method, path } = operation;
  const docs = [
    note`A lazy, immutable \`${method} ${path}\`: await it for a page, iterate over it for items.`,
  ];
  return interfaceStructure(exported(form.call, docs), {
    typeParameters: itemParameters(operation, scope),
    extends: reference(base, page, item, ...failureTypes(operation, scope)),
    members: listMethods(operation, form, scope),
  });
}

/** The call that an argument list selects: pages, pages of objects, or a single body. */
function selectedType(operation: ListModel, scope: Scope): readonly StatementStructures[] {
  const { variants, functionName, pagination } = operation;
  if (variants?.selectedName === undefined) return [];
  const { keyItems } = variants;
  const item = itemParameter(operation);
  const plain = callType(operation, pagination.names.call, item);
  const paged: TypeSyntax =
    keyItems === undefined
      ? plain
      : {
          kind: "conditional",
          check: keyItems.typeParameter,
          bound: "undefined",
          whenTrue: plain,
          whenFalse: callType(operation, keyItems.names.call, item),
        };
  const arranged = arrangedItems(operation, variants, item);
  const failure = failureTypes(operation, scope);
  return [
    typeAliasStructure(
      exported(variants.selectedName, [
        note`The builder that {@link ${functionName}} gives, by item and arguments.`,
      ]),
      selectType(variants.select, paged, (selectedCase) =>
        reference(
          scope.runtimeType("ApiCall"),
          caseBody(selectedCase, arranged, scope),
          ...failure,
        ),
      ),
      [
        ...itemParameters(operation, scope),
        ...absentTypeParameters(bodyArguments(variants, scope)),
      ],
    ),
  ];
}

function descriptor(operation: ListModel, scope: Scope): StatementStructures {
  const { pagination, functionName } = operation;
  return constStructure(
    exported(pagination.names.descriptor, [note`How {@link ${functionName}} advances, as data.`]),
    objectLiteral([
      entry("pagination", strategy(pagination, scope)),
      ...textEntry("limit", pagination.limit),
      ...textEntry("sort", operation.filters?.sort?.parameter),
      ...textEntry("exclude", operation.variants?.omitNamed?.parameter),
      ...textEntry("keyBy", operation.variants?.keyItems?.parameter),
      ...formatEntry(operation),
    ]),
    scope.runtimeType("ListDescriptor"),
  );
}

/** The style, and the export of the run-time that follows it. */
const strategyNames = {
  cursor: "cursor",
  offset: "offset",
  page: "page",
  "next-url": "nextURL",
  link: "linkHeader",
} as const;

/** Marked as free of side effects, so that bundlers can drop a list nobody walks. */
function strategy(pagination: PaginationModel, scope: Scope) {
  const { style } = pagination;
  return call(
    `/* @__PURE__ */ ${scope.runtime(strategyNames[style])}`,
    inlineObject([
      ...("parameter" in pagination ? [entry("parameter", literalText(pagination.parameter))] : []),
      ...("next" in pagination ? [entry("next", literalText(pagination.next))] : []),
      ...(style === "page" ? [entry("start", String(pagination.start))] : []),
      ...textEntry("hasMore", pagination.hasMore),
      entry("items", literalText(pagination.items)),
    ]),
  );
}

function textEntry(key: string, value: string | undefined): readonly EntrySyntax[] {
  return value === undefined ? [] : [entry(key, literalText(value))];
}

function formatEntry({ variants }: ListModel): readonly EntrySyntax[] {
  const select = variants?.select;
  if (select === undefined) return [];
  const paged = select.cases.filter(({ body }) => body === "declared");
  const value = inlineObject([
    entry("parameter", literalText(select.parameter)),
    entry("paged", arrayLiteral(paged.map((selected) => literalText(selected.value)))),
  ]);
  return [entry("format", value)];
}
