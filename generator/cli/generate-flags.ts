/** The options of `specloom generate`, as the command line gives them. */
import type { LockFlags } from "./lock-file.js";

export interface GenerateFlags extends LockFlags {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly dropAliases?: boolean;
  /** `false`: the last run is neither recalled nor remembered. */
  readonly cache?: boolean;
}
