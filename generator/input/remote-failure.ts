/** Why a URL gives no document, and how that is reported. */
import type { DiagnosticBag, DiagnosticPlace } from "../diagnostics/diagnostic.js";
import type { SourceDocument } from "./parse.js";

/** A URL that gives no document: it may not be fetched, could not be, or holds something else. */
export type RemoteFailure =
  | { readonly failure: "remote-reference" }
  | { readonly failure: "remote-unreachable"; readonly reason: string }
  | { readonly failure: "remote-status"; readonly status: number }
  | { readonly failure: "remote-too-large"; readonly limit: number }
  | { readonly failure: "remote-invalid"; readonly detail: string };

/** Tells a failure from a document, and from what is missing or broken. */
export function isFailure(
  opened: SourceDocument | RemoteFailure | "missing" | undefined,
): opened is RemoteFailure {
  return typeof opened === "object" && "failure" in opened;
}

/** A reference as it is written, the URL that it means, and why that gives no document. */
export interface FailedReference {
  readonly reference: string;
  readonly url: string;
  readonly failure: RemoteFailure;
}

/** Reports the failure where the reference stands. */
export function reportFailure(
  bag: DiagnosticBag,
  place: DiagnosticPlace,
  { reference, url, failure }: FailedReference,
): void {
  switch (failure.failure) {
    case "remote-reference":
      bag.report("remote-reference", place, { reference });
      return;
    case "remote-unreachable":
      bag.report("remote-unreachable", place, { url, reason: failure.reason });
      return;
    case "remote-status":
      bag.report("remote-status", place, { url, status: failure.status });
      return;
    case "remote-too-large":
      bag.report("remote-too-large", place, { url, limit: failure.limit });
      return;
    case "remote-invalid":
      bag.report("remote-invalid", place, { url, detail: failure.detail });
      return;
  }
  failure satisfies never;
}
