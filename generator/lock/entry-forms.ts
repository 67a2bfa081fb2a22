/** What entries of a lock file may be: what the generator itself would have written. */
import { isIdentifier } from "../ir/casing.js";
import { isMemberName } from "../ir/lower-enum.js";
import { isMethodName } from "../ir/method-names.js";
import { reservedNames } from "../ir/reserved-names.js";
import { isFolderName, isPropertyName } from "../ir/resources.js";

/** Which texts an entry can have, and how that is said. */
export interface EntryForm {
  readonly matches: (key: string, text: string) => boolean;
  readonly expected: string;
}

const anyText: EntryForm = { matches: () => true, expected: "a text" };

const declaration: EntryForm = {
  matches: (_, text) => isDeclarationName(text),
  expected: "an identifier that is no reserved word",
};

/** By section, or by field of an operation. */
export const entryForms = {
  operationId: anyText,
  wantedMethod: anyText,
  shapes: anyText,
  proposals: anyText,
  resource: {
    matches: (_, text) => isFolderName(text),
    expected: "a folder name of words and hyphens",
  },
  method: {
    matches: (_, text) => isMethodName(text),
    expected: "an identifier that is no member of every object",
  },
  names: declaration,
  members: {
    matches: (_, text) => isMemberName(text),
    expected: "an identifier",
  },
  properties: {
    matches: (_, text) => isPropertyName(text),
    expected: "an identifier that is no member of every client",
  },
  aliases: {
    matches: (key, text) => isDeclarationName(key) && isDeclarationName(text),
    expected: "an identifier for an identifier, neither of them a reserved word",
  },
  methodAliases: {
    matches: (key, text) => {
      const [resource = "", method = "", ...rest] = key.split(".");
      return (
        rest.length === 0 && isFolderName(resource) && isMethodName(method) && isMethodName(text)
      );
    },
    expected: "a method for a resource, a dot and a method",
  },
} as const satisfies Record<string, EntryForm>;

function isDeclarationName(text: string): boolean {
  return isIdentifier(text) && !reservedNames.has(text);
}
