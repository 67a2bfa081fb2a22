// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The root of every error the run-time raises, and the one that building a request needs. */

/**
 * Base of all errors of this SDK. `instanceof` holds across several copies of the SDK in one
 * program, and neither `JSON.stringify` nor an inspector prints credentials, headers or bodies.
 */
export class SdkError extends Error {
  /** Operation that failed; absent when the error arose outside a call. */
  declare readonly operationId?: string;
  /** Attempts made, the failed one included. */
  declare readonly attempts?: number;
  /** Milliseconds waited between attempts. */
  declare readonly totalRetryDelayMs?: number;
  /** Set when another attempt was due but the retry budget of the client was used up. */
  declare readonly retryBudgetExhausted?: true;
  /** Zero-based page of a list that failed. */
  declare readonly pageIndex?: number;
  /** Items the walk had delivered before the failed page. */
  declare readonly itemsYielded?: number;
  /** Continues the walk with the failed page; absent when that is the first one. */
  declare readonly resumeToken?: string;
  /** Continues a stream of events behind the last one that arrived; absent where none had an id. */
  declare readonly lastEventId?: string;

  override get name(): string {
    return "SdkError";
  }

  static override [Symbol.hasInstance]<Instance>(
    this: abstract new (...parameters: never) => Instance,
    value: unknown,
  ): value is Instance {
    const { prototype } = this as { readonly prototype: SdkError };
    return (
      super[Symbol.hasInstance](value) ||
      // A class without a name of its own is in one copy only.
      (Object.hasOwn(prototype, "name") &&
        (value as Partial<SdkError> | null)?.["specloom.classes"]?.includes(prototype.name) ===
          true)
    );
  }

  /** Names of the classes of this error, the same in every copy of this code. */
  get ["specloom.classes"](): readonly string[] {
    const names: string[] = [];
    let link = Object.getPrototypeOf(this) as Error | null;
    while (link) {
      names.push(link.name);
      link = Object.getPrototypeOf(link) as Error | null;
    }
    return names;
  }

  /** Name, message and facts of the error; no headers and no body. */
  toJSON(): object {
    const { name, message } = this;
    return { name, message, ...(this as object) };
  }
}

/** The program is at fault: an option, argument or credential is missing or invalid. Never sent. */
export class ConfigError extends SdkError {
  override get name(): string {
    return "ConfigError";
  }
}
