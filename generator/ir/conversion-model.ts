/** Which parts of a response are converted. Part of the intermediate representation (`model.ts`). */
import type { JsonPointer } from "../diagnostics/diagnostic.js";

/** What becomes of a value; parts that it does not mention stay as they are. */
export type ConversionModel =
  /** Export of the run-time. */
  | { readonly kind: "format"; readonly name: "dateTime" | "int64" }
  /** Name of the constant of a declaration. */
  | { readonly kind: "constant"; readonly name: string }
  | { readonly kind: "list"; readonly items: ConversionModel }
  | {
      readonly kind: "tuple";
      readonly items: readonly (ConversionModel | undefined)[];
      readonly rest: ConversionModel | undefined;
    }
  | ObjectConversionModel
  /** All of them hold: parts of an intersection, or members of a union that agree. */
  | { readonly kind: "all"; readonly members: readonly ConversionModel[] }
  /** The value of a property decides. */
  | {
      readonly kind: "choice";
      readonly property: string;
      readonly cases: readonly { readonly value: string; readonly conversion: ConversionModel }[];
    };

/** `rest` is for properties that are not listed; one without a conversion is listed for that. */
export interface ObjectConversionModel {
  readonly kind: "object";
  readonly properties: readonly {
    readonly name: string;
    readonly conversion: ConversionModel | undefined;
  }[];
  readonly rest: ConversionModel | undefined;
}

/** The constant of a declaration whose values are converted. */
export interface ConversionDeclaration {
  /** `userConversion` */
  readonly name: string;
  /** `User` */
  readonly declaration: string;
  readonly conversion: ConversionModel;
  readonly origin: JsonPointer;
}

/** What is converted in the responses of an operation. */
export interface OperationConversions {
  /** The success body as declared. */
  readonly result: ConversionModel | undefined;
  /** The success body where an argument selects another form; `undefined`: nothing is converted. */
  readonly selected: readonly {
    readonly value: string;
    readonly conversion: ConversionModel | undefined;
  }[];
  /** Items of a stream. */
  readonly item: ConversionModel | undefined;
  /** Bodies of error responses by status; empty where nothing in any of them is converted. */
  readonly errors: readonly {
    readonly status: string;
    readonly conversion: ConversionModel | undefined;
  }[];
}
