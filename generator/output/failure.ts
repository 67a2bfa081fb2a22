/** Why files could not be written. */

/** Why nothing was written; what was there is as it was. */
export interface OutputFailure {
  readonly kind: "outside" | "foreign" | "unwritable";
  /** The file or folder concerned, as far as it is known. */
  readonly path: string;
  /** Why it is unwritable, without a full stop; otherwise empty. */
  readonly reason: string;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["ERR_FS_EISDIR", "a folder is in the place of a file"],
  ["EEXIST", "a file is in the place of a folder"],
  ["EISDIR", "a folder is in the place of a file"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOSPC", "no space is left"],
  ["ENOTDIR", "a file is in the place of a folder"],
  ["EPERM", "the operation is not permitted"],
  ["EROFS", "the file system is read-only"],
]);

/** The file system's errors are failures; all others are mistakes of ours. */
export function failureOf(error: unknown, directory: string): OutputFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^(E(?!RR_)|ERR_FS_)/u.test(code)) throw error;
  const path = error instanceof Error && "path" in error ? String(error.path) : directory;
  return { kind: "unwritable", path, reason: reasons.get(code) ?? code };
}
