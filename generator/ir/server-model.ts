/** Servers as a client can choose them. */
import type { DocsModel } from "./type-model.js";

/** A server of the document, of a path or of an operation. */
export interface ServerModel {
  /** As written, with `{variables}`. */
  readonly url: string;
  readonly docs: DocsModel;
  readonly variables: readonly ServerVariableModel[];
}

export interface ServerVariableModel {
  readonly name: string;
  /** `undefined` where the document forgets the variable: a value has to be given. */
  readonly default: string | undefined;
  /** `undefined` where any text will do. */
  readonly values: readonly string[] | undefined;
  readonly docs: DocsModel;
}
