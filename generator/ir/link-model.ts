/** Links: requests that follow a response. Part of the intermediate representation. */
import type { JsonValue } from "../input/openapi.js";
import type { DocsModel } from "./type-model.js";

/** The links of one operation. */
export interface LinksModel {
  /** `createUserLinks` */
  readonly name: string;
  /** Whose responses have them: an `OperationModel.id`. */
  readonly source: string;
  readonly links: readonly LinkModel[];
}

export interface LinkModel {
  readonly name: string;
  readonly docs: DocsModel;
  /** Where it leads: an `OperationModel.id`. */
  readonly target: string;
  /** Values and run-time expressions, by place and wire name. */
  readonly values: readonly LinkValueModel[];
  /** `undefined` where the link says nothing of the body. */
  readonly body: JsonValue | undefined;
}

export interface LinkValueModel {
  readonly place: "path" | "query" | "headers" | "cookies";
  readonly name: string;
  readonly value: JsonValue;
}
