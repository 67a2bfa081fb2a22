/** What the catalogue says about a code. */
export interface CatalogEntry {
  readonly severity: "error" | "warning" | "info";
  readonly message: (parameters: never) => string;
  /** A function where the advice depends on what was found. */
  readonly hint: string | ((parameters: never) => string);
}
