/** The rows of the table of sizes. */

/** What is said of an SDK; that it is so can be seen in its types. */
export interface Declared {
  /** A limit of time is an option. */
  readonly timeout: boolean;
  /** An `AbortSignal` is an option. */
  readonly abort: boolean;
  /** The body of an error response has a type that the document gives to it. */
  readonly typedErrorBodies: boolean;
}

/** What a program shows when it is run. */
export interface Observed {
  /** The request is sent again after a 503. */
  readonly retry: boolean;
  /** A 404 is thrown as an error that knows it. */
  readonly errorClasses: boolean;
  /** The next page is requested. */
  readonly pagination: boolean;
}

/** A program that lists users, and its size. */
export interface Row extends Declared, Observed {
  readonly name: string;
  readonly version: string;
  /** Bytes, minified. */
  readonly minified: number;
  /** Bytes, minified and compressed with gzip. */
  readonly gzipped: number;
  /** Bytes that it should have at most, compressed. */
  readonly target?: number | undefined;
}

/** An optional module of the run-time, and what it adds to a bundle with the whole client. */
export interface ModuleRow {
  readonly name: string;
  /** Bytes added, compressed. */
  readonly added: number;
}

/** All that is measured. */
export interface Figures {
  /** Versions of what bundles and compresses. */
  readonly tools: { readonly esbuild: string; readonly node: string };
  readonly own: readonly Row[];
  readonly modules: readonly ModuleRow[];
  readonly peers: readonly Row[];
}
