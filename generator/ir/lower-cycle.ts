/** Aliases that contain themselves with no object or list in between, which TypeScript refuses. */
import { intersectionOf } from "./lower-intersection.js";
import { unionOf, unknownType } from "./lower-union.js";
import type { TypeModel } from "./type-model.js";

/**
 * The types without the references that close a cycle. As a member of a union such a reference adds
 * no value, and in an intersection no constraint, so the type stays what it was; a schema that is
 * nothing but itself is `unknown`.
 */
export function breakCycles(
  types: ReadonlyMap<string, TypeModel>,
  report: (name: string) => void,
): ReadonlyMap<string, TypeModel> {
  const search: Search = { types: new Map(types), state: new Map(), report };
  for (const start of types.keys()) {
    const path = [start];
    for (let name = path.at(-1); name !== undefined; name = path.at(-1)) {
      const next = visit(name, search);
      if (next === undefined) search.state.set(path.pop() ?? "", "done");
      else path.push(next);
    }
  }
  return search.types;
}

interface Search {
  readonly types: Map<string, TypeModel>;
  /** `open`: on the path that led here. */
  readonly state: Map<string, "open" | "done">;
  readonly report: (name: string) => void;
}

/** Takes out what leads back to the path, and says which name to go to next. */
function visit(name: string, { types, state, report }: Search): string | undefined {
  const type = types.get(name);
  if (type === undefined) return undefined;
  const names = direct(type);
  if (state.get(name) === undefined) {
    state.set(name, "open");
    const closing = names.filter((each) => state.get(each) === "open");
    if (closing.length > 0) {
      report(name);
      types.set(name, without(type, new Set(closing)));
    }
  }
  return names.find((each) => types.has(each) && !state.has(each));
}

/** Names that a type stands for itself, not for parts of its values. */
function direct(type: TypeModel): readonly string[] {
  if (type.kind === "reference") return [type.declaration];
  return type.kind === "union" || type.kind === "intersection" ? type.members.flatMap(direct) : [];
}

function without(type: TypeModel, names: ReadonlySet<string>): TypeModel {
  const isClosing = (each: TypeModel) => each.kind === "reference" && names.has(each.declaration);
  if (isClosing(type)) return unknownType;
  if (type.kind !== "union" && type.kind !== "intersection") return type;
  const left = type.members.filter((each) => !isClosing(each)).map((each) => without(each, names));
  return type.kind === "union" ? unionOf(left) : intersectionOf(left);
}
