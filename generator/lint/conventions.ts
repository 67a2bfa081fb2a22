/** Every convention, in the order of their reports. A new one is a constant and a line here. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "../input/decoded.js";
import { report, type Convention } from "./convention.js";
import { linkConvention } from "./link-conventions.js";
import {
  operationIdConvention,
  paginationConvention,
  parameterConvention,
  responseConvention,
} from "./operation-conventions.js";
import {
  filterConvention,
  parameterCasingConvention,
  sortConvention,
} from "./parameter-conventions.js";
import {
  envelopeConvention,
  errorConvention,
  fieldCasingConvention,
  fieldConvention,
  formatConvention,
} from "./schema-conventions.js";
import { checkSupport } from "./support.js";

const conventions: readonly Convention[] = [
  paginationConvention,
  envelopeConvention,
  errorConvention,
  responseConvention,
  parameterConvention,
  filterConvention,
  sortConvention,
  operationIdConvention,
  parameterCasingConvention,
  fieldCasingConvention,
  fieldConvention,
  formatConvention,
  linkConvention,
];

/** Reports where the APIs of an input depart from what most of their resources do. */
export function checkConventions(apis: readonly DecodedApi[], bag: DiagnosticBag): void {
  for (const { code, find } of conventions) {
    for (const deviation of find(apis)) report(code, deviation, bag);
  }
  for (const api of apis) checkSupport(api, bag);
}
