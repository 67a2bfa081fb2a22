/** Groups operations by resource. */
import type { OpenApiDocument, OperationObject } from "../input/openapi.js";
import { camelCase, isIdentifier, kebabCase } from "./casing.js";
import { digest } from "./digest.js";
import { emptyLock, operationKey, type ApiLock } from "./lock-model.js";

/** The operations of one tag, or of one path segment where they have no tag. */
export interface OperationGroup {
  /** Kebab-case; the folder of the resource. */
  readonly name: string;
  /** Property of the client. */
  readonly propertyName: string;
  readonly description: string | undefined;
  readonly operations: readonly OperationObject[];
}

/**
 * Groups in the order in which operations first mention them. Where an operation without a tag
 * belongs depends on all paths, so it stays where it was before.
 */
export function groupOperations(
  document: OpenApiDocument,
  former: Pick<ApiLock, "operations" | "properties"> = emptyLock,
): readonly OperationGroup[] {
  const prefix = commonSegments(document.operations.map(({ path }) => segmentsOf(path)));
  const groups = new Map<string, OperationObject[]>();
  for (const operation of document.operations) {
    const [tag] = operation.tags;
    const locked = former.operations.get(operationKey(operation, undefined))?.resource;
    const derived = () => folderName(resourceSegment(operation.path, prefix));
    const name = tag === undefined ? (locked ?? derived()) : folderName(tag);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [operation]);
    else group.push(operation);
  }
  const properties = propertyNames([...groups.keys()], former.properties);
  return [...groups].map(([name, operations]) => ({
    name,
    propertyName: properties.get(name) ?? name,
    description: document.tags.find((tag) => folderName(tag.name) === name)?.description,
    operations,
  }));
}

/** Names that a folder must not have: the run-time's, and those Windows keeps to itself. */
const reservedFolders = /^(?:runtime|con|prn|aux|nul|com\d|lpt\d)$/u;

function folderName(text: string): string {
  const name = kebabCase(text);
  if (name === "") return "other";
  if (name.length > longestFolder) return `${name.slice(0, longestFolder)}-${digest(name)}`;
  return reservedFolders.test(name) ? `${name}-resource` : name;
}

/** File systems take 255 bytes, of which a letter may need four. */
const longestFolder = 48;

/** What a client has besides its resources; `generator/runtime/client.ts` and Object's own. */
const clientMembers: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "options",
  "propertyIsEnumerable",
  "request",
  "send",
  "then",
  "toLocaleString",
  "toString",
  "transport",
  "valueOf",
  "withOptions",
]);

/** Folders that differ may still be one word: `a-1` and `a1`. Former names come first. */
function propertyNames(
  folders: readonly string[],
  former: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const kept = folders.flatMap((folder) => {
    const name = former.get(folder);
    return name === undefined ? [] : [[folder, name] as const];
  });
  const names = new Map(kept);
  const taken = new Set([...clientMembers, ...names.values()]);
  for (const folder of folders.filter((each) => !names.has(each))) {
    const cased = camelCase(folder);
    let name = isIdentifier(cased) ? cased : `_${cased}`;
    while (taken.has(name)) name = `${name}Resource`;
    taken.add(name);
    names.set(folder, name);
  }
  return names;
}

/** Whether text can be the folder of a resource. */
export function isFolderName(text: string): boolean {
  const isPlain = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u.test(text);
  return isPlain && text.length <= longestFolder + 8 && !reservedFolders.test(text);
}

/** Whether text can be the property of a client that holds a resource. */
export function isPropertyName(text: string): boolean {
  return isIdentifier(text) && !clientMembers.has(text);
}

/** Without query and fragment, which some documents write into a path to tell operations apart. */
function segmentsOf(path: string): readonly string[] {
  const [template = ""] = path.split(/[?#]/u);
  return template.split("/").filter((segment) => segment !== "");
}

/**
 * How many leading segments all paths share; they say nothing about the resource. Each path keeps
 * its last fixed segment.
 */
function commonSegments(paths: readonly (readonly string[])[]): number {
  const [first] = paths;
  if (first === undefined) return 0;
  const differs = first.findIndex(
    (segment, index) => isTemplate(segment) || paths.some((path) => path[index] !== segment),
  );
  const lengths = paths.map((path) => path.map(isTemplate).lastIndexOf(false));
  return Math.max(0, Math.min(differs === -1 ? first.length : differs, ...lengths));
}

function resourceSegment(path: string, prefix: number): string {
  const segments = segmentsOf(path);
  const fixed = segments.slice(prefix).find((segment) => !isTemplate(segment));
  return fixed ?? segments.find((segment) => !isTemplate(segment)) ?? "root";
}

function isTemplate(segment: string): boolean {
  return segment.includes("{");
}
