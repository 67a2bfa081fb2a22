/** Groups operations by resource. */
import type { OpenApiDocument, OperationObject } from "../input/openapi.js";
import { camelCase, isIdentifier, kebabCase } from "./casing.js";

/** The operations of one tag, or of one path segment where they have no tag. */
export interface OperationGroup {
  /** Kebab-case; the folder of the resource. */
  readonly name: string;
  /** Property of the client. */
  readonly propertyName: string;
  readonly description: string | undefined;
  readonly operations: readonly OperationObject[];
}

/** Groups in the order in which operations first mention them. */
export function groupOperations(document: OpenApiDocument): readonly OperationGroup[] {
  const prefix = commonSegments(document.operations.map(({ path }) => segmentsOf(path)));
  const groups = new Map<string, OperationObject[]>();
  for (const operation of document.operations) {
    const name = folderName(operation.tags[0] ?? resourceSegment(operation.path, prefix));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [operation]);
    else group.push(operation);
  }
  const taken = new Set(clientMembers);
  return [...groups].map(([name, operations]) => ({
    name,
    propertyName: propertyName(name, taken),
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

/** Tells names apart that begin alike (FNV-1a). */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

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

/** Folders that differ may still be one word: `a-1` and `a1`. */
function propertyName(folder: string, taken: Set<string>): string {
  const cased = camelCase(folder);
  let name = isIdentifier(cased) ? cased : `_${cased}`;
  while (taken.has(name)) name = `${name}Resource`;
  taken.add(name);
  return name;
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
