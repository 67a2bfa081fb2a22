/** Aliases over time: earlier ones follow what they stand for, and none hides a present name. */
import type { ApiLock } from "./lock-model.js";
import type { AliasModel, ApiModel } from "./model.js";
import type { Renamed } from "./renames.js";

/** The aliases of a generation: those of this cycle so far, and those of its own renames. */
export function lastingAliases(
  former: ApiLock,
  renamed: Renamed,
  current: ApiLock,
): Pick<ApiLock, "aliases" | "methodAliases"> {
  const present = presentNames(current);
  const methods = new Set(
    [...current.operations.values()].map(({ resource, method }) => `${resource}.${method}`),
  );
  return {
    aliases: lasting(followed(former.aliases, renamed.names), (_, name) => present.has(name)),
    methodAliases: lasting(
      followedMethods(former.methodAliases, renamed.methods),
      (alias, method) => methods.has(`${resourceOf(alias)}.${method}`),
    ),
  };
}

/** Every name that a declaration has. */
export function presentNames({ names }: Pick<ApiLock, "names">): ReadonlySet<string> {
  return new Set([...names.values()].flatMap((claimed) => [...claimed.values()]));
}

/** What an alias stands for may have been renamed since. */
function followed(former: ReadonlyMap<string, string>, renamed: ReadonlyMap<string, string>) {
  const earlier = [...former].map(
    ([name, target]) => [name, renamed.get(target) ?? target] as const,
  );
  return new Map([...earlier, ...renamed]);
}

function followedMethods(
  former: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, string>,
) {
  const earlier = [...former].map(
    ([alias, method]) => [alias, renamed.get(`${resourceOf(alias)}.${method}`) ?? method] as const,
  );
  return new Map([...earlier, ...renamed]);
}

/** `exists` tells, for an alias, whether there is something of a name. */
function lasting(
  aliases: ReadonlyMap<string, string>,
  exists: (alias: string, name: string) => boolean,
): ReadonlyMap<string, string> {
  return new Map(
    [...aliases].filter(
      ([alias, target]) => exists(alias, target) && !exists(alias, nameOf(alias)),
    ),
  );
}

/** `pets.list` is a method of `pets`; a declaration has no resource. */
function resourceOf(alias: string): string {
  return alias.slice(0, alias.indexOf("."));
}

function nameOf(alias: string): string {
  return alias.slice(alias.indexOf(".") + 1);
}

/** The model with the aliases of its lock. */
export function withAliases(model: ApiModel, lock: ApiLock): ApiModel {
  const methods = [...lock.methodAliases];
  return {
    ...model,
    aliases: [...lock.aliases].map(([name, target]) => ({ name, target })).sort(byName),
    resources: model.resources.map((resource) => ({
      ...resource,
      methodAliases: methods
        .filter(([alias]) => resourceOf(alias) === resource.name)
        .map(([alias, target]) => ({ name: nameOf(alias), target }))
        .sort(byName),
    })),
  };
}

function byName({ name: left }: AliasModel, { name: right }: AliasModel): number {
  return left < right ? -1 : 1;
}
