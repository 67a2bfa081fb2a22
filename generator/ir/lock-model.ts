/** What is remembered of an API's names from one generation to the next. */

/** The facts about one operation, or about one of its two forms. */
export interface LockedOperation {
  /** As in the document; another one is a rename. */
  readonly operationId: string;
  /** Folder of the resource, which decides where the operation has no tag. */
  readonly resource: string;
  /** The short name that the method would have if it were alone. */
  readonly wantedMethod: string;
  readonly method: string;
}

/** The names of one API. Every map is in code-unit order of its keys when it is written. */
export interface ApiLock {
  /** By `GET /users`, the stream of two forms by `GET /users stream`. */
  readonly operations: ReadonlyMap<string, LockedOperation>;
  /** Declarations: by the place that asked (`#/components/schemas/User`), then by what it wanted. */
  readonly names: ClaimedNames;
  /** Members of enumerations: by name of the enumeration, then by value as JSON. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Properties of the client, by folder of the resource. */
  readonly properties: ReadonlyMap<string, string>;
  /** Digests of the types of components, by their names in the document. */
  readonly shapes: ReadonlyMap<string, string>;
  /** Former names of declarations, and what they are called now. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Former methods (`users.find`), and what they are called now (`list`). */
  readonly methodAliases: ReadonlyMap<string, string>;
  /** Components that are gone, and what they may be now: remembered until there is an answer. */
  readonly proposals: ReadonlyMap<string, string>;
}

/** Names by place, then by what was wanted there. */
export type ClaimedNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Nothing is remembered. */
export const emptyLock: ApiLock = {
  operations: new Map(),
  names: new Map(),
  members: new Map(),
  properties: new Map(),
  shapes: new Map(),
  aliases: new Map(),
  methodAliases: new Map(),
  proposals: new Map(),
};

/** The key of an operation in the lock. */
export function operationKey(
  { method, path }: { readonly method: string; readonly path: string },
  form: "body" | "stream" | undefined,
): string {
  return form === "stream" ? `${method} ${path} stream` : `${method} ${path}`;
}
