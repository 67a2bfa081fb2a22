// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Types of responses that follow the arguments of their request. Types only. */

/**
 * `Item` without the properties an argument names. A list whose members are not known to the
 * compiler makes each of them optional; `undefined` and `[]` change nothing.
 */
export type Without<
  Item,
  Names extends readonly PropertyKey[] | undefined,
> = Names extends readonly PropertyKey[]
  ? number extends Names["length"]
    ? Optional<Item, Names[number]>
    : Names extends readonly []
      ? Item
      : Omit<Item, Names[number]>
  : Item;

/** `Item` without the properties when the flag is `true`; they are optional when it may be. */
export type WithoutWhen<Item, Flag extends boolean | undefined, Names extends PropertyKey> = [
  Flag,
] extends [true]
  ? Omit<Item, Names>
  : true extends Flag
    ? Optional<Item, Names>
    : Item;

/** `Body` without a property; each member of a union for itself. */
export type WithoutProperty<Body, Name extends PropertyKey> = Body extends unknown
  ? { [Key in keyof Body as Key extends Name ? never : Key]: Body[Key] }
  : never;

/** `Body` with another type for one of its properties. */
export type Replace<Body, Name extends PropertyKey, Value> = Omit<Body, Name> & {
  [Key in Name]: Value;
};

type Optional<Item, Names extends PropertyKey> = Omit<Item, Names> &
  Partial<Pick<Item, Extract<Names, keyof Item>>>;
