/** The few functions of Node that tests use, on other platforms. */

const listeners = new WeakMap<EventTarget, Set<unknown>>();
const prototype = AbortSignal.prototype as EventTarget;

for (const [method, change] of [
  ["addEventListener", "add"],
  ["removeEventListener", "delete"],
] as const) {
  const original = EventTarget.prototype[method];
  Object.defineProperty(prototype, method, {
    configurable: true,
    writable: true,
    value(this: EventTarget, ...parameters: Parameters<typeof original>) {
      const own = listeners.get(this) ?? new Set();
      listeners.set(this, own);
      own[change](parameters[1]);
      original.apply(this, parameters);
    },
  });
}

/** The listeners of a signal that code of ours has added. */
export function getEventListeners(target: EventTarget): readonly unknown[] {
  return [...(listeners.get(target) ?? [])];
}

interface Inspectors {
  readonly Bun?: { readonly inspect: (value: unknown, options: object) => string };
  readonly Deno?: { readonly inspect: (value: unknown, options: object) => string };
}

/** What the platform shows of a value; without such a function, all properties there are. */
export function inspect(value: unknown, options: object = {}): string {
  const { Bun, Deno } = globalThis as Inspectors;
  return (Bun ?? Deno)?.inspect(value, options) ?? everythingIn(value, new Set());
}

function everythingIn(value: unknown, seen: Set<unknown>): string {
  if (typeof value !== "object" || value === null || seen.has(value)) return String(value);
  seen.add(value);
  const own = Reflect.ownKeys(value).map((key) => {
    const member: unknown = Reflect.get(value, key);
    return `${String(key)}: ${everythingIn(member, seen)}`;
  });
  return `{ ${own.join(", ")} }`;
}
