/** `interop-transformer.ts` in a bundle, where packages share a compiler and lose what is not called. */
import { resolveRef, scanDiscriminators, transformSchema } from "openapi-typescript";
import type { Transformer } from "./interop-transformer.js";

export function loadTransformer(): Transformer {
  return { resolveRef, scanDiscriminators, transformSchema };
}
