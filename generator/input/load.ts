/**
 * Reads the input: a document, an API folder, a folder of API folders, or the URL of a document.
 *
 * Names that start with `_` or `.` are no entry documents and no APIs; such files are reached by
 * `$ref` only. A reference may not leave the folder that holds the API's folder, so `../_shared` works
 * from every API of an input folder.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, posix } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { isUrl } from "../remote-host.js";
import { parseSource, startOf, type SourceDocument } from "./parse.js";
import { isFailure, reportFailure, type RemoteFailure } from "./remote-failure.js";

/** The documents of one API. */
export interface LoadedApi {
  /** Name of the folder or file, without extension. */
  readonly name: string;
  /** Whether `name` says nothing (`openapi.yaml`, `spec/`), so that the title is the better name. */
  readonly isGenericName: boolean;
  /** Documents that are the API, in code-unit order. */
  readonly entries: readonly SourceDocument[];
  /** Folder that references may not leave. */
  readonly boundary: string;
  readonly open: OpenSource;
}

/**
 * Opens a file that a reference names; `undefined` where it is broken, which has been reported. A URL
 * is a failure until its document has been fetched.
 */
export type OpenSource = (file: string) => SourceDocument | RemoteFailure | "missing" | undefined;

/** Gives the document behind a URL, or why there is none. */
export type ReadRemote = (url: string) => Promise<SourceDocument | RemoteFailure>;

/** How a run reads. */
export interface Reading {
  readonly readRemote: ReadRemote;
  /** Told of every local file and folder before it is read, also of those that are not there. */
  readonly onRead: (path: string) => void;
}

interface ApiFiles {
  readonly name: string;
  readonly isGenericName: boolean;
  readonly files: readonly string[];
}

const extensions = new Set([".yaml", ".yml", ".json"]);
const genericNames = new Set(
  "openapi swagger index api apis spec specs schema schemas docs".split(" "),
);

/** Loads the APIs of an input path or URL, in code-unit order of their names. */
export async function loadApis(
  input: string,
  bag: DiagnosticBag,
  { readRemote, onRead }: Reading,
): Promise<readonly LoadedApi[]> {
  if (isUrl(input)) return await loadRemote(input, bag, readRemote);
  const path = posix.normalize(input.replaceAll("\\", "/")).replace(/(?<=.)\/$/, "");
  onRead(path);
  try {
    const found = statSync(path).isDirectory() ? findApis(path, onRead) : [fileApi(path)];
    if (found.length === 0) bag.report("no-documents", startOf(path), { path });
    return found.map((files) => loadApi(files, bag, onRead));
  } catch (error) {
    bag.report("input-unreadable", noPlace, { path, reason: reasonOf(error) });
    return [];
  }
}

async function loadRemote(
  input: string,
  bag: DiagnosticBag,
  readRemote: ReadRemote,
): Promise<readonly LoadedApi[]> {
  const source = URL.canParse(input) ? await readRemote(urlOf(input)) : invalidUrl;
  if (isFailure(source)) {
    reportFailure(bag, noPlace, { reference: input, url: input, failure: source });
    return [];
  }
  const { pathname } = new URL(input);
  const name = basename(pathname, extname(pathname));
  const isGenericName = name === "" || isGeneric(name);
  const open: OpenSource = (file) =>
    file === source.file || file === urlOf(input) ? source : { failure: "remote-reference" };
  return [{ name, isGenericName, entries: [source], boundary: ".", open }];
}

const invalidUrl: RemoteFailure = { failure: "remote-unreachable", reason: "it is not a URL" };

function urlOf(input: string): string {
  return new URL(input).href.replace(/#.*$/, "");
}

const noPlace = { pointer: undefined, range: undefined };

function fileApi(path: string): ApiFiles {
  const name = basename(path, extname(path));
  return { name, isGenericName: isGeneric(name), files: [path] };
}

function findApis(folder: string, onRead: Reading["onRead"]): readonly ApiFiles[] {
  const { files, folders } = list(folder);
  const name = folderName(folder);
  if (files.length > 0) return [{ name, isGenericName: isGeneric(name), files }];
  // Beside its siblings, a folder's name tells the APIs apart, whatever it is.
  const apis = folders.map((path): ApiFiles => {
    onRead(path);
    return { name: folderName(path), isGenericName: false, files: list(path).files };
  });
  return apis.filter((api) => api.files.length > 0);
}

function folderName(folder: string): string {
  return basename(posix.resolve(folder));
}

function isGeneric(name: string): boolean {
  return genericNames.has(name.toLowerCase());
}

function list(folder: string): { files: string[]; folders: string[] } {
  const files: string[] = [];
  const folders: string[] = [];
  const names = readdirSync(folder)
    .filter((name) => !/^[_.]/.test(name))
    .sort();
  for (const name of names) {
    const path = posix.join(folder, name);
    if (statSync(path).isDirectory()) folders.push(path);
    else if (extensions.has(extname(name).toLowerCase())) files.push(path);
  }
  return { files, folders };
}

function loadApi(api: ApiFiles, bag: DiagnosticBag, onRead: Reading["onRead"]): LoadedApi {
  const opened = new Map<string, ReturnType<OpenSource>>();
  const entries: SourceDocument[] = [];
  for (const file of api.files) {
    onRead(file);
    const source = parseSource(file, readFileSync(file, "utf8"), bag);
    opened.set(file, source);
    if (source !== undefined) entries.push(source);
  }
  const [first = "."] = api.files;
  return {
    name: api.name,
    isGenericName: api.isGenericName,
    entries,
    boundary: posix.join(posix.dirname(first), ".."),
    open: (file) => {
      if (isUrl(file)) return { failure: "remote-reference" };
      if (opened.has(file)) return opened.get(file);
      onRead(file);
      const source = openSource(file, bag);
      opened.set(file, source);
      return source;
    },
  };
}

/** Reads the overlays, in order; those that cannot be used are reported. */
export function loadOverlays(
  files: readonly string[],
  bag: DiagnosticBag,
  onRead: Reading["onRead"],
): readonly SourceDocument[] {
  const sources: SourceDocument[] = [];
  for (const file of files) {
    const path = posix.normalize(file.replaceAll("\\", "/"));
    onRead(path);
    try {
      const source = parseSource(path, readFileSync(path, "utf8"), bag);
      if (source !== undefined) sources.push(source);
    } catch (error) {
      bag.report("overlay-unreadable", noPlace, { path, reason: reasonOf(error) });
    }
  }
  return sources;
}

function openSource(file: string, bag: DiagnosticBag): SourceDocument | "missing" | undefined {
  try {
    return parseSource(file, readFileSync(file, "utf8"), bag);
  } catch {
    // The caller knows the reference that named the file, and reports it.
    return "missing";
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? error.message;
}

const reasons = new Map([
  ["ENOENT", "there is no such file or folder"],
  ["EACCES", "permission is denied"],
  ["EPERM", "permission is denied"],
]);
