/** How arguments change a response. Part of the intermediate representation (`model.ts`). */
import type { TypeModel } from "./type-model.js";

/**
 * How arguments change the response (`x-loom-response`). The *item* of an operation is the element
 * of its paginated array, or else its whole response body.
 */
export interface VariantsModel {
  /** Turns the array of items into an object. */
  readonly keyItems: (VariantParameter & { readonly names: KeyedNames }) | undefined;
  /** Each value names a property to leave out of the item. */
  readonly omitNamed: VariantParameter | undefined;
  /** `true` leaves these properties out of the item. */
  readonly omitWhen: readonly (VariantParameter & { readonly properties: readonly string[] })[];
  readonly select: SelectVariantModel | undefined;
  /** Name of the enumeration of item properties that `keyItems` and `omitNamed` take. */
  readonly fieldsName: string | undefined;
  /** Type parameter that stands for the item: `Item`. */
  readonly itemParameter: string;
  /** `ListUsersItem`: the item, given the arguments. */
  readonly itemName: string;
  /** `ListUsersResult`: the response body, given item and arguments. */
  readonly resultName: string;
  /** `ListUsersSelected`: the call of a list, given item and arguments; `undefined` where no list. */
  readonly selectedName: string | undefined;
}

/** A parameter whose argument a type follows. */
export interface VariantParameter {
  readonly parameter: string;
  /** Name of the type parameter that stands for the argument: `KeyBy`. */
  readonly typeParameter: string;
}

/** Names of the declarations of a list whose items are an object. */
export interface KeyedNames {
  /** `KeyedListUsersPage` */
  readonly page: string;
  /** `KeyedListUsersCall` */
  readonly call: string;
}

export interface SelectVariantModel extends VariantParameter {
  /** Type of all values of the parameter. */
  readonly type: TypeModel;
  /** The value that is meant when the parameter is absent. */
  readonly default: string;
  readonly cases: readonly SelectCaseModel[];
}

export type SelectCaseModel = { readonly value: string } & (
  | { readonly body: "declared" }
  | { readonly body: "unknown" }
  | { readonly body: "stream" }
  /** The item (or array, or record of items) sits at `property` of an envelope. */
  | { readonly body: "wrapped"; readonly envelope: TypeModel; readonly property: string }
);
