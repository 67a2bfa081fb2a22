/** Prettier with our options, never the user's, for text whose layout is not proven. */
import type { Options } from "prettier";
import { loadPackage } from "../load-package.js";

/** The layout of generated code; `emit/layout.ts` prints the same without Prettier's parser. */
export const prettierOptions = { printWidth: 100 } as const satisfies Options;

/** Formats a file by its path: without one, Prettier guesses in quadratic time. */
export async function formatFile(path: string, text: string): Promise<string> {
  const { format } = loadPackage<typeof import("prettier")>("prettier");
  return await format(text, { ...prettierOptions, filepath: path });
}
