/** Emits `samples.ts`: what values of named types can be made of, for mocks. */
import type { StatementStructures } from "ts-morph";
import type { ApiModel } from "../ir/model.js";
import type { DeclaredSample } from "../ir/sample-model.js";
import { claims, valueName } from "./companion-names.js";
import type { ApiEmitter, Scope } from "./emitter.js";
import { sampleExpression, type SampleNames } from "./sample-syntax.js";
import { constStructure, exported } from "./structures.js";
import { reference } from "./syntax.js";
import { note } from "./tsdoc.js";

const file = "samples.ts";
const types = { path: "runtime/sample-types.ts" };

/** Emits a constant for each named type that responses lead to. */
export const samplesEmitter: ApiEmitter = {
  scope: "api",
  file,
  companion: true,
  names: (api) =>
    [...sampleNames(api).values()].map((name) => ({ name, kind: "value", exported: true })),
  emit: (api, scope) => {
    const names = sampleNames(api);
    const constant = (declaration: string) => names.get(declaration) ?? declaration;
    const syntax: SampleNames = { constant, type: scope.importedType("Sample", types) };
    return (api.samples?.declarations ?? []).map((each) => sampleConstant(each, { syntax, scope }));
  },
};

/** Constants by declaration; types are imported beside them. */
function sampleNames({ declarations, samples }: ApiModel): ReadonlyMap<string, string> {
  const claim = claims(declarations.map(({ name }) => name));
  return new Map(
    (samples?.declarations ?? []).map(({ declaration }) => [
      declaration,
      claim(`${valueName(declaration)}Sample`),
    ]),
  );
}

/** How samples are written in another file of the API. */
export function importedSamples({ api, files, ...scope }: Scope): SampleNames {
  const names = sampleNames(api);
  const path = files.find(({ emitter }) => emitter === file)?.path ?? file;
  return {
    constant: (declaration) => scope.imported(names.get(declaration) ?? declaration, { path }),
    type: "unknown",
  };
}

/** What programs see of a type whose formats are converted is not what is on the wire. */
function sampleConstant(
  { declaration, sample }: DeclaredSample,
  { syntax, scope }: { readonly syntax: SampleNames; readonly scope: Scope },
): StatementStructures {
  const { conversions } = scope.api;
  const isConverted = conversions.some((each) => each.declaration === declaration);
  const type = isConverted ? syntax.type : reference(syntax.type, scope.typeName(declaration));
  const docs = [note`What values of \`${declaration}\` are made of.`];
  return constStructure(
    exported(syntax.constant(declaration), docs),
    sampleExpression(sample, syntax),
    type,
  );
}
