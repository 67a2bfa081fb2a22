import { existsSync, readdirSync } from "node:fs";
import { loadSpec, type Spec, type SpecOperation } from "./spec-document.js";
import { createValidator, type Validator } from "./validate.js";

/** What the spec says about one resource, and what holds messages against it. */
export interface Contract {
  readonly spec: Spec;
  readonly operations: readonly SpecOperation[];
  readonly validator: Validator;
}

/** The contracts of a folder with a folder for each API. */
export interface Contracts {
  /** The contract of a path; one without operations where there is nothing at the path. */
  readonly ofPath: (path: string) => Contract;
  /** The contract of a resource, by `model/resource`. */
  readonly ofResource: (key: string) => Contract;
}

const ownSpec = new URL("../../spec/", import.meta.url);
const known = new Map<string, Contracts>();

/**
 * Contracts are read when they are first asked for: most tests need one resource. They never change
 * after that, so all servers of a process share them.
 */
export function contractsOf(folder: URL = ownSpec): Contracts {
  const present = known.get(folder.href) ?? createContracts(folder);
  known.set(folder.href, present);
  return present;
}

function createContracts(folder: URL): Contracts {
  const contracts = new Map<string, Contract>();
  const contractOf = (key: string, files: () => readonly URL[]): Contract => {
    const present = contracts.get(key);
    if (present !== undefined) return present;
    const spec = loadSpec(...files());
    const contract = { spec, operations: spec.operations, validator: createValidator(spec) };
    contracts.set(key, contract);
    return contract;
  };
  const ofResource = (key: string) => contractOf(key, () => existing(folder, `${key}.yaml`));
  return {
    ofResource,
    ofPath: (path) => {
      const key = resourceKey(path);
      return key === undefined
        ? contractOf("admin", () => filesIn(folder, "admin"))
        : ofResource(key);
    },
  };
}

/** `model/resource` of a path below `/unified`; `undefined` where the path is about the API itself. */
export function resourceKey(path: string): string | undefined {
  const [, root, model = "", resource = "", ...rest] = path.split("/");
  const isMeta = model === "meta" || rest.at(-2) === "meta";
  return root === "unified" && !isMeta ? `${model}/${resource}` : undefined;
}

function existing(folder: URL, path: string): readonly URL[] {
  // The path comes from a request.
  if (!/^[\w-]+\/[\w-]+\.yaml$/u.test(path)) return [];
  const file = new URL(path, folder);
  return existsSync(file) ? [file] : [];
}

function filesIn(folder: URL, name: string): readonly URL[] {
  const inside = new URL(`${name}/`, folder);
  if (!existsSync(inside)) return [];
  return readdirSync(inside).map((file) => new URL(file, inside));
}
