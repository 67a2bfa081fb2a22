/** What lowering of samples is told. */
import type { Schema } from "../input/openapi.js";
import type { SampleModel } from "./sample-model.js";

/** How what is inside of a sample is lowered. */
export interface SampleSetting {
  /** Lowers schemas that must hold together; none admit anything. */
  readonly lower: (schemas: readonly Schema[]) => SampleModel;
  readonly isWriteOnly: (schema: Schema) => boolean;
}
