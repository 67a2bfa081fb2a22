/** The manifest: what an output was made of and what it consists of, as digests. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { OutputFile } from "../output/diff.js";
import { listingOf } from "./folder-listing.js";

type Digests = Readonly<Record<string, string>>;

export interface Manifest {
  readonly manifestVersion: 1;
  /** Version of the generator. */
  readonly specloom: string;
  /** Of local files and folders that were read, by their path from the manifest. */
  readonly inputs: Digests;
  /** The output folder, from the manifest. */
  readonly output: string;
  /** Of the files of the output, by their path in it. */
  readonly files: Digests;
}

export const manifestName = "specloom.manifest.json";

/** What a manifest is made from. */
export interface ManifestSource {
  readonly version: string;
  /** Absolute paths of what the run has read. */
  readonly inputs: Iterable<string>;
  readonly output: string;
  readonly files: readonly OutputFile[];
}

/** The text of a manifest that stands at a path. */
export function manifestText(path: string, source: ManifestSource): string {
  const folder = dirname(path);
  const manifest: Manifest = {
    manifestVersion: 1,
    specloom: source.version,
    inputs: sorted([...source.inputs].map((input) => [slashed(folder, input), digestOf(input)])),
    output: slashed(folder, source.output),
    files: sorted(source.files.map((file) => [file.path, textDigest(file.text)])),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The manifest in a text; `undefined` where it is none. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== "object" || value === null) return false;
  const { manifestVersion, specloom, inputs, output, files } = { ...empty, ...value };
  const isText = typeof specloom === "string" && typeof output === "string";
  return manifestVersion === 1 && isText && isDigests(inputs) && isDigests(files);
}

const empty: Readonly<Record<keyof Manifest, unknown>> = {
  manifestVersion: undefined,
  specloom: undefined,
  inputs: undefined,
  output: undefined,
  files: undefined,
};

function isDigests(value: unknown): value is Digests {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((digest) => typeof digest === "string");
}

/** Paths of digests that are no longer those of what is there, and of what is not there. */
export function compareDigests(digests: Digests, folder: string) {
  const found = Object.entries(digests).map(([path, expected]) => {
    const digest = digestOf(resolve(folder, path));
    return { path, isMissing: digest === "", isOther: digest !== expected };
  });
  const changed = found.filter(({ isOther, isMissing }) => isOther && !isMissing);
  // What was not there when it was asked for still is not.
  const missing = found.filter(({ isOther, isMissing }) => isOther && isMissing);
  return { changed: changed.map(({ path }) => path), missing: missing.map(({ path }) => path) };
}

/** Of a file its text, of a folder the documents that would be read from it; `""` of nothing. */
function digestOf(path: string): string {
  try {
    const isFolder = statSync(path).isDirectory();
    return textDigest(isFolder ? listingOf(path) : readFileSync(path, "utf8"));
  } catch {
    return "";
  }
}

/** Git may change the ends of lines. */
function textDigest(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

function slashed(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/") || ".";
}

function sorted(entries: readonly (readonly [string, string])[]): Digests {
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}
