/** Diagnostics of `specloom lint`: what departs from the conventions of a spec. */
import type { CatalogEntry } from "./catalog-entry.js";

/** An element that differs from what most others have. */
export interface Departure {
  readonly subject: string;
  readonly value: string;
  readonly usual: string;
  readonly agreeing: number;
  readonly total: number;
  readonly kind: string;
}

const departure = (p: Departure) =>
  `${p.subject} has ${p.value}; ${p.agreeing} of ${p.total} ${p.kind} have ${p.usual}.`;

/** Conventions: what most resources of the input have in common. */
export const conventions = {
  "convention-envelope": {
    severity: "warning",
    message: departure,
    hint: "Put the items into the envelope of the other lists.",
  },
  "convention-error-body": {
    severity: "warning",
    message: departure,
    hint: "Refer to the response that the other operations share.",
  },
  "convention-field-type": {
    severity: "warning",
    message: departure,
    hint: "Give the field the type of the others, or another name if it is something else.",
  },
  "convention-filter": {
    severity: "warning",
    message: departure,
    hint: "Write the filter as the others are written, or refer to a shared one.",
  },
  "convention-link-missing": {
    severity: "warning",
    message: departure,
    hint: "Add a link to the response whose parameter is taken from the field.",
  },
  "convention-name": {
    severity: "warning",
    message: departure,
    hint: "Rename it after the pattern of the others.",
  },
  "convention-pagination": {
    severity: "warning",
    message: departure,
    hint: "Let the list advance as the other lists do.",
  },
  "convention-parameter-missing": {
    severity: "warning",
    message: departure,
    hint: "Refer to the parameter that the other operations share.",
  },
  "convention-response-missing": {
    severity: "warning",
    message: departure,
    hint: "Refer to the response that the other operations share.",
  },
  "support-inconsistent": {
    severity: "warning",
    message: (p: { problem: string }) => `x-loom-support contradicts itself: ${p.problem}.`,
    hint: "Correct the numbers or the names.",
  },
} as const satisfies Record<string, CatalogEntry>;
