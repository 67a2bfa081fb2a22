/** The types of a file of query options that connect it to the library. */
import type { StatementStructures } from "ts-morph";
import type { Scope } from "./emitter.js";
import { typeAliasStructure } from "./structures.js";
import { reference, typeParameter, union, type TypeSyntax } from "./syntax.js";

/** The module of the run-time that makes the options. */
export const queryRuntime = { path: "runtime/query-options.ts" };
const library = { package: "@tanstack/query-core" };

/** Names of types that only one file uses. */
export interface QueryTypeNames {
  readonly read: string;
  readonly pages: string;
}

/** Names that no file of the API has. */
export function queryTypeNames({ files }: Scope): QueryTypeNames {
  const names = new Set(files.flatMap((file) => file.names.map(({ name }) => name)));
  const free = (name: string): string => (names.has(name) ? free(`Own${name}`) : name);
  return { read: free("ReadQuery"), pages: free("PagesQuery") };
}

/** The options of queries and infinite queries, whose keys say what the cache holds under them. */
export function queryTypes(
  kinds: ReadonlySet<string>,
  names: QueryTypeNames,
  scope: Scope,
): readonly StatementStructures[] {
  return [
    ...(kinds.has("read") ? [readType(names.read, scope)] : []),
    ...(kinds.has("pages") ? [pagesType(names.pages, scope)] : []),
  ];
}

function readType(name: string, scope: Scope): StatementStructures {
  const data = reference(scope.importedType("QueryData", queryRuntime), "Result");
  const tagged = taggedKey(data, scope);
  const options = scope.importedType("ReadOptions", queryRuntime);
  return typeAliasStructure(
    { name, docs: [], exported: false },
    reference(options, tagged, "Result", "Failure"),
    ["Key", "Result", "Failure"].map((each) => typeParameter(each, undefined)),
  );
}

function pagesType(name: string, scope: Scope): StatementStructures {
  const page = reference(scope.importedType("CachedPage", queryRuntime), "Page");
  const param = union("string", "undefined");
  const data = reference(scope.importedType("InfiniteData", library), page, param);
  const options = scope.importedType("PagesOptions", queryRuntime);
  return typeAliasStructure(
    { name, docs: [], exported: false },
    reference(options, taggedKey(data, scope), "Page", "Failure"),
    [
      typeParameter("Key", undefined),
      typeParameter("Page", scope.importedType("PageLike", queryRuntime)),
      typeParameter("Failure", undefined),
    ],
  );
}

function taggedKey(data: TypeSyntax, scope: Scope): TypeSyntax {
  const failure = reference(scope.importedType("QueryFailure", queryRuntime), "Failure");
  return reference(scope.importedType("DataTag", library), "Key", data, failure);
}
