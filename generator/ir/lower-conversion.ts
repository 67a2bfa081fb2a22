/** Types → which parts of their values are converted. */
import type { ConversionModel, ObjectConversionModel } from "./conversion-model.js";
import type { ChoiceNode, Nodes } from "./conversion-nodes.js";
import type { ObjectTypeModel, TupleTypeModel, TypeDeclaration, TypeModel } from "./type-model.js";
import { partsOf, referencesIn } from "./type-walk.js";

/** Lowers the types of one API; `undefined` where nothing is converted. */
export type LowerConversion = (type: TypeModel) => ConversionModel | undefined;

/** What conversions of types refer to. */
export interface ConversionSource {
  readonly declarations: readonly TypeDeclaration[];
  readonly nodes: Nodes;
  /** The constant of a declaration; asking for it makes it exist. */
  readonly nameOf: (declaration: TypeDeclaration) => string;
}

/** Finds once which declarations lead to a converted format. */
export function createConversions(source: ConversionSource): LowerConversion {
  const setting = { ...source, converting: convertingNames(source.declarations) };
  return (type) => conversionOf(type, setting);
}

interface Setting extends ConversionSource {
  readonly converting: ReadonlyMap<string, TypeDeclaration>;
}

/** Formats travel against the references. */
function convertingNames(
  declarations: readonly TypeDeclaration[],
): ReadonlyMap<string, TypeDeclaration> {
  const users = new Map<string, TypeDeclaration[]>();
  const converting = new Map<string, TypeDeclaration>();
  for (const declaration of declarations) {
    if (holdsFormat(declaration.read)) converting.set(declaration.name, declaration);
    for (const { declaration: target } of referencesIn(declaration.read)) {
      users.set(target, [...(users.get(target) ?? []), declaration]);
    }
  }
  for (const name of converting.keys()) {
    for (const user of users.get(name) ?? []) converting.set(user.name, user);
  }
  return converting;
}

function holdsFormat(type: TypeModel): boolean {
  const pending = [type];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "converted") return true;
    pending.push(...partsOf(next));
  }
  return false;
}

function conversionOf(type: TypeModel, setting: Setting): ConversionModel | undefined {
  if (type.kind === "converted") {
    return { kind: "format", name: type.name === "date" ? "dateTime" : "int64" };
  }
  if (type.kind === "reference") return constantOf(type.declaration, setting);
  return isComposite(type) ? compositeConversion(type, setting) : undefined;
}

/** Types that hold other types. */
type CompositeModel = Exclude<
  TypeModel,
  { kind: "primitive" | "converted" | "literal" | "reference" | "unknown" | "never" }
>;

function isComposite(type: TypeModel): type is CompositeModel {
  return partsOf(type).length > 0;
}

function compositeConversion(type: CompositeModel, setting: Setting): ConversionModel | undefined {
  switch (type.kind) {
    case "array":
      return listOf(conversionOf(type.items, setting));
    case "tuple":
      return tupleOf(type, setting);
    case "object":
      return objectOf(type, setting);
    case "record":
      return restOf(conversionOf(type.values, setting));
    case "intersection":
      return combined(type.members.map((member) => conversionOf(member, setting)));
    case "union":
      return unionOf(type, setting);
  }
  return type satisfies never;
}

function constantOf(name: string, { converting, nameOf }: Setting): ConversionModel | undefined {
  const declaration = converting.get(name);
  return declaration && { kind: "constant", name: nameOf(declaration) };
}

function listOf(items: ConversionModel | undefined): ConversionModel | undefined {
  return items && { kind: "list", items };
}

function restOf(rest: ConversionModel | undefined): ConversionModel | undefined {
  return rest && { kind: "object", properties: [], rest };
}

function tupleOf({ items, rest }: TupleTypeModel, setting: Setting): ConversionModel | undefined {
  const conversions = items.map((item) => conversionOf(item.type, setting));
  const others = rest && conversionOf(rest, setting);
  const isNeeded = [...conversions, others].some((conversion) => conversion !== undefined);
  return isNeeded ? { kind: "tuple", items: conversions, rest: others } : undefined;
}

function objectOf(type: ObjectTypeModel, setting: Setting): ObjectConversionModel | undefined {
  const rest = type.others && conversionOf(type.others, setting);
  const all = type.properties.map((property) => {
    return { name: property.name, conversion: conversionOf(property.type, setting) };
  });
  const properties =
    rest === undefined ? all.filter(({ conversion }) => conversion !== undefined) : all;
  const isNeeded = rest !== undefined || properties.length > 0;
  return isNeeded ? { kind: "object", properties, rest } : undefined;
}

function unionOf(
  type: Extract<TypeModel, { kind: "union" }>,
  setting: Setting,
): ConversionModel | undefined {
  const { choice, others } = setting.nodes.membersOf(type);
  const chosen = choice && choiceOf(choice, setting);
  return combined([chosen, ...others.map((member) => conversionOf(member, setting))]);
}

/** All of some conversions, each of them once. */
export function combined(
  conversions: readonly (ConversionModel | undefined)[],
): ConversionModel | undefined {
  const distinct = new Map(
    conversions
      .flatMap((conversion) => conversion ?? [])
      .flatMap((conversion) => (conversion.kind === "all" ? conversion.members : [conversion]))
      .map((conversion) => [JSON.stringify(conversion), conversion]),
  );
  const [first, ...others] = distinct.values();
  if (first === undefined || others.length === 0) return first;
  return { kind: "all", members: [first, ...others] };
}

function choiceOf({ property, cases }: ChoiceNode, setting: Setting): ConversionModel | undefined {
  const converted = cases.flatMap(({ value, type }) => {
    const conversion = conversionOf(type, setting);
    return conversion === undefined ? [] : [{ value, conversion }];
  });
  return converted.length === 0 ? undefined : { kind: "choice", property, cases: converted };
}
