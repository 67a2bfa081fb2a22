/** Methods of resources are those of their operations, whatever they are called. */
import ts from "typescript";
import type { KeyedMembers } from "./compare-declarations.js";
import type { Member } from "./compare-members.js";
import { descriptorsIn } from "./descriptors.js";
import type { Pairing } from "./pairing.js";
import type { Surface } from "./surface.js";

interface Surfaces {
  readonly before: Surface;
  readonly after: Surface;
  readonly pairing: Pairing;
}

type Members = ReadonlyMap<string, Member>;

/**
 * Methods of renamed operations have the key of their operation; those of operations that came or
 * went are left out. Former names of methods keep their own, and are left out where they are new:
 * that an operation was renamed says it all.
 */
export function keyedMembers({ before, after, pairing }: Surfaces): KeyedMembers {
  const keys = new Map<string, string>();
  for (const { before: old, after: now } of pairing.renamed) {
    keys.set(old.descriptor, `operation ${now.descriptor}`);
    keys.set(now.descriptor, `operation ${now.descriptor}`);
  }
  const silent = new Set(
    [...pairing.removed, ...pairing.added].map(({ descriptor }) => descriptor),
  );
  const keyed = (members: Members, { declarations }: Surface) => {
    const named = [...members].map(([key, member]) => {
      const { node } = member;
      const body = ts.isMethodDeclaration(node) ? node.body : undefined;
      const [descriptor] = descriptorsIn(body, declarations);
      return { key, member, descriptor };
    });
    return named
      .filter(({ descriptor }) => descriptor === undefined || !silent.has(descriptor))
      .map(({ key, member, descriptor = "" }) => {
        const own = named.filter((each) => each.descriptor === descriptor);
        const current = own.find((each) => !each.member.deprecated) ?? own[0];
        const isFormer = current?.member !== member;
        return {
          key: isFormer ? key : (keys.get(descriptor) ?? key),
          member,
          descriptor,
          isFormer,
        };
      });
  };
  return (old, now) => {
    const former = new Map(keyed(old, before).map(({ key, member }) => [key, member]));
    const kept = keyed(now, after).filter(
      ({ key, descriptor, isFormer }) => !isFormer || !keys.has(descriptor) || former.has(key),
    );
    return [former, new Map(kept.map(({ key, member }) => [key, member]))];
  };
}
