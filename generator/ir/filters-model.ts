/** Filters and sorting of a list in the intermediate representation. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DocsModel, EnumModel, TypeModel } from "./type-model.js";

/** What a list can be filtered and sorted by; every enumeration here becomes a const object. */
export interface FiltersModel {
  /** `UserFilter`: the query parameters with `x-loom-filter`. */
  readonly fields: EnumModel | undefined;
  /** `UserFilters`: filter to the type of its value without an operator. */
  readonly valuesName: string;
  /** `UserFilterOperators`: filter to its operators and their types. */
  readonly operatorsName: string;
  /** `UserFilterOperator`: every operator of any filter. */
  readonly operators: EnumModel | undefined;
  readonly filters: readonly FilterModel[];
  readonly sort: SortModel | undefined;
}

/** `UserSort`, and the type of a direction. */
export interface SortModel {
  readonly parameter: string;
  readonly fields: EnumModel;
  readonly direction: TypeModel;
}

export interface FilterModel {
  readonly parameter: string;
  readonly value: TypeModel | undefined;
  readonly operators: readonly OperatorModel[];
  readonly docs: DocsModel;
  readonly origin: JsonPointer;
}

export interface OperatorModel {
  readonly name: string;
  readonly type: TypeModel;
  readonly origin: JsonPointer;
}
