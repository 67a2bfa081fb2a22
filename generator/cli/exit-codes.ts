/** What the process ends with; documented in the help text. */
export const ExitCode = {
  /** Everything is fine. */
  Success: 0,
  /** The output does not match the document. */
  Stale: 1,
  /** Something departs from the conventions of the spec. */
  Findings: 1,
  /** The command line or the configuration is wrong. */
  Usage: 2,
  /** The document has errors. */
  Document: 3,
  /** Files could not be read or written, or specloom itself failed. */
  Failure: 4,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
