/** The files of a folder as a git commit has them. Reads; never writes, never runs hooks. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, posix, relative } from "node:path";

/** A file below a folder. */
export interface CommittedFile {
  readonly path: string;
  readonly text: string;
}

/** Why there are no files: no repository that can be read, or no such commit. */
export type GitFailure =
  { readonly kind: "repository"; readonly reason: string } | { readonly kind: "reference" };

/** The files below a folder at a branch, tag or commit; none where it did not exist there. */
export async function filesAt(
  reference: string,
  folder: string,
): Promise<readonly CommittedFile[] | GitFailure> {
  const start = existingFolder(folder);
  const prefix = await git(start, ["rev-parse", "--show-prefix"]);
  if ("reason" in prefix) return { kind: "repository", reason: prefix.reason };
  const revision = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
  const commit = await git(start, [...revision, `${reference}^{commit}`]);
  if ("reason" in commit) return { kind: "reference" };
  const inside = relative(start, folder).replaceAll("\\", "/");
  const path = posix.join(prefix.output.toString().replace(/\n$/u, ""), inside);
  const entries = await listed(start, commit.output.toString().trim(), path);
  return await contents(start, entries);
}

/** The nearest folder that exists: an output need not be there any more. */
function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder
    ? folder
    : existingFolder(dirname(folder));
}

interface TreeEntry {
  readonly hash: string;
  readonly path: string;
}

/** Regular files below a path of the repository, by their path below it. */
async function listed(
  directory: string,
  commit: string,
  path: string,
): Promise<readonly TreeEntry[]> {
  const folder = path === "." ? "" : `${path.replace(/\/$/u, "")}/`;
  const places = folder === "" ? [] : ["--", folder];
  const tree = await git(directory, ["ls-tree", "-r", "-z", "--full-tree", commit, ...places]);
  if ("reason" in tree) return [];
  return tree.output
    .toString()
    .split("\0")
    .flatMap((line): readonly TreeEntry[] => {
      const [, hash, name] = /^100(?:644|755) blob (\w+)\t(.*)$/su.exec(line) ?? [];
      if (hash === undefined || name === undefined) return [];
      return [{ hash, path: name.slice(folder.length) }];
    });
}

/** All contents by one process: `<hash> blob <size>`, a line break, the bytes, a line break. */
async function contents(
  directory: string,
  entries: readonly TreeEntry[],
): Promise<readonly CommittedFile[]> {
  if (entries.length === 0) return [];
  const asked = entries.map(({ hash }) => `${hash}\n`).join("");
  const batch = await git(directory, ["cat-file", "--batch"], asked);
  if ("reason" in batch) return [];
  const files: CommittedFile[] = [];
  let offset = 0;
  for (const { path } of entries) {
    const end = batch.output.indexOf("\n", offset);
    const size = Number(batch.output.toString("utf8", offset, end).split(" ")[2]);
    files.push({ path, text: batch.output.toString("utf8", end + 1, end + 1 + size) });
    offset = end + 1 + size + 1;
  }
  return files;
}

type GitResult = { readonly output: Buffer } | { readonly reason: string };

function git(directory: string, args: readonly string[], input = ""): Promise<GitResult> {
  const options = { cwd: directory, encoding: "buffer", maxBuffer: 1024 ** 3 } as const;
  return new Promise((resolve) => {
    const child = execFile("git", args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ output: stdout });
      else resolve({ reason: reasonOf(error, stderr.toString()) });
    });
    // A process that could not be started takes no input.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

function reasonOf(error: Error, stderr: string): string {
  if ("code" in error && error.code === "ENOENT") return "git is not installed";
  const [line = ""] = stderr.split("\n");
  return line.replace(/^fatal: /u, "").replace(/\.$/u, "") || "git has failed";
}
