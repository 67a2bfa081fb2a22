/** The interfaces of list builders: what `.where()`, `.sortBy()`, … take and give. */
import type { OperationModel, PaginationModel } from "../ir/model.js";
import type { VariantsModel } from "../ir/variants-model.js";
import type { Scope } from "./emitter.js";
import {
  arrayOf,
  parameter,
  reference,
  signature,
  typeParameter,
  type CommentText,
  type MemberSyntax,
  type MethodSyntax,
  type SignatureSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** An operation that is a list. */
export type ListModel = OperationModel & { readonly pagination: PaginationModel };

/** One form of a list: items in an array, or in an object. */
export interface ListForm {
  readonly kind: "array" | "record";
  /** Name of the interface. */
  readonly call: string;
}

/** Whether the type of a list's items can change: its interfaces are then generic. */
function isGenericList({ variants }: OperationModel): boolean {
  return variants !== undefined;
}

/** The type parameter for the item; without variants no interface has one. */
export function itemParameter({ variants }: OperationModel): string {
  return variants?.itemParameter ?? "Item";
}

/** `ListUsersCall<Item>`, or `ListUsersCall` where the item never changes. */
export function callType(operation: OperationModel, name: string, item: TypeSyntax): TypeSyntax {
  return isGenericList(operation) ? reference(name, item) : name;
}

/** The fluent methods of a list. */
export function listMethods(
  operation: OperationModel,
  form: ListForm,
  scope: Scope,
): readonly MemberSyntax[] {
  const self = callType(operation, form.call, itemParameter(operation));
  return [
    ...whereMethods(operation, self, scope),
    ...sortMethods(operation, self, scope),
    ...limitMethod(operation, self),
    ...variantMethods(operation, form, scope),
  ];
}

function method(name: string, docs: CommentText, shape: SignatureSyntax): MethodSyntax {
  return { kind: "method", name, signature: shape, docs: [docs] };
}

function whereMethods(
  { filters }: OperationModel,
  self: TypeSyntax,
  scope: Scope,
): readonly MethodSyntax[] {
  if (filters === undefined || filters.filters.length === 0) return [];
  const values = scope.typeName(filters.valuesName);
  const byValue = method(
    "where",
    note`Filters by a value; a second filter of the same name replaces the first.`,
    {
      typeParameters: [typeParameter("Name", keyOf(values))],
      parameters: [parameter("filter", "Name"), parameter("value", indexed(values, "Name"))],
      returnType: self,
    },
  );
  if (filters.operators === undefined) return [byValue];
  const operators = scope.typeName(filters.operatorsName);
  const operand = indexed(indexed(operators, "Name"), "Operator");
  const byOperator = method(
    "where",
    note`Filters by a comparison; comparisons of one filter add up.`,
    {
      typeParameters: [
        typeParameter("Name", keyOf(operators)),
        typeParameter("Operator", keyOf(indexed(operators, "Name"))),
      ],
      parameters: [
        parameter("filter", "Name"),
        parameter("operator", "Operator"),
        parameter("value", operand),
      ],
      returnType: self,
    },
  );
  return [byValue, byOperator];
}

function keyOf(operand: TypeSyntax): TypeSyntax {
  return { kind: "operator", operator: "keyof", operand };
}

function indexed(object: TypeSyntax, index: TypeSyntax): TypeSyntax {
  return { kind: "indexed", object, index };
}

function sortMethods(
  { filters }: OperationModel,
  self: TypeSyntax,
  scope: Scope,
): readonly MethodSyntax[] {
  const sort = filters?.sort;
  if (sort === undefined) return [];
  return [
    method(
      "sortBy",
      note`Sorts by a field; fields given before it come first.`,
      signature(
        [
          parameter("field", scope.typeName(sort.fields.name)),
          parameter("direction", scope.argumentType(sort.direction)),
        ],
        self,
      ),
    ),
  ];
}

function limitMethod({ pagination }: OperationModel, self: TypeSyntax): readonly MethodSyntax[] {
  if (pagination?.limit === undefined) return [];
  const docs = note`Sets the number of items in one page (\`${pagination.limit}\`).`;
  return [method("limit", docs, signature([parameter("count", "number")], self))];
}

function variantMethods(
  operation: OperationModel,
  form: ListForm,
  scope: Scope,
): readonly MethodSyntax[] {
  const { variants } = operation;
  if (variants === undefined) return [];
  return [
    ...excludeMethod(variants, form, scope),
    ...keyByMethod(variants, form, scope),
    ...formatMethod(variants, form, scope),
  ];
}

function excludeMethod(
  { omitNamed, fieldsName, itemParameter: item }: VariantsModel,
  { call }: ListForm,
  scope: Scope,
): readonly MethodSyntax[] {
  if (omitNamed === undefined || fieldsName === undefined) return [];
  return [
    method("exclude", note`Leaves properties out of every item.`, {
      typeParameters: [typeParameter("Name", scope.typeName(fieldsName))],
      parameters: [
        { name: "fields", modifier: "rest", type: arrayOf("Name"), initializer: undefined },
      ],
      returnType: reference(call, reference("Omit", item, "Name")),
    }),
  ];
}

function keyByMethod(
  { keyItems, fieldsName, itemParameter: item }: VariantsModel,
  { kind }: ListForm,
  scope: Scope,
): readonly MethodSyntax[] {
  if (keyItems === undefined || fieldsName === undefined || kind === "record") return [];
  const docs = note`Gives items as an object whose keys are the values of a property.`;
  const field = parameter("field", scope.typeName(fieldsName));
  return [method("keyBy", docs, signature([field], reference(keyItems.names.call, item)))];
}

function formatMethod(
  { select, selectedName, keyItems, fieldsName, itemParameter: item }: VariantsModel,
  { kind }: ListForm,
  scope: Scope,
): readonly MethodSyntax[] {
  if (select === undefined || selectedName === undefined) return [];
  const key =
    keyItems === undefined
      ? []
      : [kind === "array" ? "undefined" : scope.typeName(fieldsName ?? "")];
  return [
    method("format", note`Selects the form of the body (\`${select.parameter}\`).`, {
      typeParameters: [typeParameter(select.typeParameter, scope.type(select.type))],
      parameters: [parameter("format", select.typeParameter)],
      returnType: reference(selectedName, item, select.typeParameter, ...key),
    }),
  ];
}
