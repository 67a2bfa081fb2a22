import { asArray, asObject, isObject, type JsonObject } from "./json.js";
import type { ItemFields, StoredItem } from "./store.js";

/** Whether an item matches the value of one query parameter. */
export type Filter<Fields extends ItemFields> = (
  item: StoredItem<Fields>,
  value: unknown,
) => boolean;

/** The items that match every filter in the query. */
export function applyFilters<Fields extends ItemFields>(
  items: readonly StoredItem<Fields>[],
  filters: Readonly<Record<string, Filter<Fields>>>,
  query: JsonObject,
): StoredItem<Fields>[] {
  const active = Object.entries(filters).filter(([name]) => query[name] !== undefined);
  return items.filter((item) => active.every(([name, matches]) => matches(item, query[name])));
}

/** The field has exactly this value. */
export function equals<Fields extends ItemFields>(field: keyof Fields & string): Filter<Fields> {
  return ({ fields }, value) => fields[field] === value;
}

/** The array field has one of these values. */
export function includesAny<Fields extends ItemFields>(
  field: keyof Fields & string,
): Filter<Fields> {
  return ({ fields }, value) => {
    const present = asArray(fields[field]);
    return asArray(value).some((wanted) => present.includes(wanted));
  };
}

/** An element of the array field has all members of one of these objects. */
export function includesAnyLike<Fields extends ItemFields>(
  field: keyof Fields & string,
): Filter<Fields> {
  return ({ fields }, value) =>
    asArray(value).some((wanted) =>
      asArray(fields[field]).some((element) => isLike(asObject(element), asObject(wanted))),
    );
}

/** The item belongs to one of the records that the value points to: `{ id }`, or a list of them. */
export function linkedTo<Fields extends ItemFields>(link: string): Filter<Fields> {
  return ({ links }, value) => {
    const references = isObject(value) ? [value] : asArray(value);
    return references.some((reference) => {
      const id = asObject(reference)["id"];
      return typeof id === "string" && (links[link] ?? []).includes(id);
    });
  };
}

/** The object field has the identifier of the record that the value points to. */
export function refersTo<Fields extends ItemFields>(field: keyof Fields & string): Filter<Fields> {
  return ({ fields }, value) => asObject(fields[field])["id"] === asObject(value)["id"];
}

/** The field is the identifier of the record that the value points to. */
export function equalsId<Fields extends ItemFields>(field: keyof Fields & string): Filter<Fields> {
  return ({ fields }, value) => fields[field] === asObject(value)["id"];
}

const bounds = {
  gt: (time: number, bound: number) => time > bound,
  gte: (time: number, bound: number) => time >= bound,
  lt: (time: number, bound: number) => time < bound,
  lte: (time: number, bound: number) => time <= bound,
};

/** The time is this instant, or within `gt`, `gte`, `lt`, `lte`. A field without time never is. */
export function timeWithin<Fields extends ItemFields>(
  field: keyof Fields & string,
): Filter<Fields> {
  return ({ fields }, value) => {
    const time = instant(fields[field]);
    if (Number.isNaN(time)) return false;
    if (typeof value === "string") return time === instant(value);
    const given = asObject(value);
    return Object.entries(bounds).every(
      ([operator, holds]) => given[operator] === undefined || holds(time, instant(given[operator])),
    );
  };
}

function isLike(element: JsonObject, wanted: JsonObject): boolean {
  return Object.entries(wanted).every(([name, value]) => element[name] === value);
}

function instant(value: unknown): number {
  return typeof value === "string" ? Date.parse(value) : Number.NaN;
}
