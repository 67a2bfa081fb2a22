/** The names of the `x-loom-*` family and the objects they belong to. */
import { closest } from "../diagnostics/closest.js";
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
    const suggestion = closest(name, [...extensionPlaces.keys()], "x-loom-".length);
    report.bag.report("unknown-extension", report.place(), { name, suggestion });
  } else if (!places.includes(kind)) {
    report.bag.report("misplaced-extension", report.place(), { name, places: places.join(", ") });
  }
}
