/** Index signatures: the types of properties that a type does not name. */
import { isNarrower, matchesName } from "../ir/name-patterns.js";
import { templateText } from "../ir/names.js";
import type { ObjectTypeModel, PropertyModel, TypeModel } from "../ir/type-model.js";
import { flatTypeText } from "./layout.js";
import { union, type IndexSyntax, type TypeSyntax } from "./syntax.js";

/**
 * An index signature for each pattern of names, and one for all other names. Each is widened by the
 * types of what else it takes in: TypeScript wants these to fit it. An intersection with a record
 * reads better but nobody could write its literal.
 */
export function indexSignatures(
  { properties, patterns, rest }: ObjectTypeModel,
  toSyntax: (type: TypeModel) => TypeSyntax,
): readonly IndexSyntax[] {
  const families = patterns.map((pattern) => {
    const narrower = patterns.filter((other) => isNarrower(other, pattern));
    const named = properties.filter(({ name }) => matchesName(pattern, name));
    const types = [pattern, ...narrower].map(({ type }) => toSyntax(type));
    return { key: templateText(pattern), types, named };
  });
  const types = [rest ?? [], ...patterns.map(({ type }) => type)].flat();
  const others = { key: "string", types: types.map(toSyntax), named: properties };
  return [...families, ...(rest === undefined ? [] : [others])].map(({ key, types, named }) => ({
    kind: "index",
    key,
    type: widened(types, named, toSyntax),
  }));
}

function widened(
  types: readonly TypeSyntax[],
  properties: readonly PropertyModel[],
  toSyntax: (type: TypeModel) => TypeSyntax,
): TypeSyntax {
  const all = [...types, ...properties.map(({ type }) => toSyntax(type))];
  if (all.includes("unknown")) return "unknown";
  const hasOptional = properties.some(({ optional }) => optional);
  const distinct = new Map(all.flatMap(membersOf).map((type) => [flatTypeText(type), type]));
  return union(...distinct.values(), ...(hasOptional ? ["undefined"] : []));
}

function membersOf(type: TypeSyntax): readonly TypeSyntax[] {
  return typeof type === "object" && type.kind === "union" ? type.members : [type];
}
