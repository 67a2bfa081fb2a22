/** What the catalogue says about a code. */
export interface CatalogEntry {
  readonly severity: "error" | "warning";
  readonly message: (parameters: never) => string;
  readonly hint: string;
}
