/**
 * Compiled code on disk: what V8 has made of a script, after a digest of both. V8 itself compares
 * only the length of a script, and trusts the code that it is given.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "./cache-folder.js";

const digestLength = 32;

/** The code of a script; `undefined` where there is none, or it is damaged or of another script. */
export function readCode(path: string, script: Buffer): Buffer | undefined {
  try {
    const entry = readFileSync(path);
    const code = entry.subarray(digestLength);
    return digestOf(script, code).equals(entry.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces an entry at once; where that is not possible there is none. */
export function writeCode(path: string, script: Buffer, code: Buffer): void {
  replaceFile(path, Buffer.concat([digestOf(script, code), code]));
}

/** Removes the entries of a folder that are chosen by their names. */
export function removeCode(folder: string, isRemoved: (name: string) => boolean): void {
  try {
    for (const name of readdirSync(folder).filter(isRemoved)) {
      rmSync(join(folder, name), { force: true });
    }
  } catch {
    // Nobody may remove them; they do no harm.
  }
}

function digestOf(script: Buffer, code: Buffer): Buffer {
  return createHash("sha256").update(script).update(code).digest();
}
