import { readdirSync } from "node:fs";
import { loadSpec, type SpecOperation } from "./spec-document.js";
import { createValidator, type Validator } from "./validate.js";

/** What the spec says about one resource, and what holds messages against it. */
export interface Contract {
  readonly operations: readonly SpecOperation[];
  readonly validator: Validator;
}

const folder = new URL("../../spec/ticketing/", import.meta.url);
const files = new Set(readdirSync(folder));
const contracts = new Map<string, Contract>();

/**
 * The contract of the resource in a path; one without operations where there is no such resource.
 *
 * Read when it is first asked for: most tests need one resource. Never changed after that, so all
 * servers of a process share it.
 */
export function contractOf(path: string): Contract {
  const [, , , resource = ""] = path.split("/");
  const known = contracts.get(resource);
  if (known !== undefined) return known;
  const file = `${resource}.yaml`;
  const spec = loadSpec(...(files.has(file) ? [new URL(file, folder)] : []));
  const contract = { operations: spec.operations, validator: createValidator(spec) };
  contracts.set(resource, contract);
  return contract;
}
