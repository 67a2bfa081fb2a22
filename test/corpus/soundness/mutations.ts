/** Small damage to a JSON value: what a type should notice. */
import { isObject } from "../support/json.js";

export type MutationKind = "missing member" | "other type" | "unknown text" | "null";

export interface Mutation {
  readonly kind: MutationKind;
  readonly value: unknown;
}

const perKind = 3;

/** Mutations that `isInvalid` confirms, a few of each kind, spread over the value. */
export function mutationsOf(
  value: unknown,
  isInvalid: (value: unknown) => boolean,
): readonly Mutation[] {
  const all = [...mutants(value)].slice(0, 400);
  const kinds: readonly MutationKind[] = ["missing member", "other type", "unknown text", "null"];
  return kinds.flatMap((kind) => {
    const found = all.filter((mutation) => mutation.kind === kind && isInvalid(mutation.value));
    const step = Math.max(1, Math.ceil(found.length / perKind));
    return found.filter((_, index) => index % step === 0);
  });
}

function* mutants(value: unknown): Generator<Mutation> {
  if (value !== null) yield { kind: "null", value: null };
  yield { kind: "other type", value: typeof value === "string" ? 987654321 : "specloom text" };
  if (typeof value === "string") yield { kind: "unknown text", value: "specloom unknown text" };
  if (Array.isArray(value)) {
    for (const [index, item] of value.slice(0, 2).entries()) {
      for (const { kind, value: changed } of mutants(item)) {
        yield {
          kind,
          value: value.map((other: unknown, place) => (place === index ? changed : other)),
        };
      }
    }
  } else if (isObject(value)) yield* objectMutants(value);
}

function* objectMutants(value: Readonly<Record<string, unknown>>): Generator<Mutation> {
  for (const [name, member] of Object.entries(value)) {
    const others = Object.entries(value).filter(([other]) => other !== name);
    yield { kind: "missing member", value: Object.fromEntries(others) };
    for (const { kind, value: changed } of mutants(member)) {
      yield {
        kind,
        value: Object.fromEntries(
          Object.entries(value).map(([other, kept]) => [other, other === name ? changed : kept]),
        ),
      };
    }
  }
}
