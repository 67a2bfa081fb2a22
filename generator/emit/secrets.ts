/** Emits `secrets.ts`: what the document marks as secret, for logs that leave it out. */
import { literalText } from "../ir/names.js";
import type { ApiEmitter } from "./emitter.js";
import { constStructure, exported } from "./structures.js";
import { arrayLiteral } from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits the names of secret properties, as data that nothing else imports. */
export const secretsEmitter: ApiEmitter = {
  scope: "api",
  file: "secrets.ts",
  names: ({ secrets }) =>
    secrets === undefined ? [] : [{ name: secrets.name, kind: "value", exported: true }],
  emit: ({ secrets }) => {
    if (secrets === undefined) return [];
    const docs = [
      note`Properties that are \`writeOnly\` or of \`format: password\`: \`hiddenProperties\` of \`logging\`.`,
    ];
    const names = arrayLiteral(secrets.properties.map(literalText));
    return [constStructure(exported(secrets.name, docs), names, "readonly string[]")];
  },
};
