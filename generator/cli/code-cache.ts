/**
 * Compiled code on disk: what V8 has made of a script, after a checksum of both. V8 itself compares
 * only the length of a script, and trusts the code that it is given.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { replaceFile } from "./cache-folder.js";

const checksumLength = 4;

/** The code of a script; `undefined` where there is none, or it is damaged or of another script. */
export function readCode(path: string, script: Buffer): Buffer | undefined {
  try {
    const entry = readFileSync(path);
    const code = entry.subarray(checksumLength);
    return checksumOf(script, code).equals(entry.subarray(0, checksumLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces an entry at once; where that is not possible there is none. */
export function writeCode(path: string, script: Buffer, code: Buffer): void {
  replaceFile(path, Buffer.concat([checksumOf(script, code), code]));
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

/** Against accidents: who can write here can write our modules, too. */
function checksumOf(script: Buffer, code: Buffer): Buffer {
  const checksum = Buffer.alloc(checksumLength);
  checksum.writeUInt32BE(crc32(code, crc32(script)));
  return checksum;
}
