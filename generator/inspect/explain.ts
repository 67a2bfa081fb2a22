/** From a name to its place in the spec, and back. */
import { closestOf } from "../diagnostics/closest.js";
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { startsAround, type TextPlace } from "../input/places-in-text.js";
import { originsOf, symbolOf, type Origin } from "../ir/origins.js";
import { describer, namesOf, type InspectedApi, type NamedOrigin } from "./named-origins.js";
import { symbolPath } from "./symbol-path.js";

/** What is asked for. */
export type Question =
  | { readonly kind: "symbol"; readonly symbol: string }
  | { readonly kind: "pointer"; readonly pointer: JsonPointer }
  /** `text` is that of the file. */
  | ({ readonly kind: "place"; readonly file: string; readonly text: string } & TextPlace);

/** The names that a question is about, in all APIs that have them; none where there are none. */
export function explain(question: Question, apis: readonly InspectedApi[]): readonly NamedOrigin[] {
  switch (question.kind) {
    case "symbol":
      return answers(apis, (api) => bySymbol(question.symbol, api));
    case "pointer":
      return byPointer(question.pointer, apis);
    case "place":
      return byPlace(question, apis);
    default:
      return question satisfies never;
  }
}

/** Names that look like one that does not exist, the closest first. */
export function suggestions(symbol: string, apis: readonly InspectedApi[]): readonly string[] {
  const path = symbolPath(symbol);
  const wanted = path === undefined ? symbol : symbolOf(path);
  const bySpelling = new Map(
    apis.flatMap(namesOf).map((name) => [name.symbol.toLowerCase(), name.symbol] as const),
  );
  const found = closestOf(wanted.toLowerCase(), bySpelling.keys());
  return found.slice(0, shownSuggestions).flatMap((spelling) => bySpelling.get(spelling) ?? []);
}

const shownSuggestions = 3;

function answers(
  apis: readonly InspectedApi[],
  originsIn: (api: InspectedApi) => readonly Origin[],
): readonly NamedOrigin[] {
  return apis.flatMap((api) => originsIn(api).map(describer(api)));
}

/** A former name leads where its target does. */
function bySymbol(symbol: string, { model }: InspectedApi): readonly Origin[] {
  const path = symbolPath(symbol);
  if (path === undefined) return [];
  const { find } = originsOf(model);
  const [name = "", ...members] = path;
  const alias = model.aliases.find((candidate) => candidate.name === name);
  const origin = find(path) ?? (alias && find([alias.target, ...members]));
  return origin === undefined ? [] : [origin];
}

/** What comes from a place, or else from the nearest one around it but the document itself. */
function byPointer(pointer: JsonPointer, apis: readonly InspectedApi[]): readonly NamedOrigin[] {
  for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
    const found = answers(apis, ({ model }) => originsOf(model).at(place));
    if (found.length > 0) return found;
  }
  return [];
}

/** What starts on the line, or else what is nearest around it; with a column, only the latter. */
function byPlace(
  { file, text, line, column }: Extract<Question, { kind: "place" }>,
  apis: readonly InspectedApi[],
): readonly NamedOrigin[] {
  const all = apis
    .flatMap((api) => namesOf(api).map(describer(api)))
    .filter(({ range }) => range?.file === file);
  const onLine = column === undefined ? all.filter(({ range }) => range?.line === line) : [];
  if (onLine.length > 0) return onLine;
  for (const start of startsAround(text, { line, column })) {
    const found = all.filter(
      ({ range }) => range?.line === start.line && range.column === start.column,
    );
    if (found.length > 0) return found;
  }
  return [];
}
