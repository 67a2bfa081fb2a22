/** The names of the `x-loom-*` family and the objects they belong to. */
import type { DiagnosticBag, DiagnosticPlace } from "../diagnostics/diagnostic.js";
import type { ObjectKind } from "./structure.js";

/** Extension to the kinds of object it belongs to; `docs/extensions.md` describes them. */
export const extensionPlaces: ReadonlyMap<string, readonly ObjectKind[]> = new Map<
  string,
  readonly ObjectKind[]
>([
  ["x-loom-name", ["document"]],
  ["x-loom-method", ["operation"]],
  ["x-loom-stream", ["operation"]],
  ["x-loom-pagination", ["operation"]],
  ["x-loom-query-dialect", ["document", "parameter"]],
  ["x-loom-client-parameter", ["parameter"]],
  ["x-loom-filter", ["parameter"]],
  ["x-loom-sort", ["parameter"]],
  ["x-loom-response", ["parameter"]],
  ["x-loom-idempotency-key", ["parameter"]],
  ["x-loom-open", ["schema"]],
  ["x-loom-support", ["operation", "parameter", "schema"]],
]);

/** Warns of an extension that nothing reads: a mistyped name, or the wrong object. */
export function checkExtension(
  name: string,
  kind: ObjectKind,
  report: { readonly bag: DiagnosticBag; readonly place: () => DiagnosticPlace },
): void {
  const places = extensionPlaces.get(name);
  if (places === undefined) {
    const suggestion = closest(name, [...extensionPlaces.keys()]);
    report.bag.report("unknown-extension", report.place(), { name, suggestion });
  } else if (!places.includes(kind)) {
    report.bag.report("misplaced-extension", report.place(), { name, places: places.join(", ") });
  }
}

/** The candidate that is at most a third of the name away from it. */
function closest(name: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((left, right) => left.distance - right.distance);
  const [best] = ranked;
  const tolerance = Math.max(1, Math.floor((name.length - "x-loom-".length) / 3));
  return best !== undefined && best.distance <= tolerance ? best.candidate : undefined;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let index = 0; index < left.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = (row[column - 1] ?? 0) + (right[column - 1] === left[index] ? 0 : 1);
      next.push(Math.min(substitution, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
