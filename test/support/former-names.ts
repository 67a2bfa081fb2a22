/** Code that uses names from before a rename, and what a migration makes of it. */

/** Uses of former names, one of each kind, by path. */
export const before: Readonly<Record<string, string>> = {
  "src/direct.ts": `import { listPets, Mood, type ListPetsQuery, type Pet } from "../sdk/index.js";

/** See {@link listPets}. */
export function first(query: ListPetsQuery): Pet {
  const request = listPets(query);
  return { name: request.url(), mood: Mood.Happy };
}
export const both = { listPets, other: { listPets: "listPets" } };
export { listPets };
`,
  "src/conflict.ts": `import { listPets } from "../sdk/index.js";

export function findAnimals(): string {
  return listPets().url();
}
`,
  "src/local.ts": `import { listPets as list } from "../sdk/index.js";

export function names(listPets: () => string): string {
  const Pet = "Pet";
  return listPets() + Pet + list().url();
}
`,
  "src/namespace.ts": `import * as sdk from "../sdk/index.js";

export type One = sdk.Pet;
export type Two = import("../sdk/index.js").Pet;
export const url = sdk.listPets().url();
export const computed = sdk["listPets"]().url();
const { listPets, Mood: mood } = sdk;
export const later = async () => (await import("../sdk/index.js")).listPets() ?? [listPets, mood];
`,
  "src/client.ts": `import { PetsClient, type PetsResource } from "../sdk/index.js";

const client = new PetsClient({});
export const call = () => client.pets.list();
export const method: PetsResource["list"] | undefined = undefined;
export const own = { list: () => [], pets: { list: () => 1 } };
own.list();
own.pets.list();
`,
  "src/barrel.ts": `export { listPets, type Pet as Animal } from "../sdk/index.js";
export * from "../sdk/pets/index.js";
`,
  "src/through.ts": `import { listPets as viaName } from "./barrel.js";
import { listPetsURL } from "./barrel.js";

export const addresses = [viaName().url(), listPetsURL()];
`,
  "src/mixed.ts": `import { findAnimals, listPets } from "../sdk/index.js";

export const requests = [findAnimals(), listPets()];
`,
};

/** The same after the migration. */
export const after: Readonly<Record<string, string>> = {
  "src/direct.ts": `import { findAnimals, Temper, type FindAnimalsQuery, type Animal } from "../sdk/index.js";

/** See {@link listPets}. */
export function first(query: FindAnimalsQuery): Animal {
  const request = findAnimals(query);
  return { name: request.url(), mood: Temper.Happy };
}
export const both = { listPets: findAnimals, other: { listPets: "listPets" } };
export { findAnimals as listPets };
`,
  "src/conflict.ts": `import { findAnimals as listPets } from "../sdk/index.js";

export function findAnimals(): string {
  return listPets().url();
}
`,
  "src/local.ts": `import { findAnimals as list } from "../sdk/index.js";

export function names(listPets: () => string): string {
  const Pet = "Pet";
  return listPets() + Pet + list().url();
}
`,
  "src/namespace.ts": `import * as sdk from "../sdk/index.js";

export type One = sdk.Animal;
export type Two = import("../sdk/index.js").Animal;
export const url = sdk.findAnimals().url();
export const computed = sdk["findAnimals"]().url();
const { findAnimals: listPets, Temper: mood } = sdk;
export const later = async () => (await import("../sdk/index.js")).findAnimals() ?? [listPets, mood];
`,
  "src/client.ts": `import { PetsClient, type PetsResource } from "../sdk/index.js";

const client = new PetsClient({});
export const call = () => client.pets.findAnimals();
export const method: PetsResource["findAnimals"] | undefined = undefined;
export const own = { list: () => [], pets: { list: () => 1 } };
own.list();
own.pets.list();
`,
  "src/barrel.ts": `export { findAnimals as listPets, type Animal as Animal } from "../sdk/index.js";
export * from "../sdk/pets/index.js";
`,
  "src/through.ts": `import { listPets as viaName } from "./barrel.js";
import { findAnimalsURL } from "./barrel.js";

export const addresses = [viaName().url(), findAnimalsURL()];
`,
  "src/mixed.ts": `import { findAnimals } from "../sdk/index.js";

export const requests = [findAnimals(), findAnimals()];
`,
};
