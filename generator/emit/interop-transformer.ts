/**
 * The parts of `openapi-typescript` that are called: its index loads a parser that is not as well.
 * They make their trees with the compiler that `ts-morph` has brought, since two copies of
 * TypeScript are a third of the memory of a small run.
 */
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import { ts } from "ts-morph";
import { loadWith } from "../load-package.js";

/** What makes syntax trees of a document. */
export interface Transformer extends Pick<
  typeof import("openapi-typescript"),
  "resolveRef" | "scanDiscriminators"
> {
  readonly transformSchema: (document: OpenAPI3, context: GlobalContext) => readonly ts.Node[];
}

let transformer: Transformer | undefined;

/** Loaded once. A bundle has `interop-transformer-bundled.ts` in the place of this. */
export function loadTransformer(): Transformer {
  if (transformer !== undefined) return transformer;
  const files = ["dist/lib/utils.cjs", "dist/transform/index.cjs"];
  const compiler = { name: "typescript", module: ts };
  const [utilities, transformSchema] = loadWith("openapi-typescript", files, compiler);
  const parts: object = Object.assign({ transformSchema }, utilities);
  if (!isTransformer(parts)) throw new Error("openapi-typescript is not as it was");
  return (transformer = parts);
}

function isTransformer(parts: object): parts is Transformer {
  const names = ["resolveRef", "scanDiscriminators", "transformSchema"];
  return names.every((name) => typeof Reflect.get(parts, name) === "function");
}
