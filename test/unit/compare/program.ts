/** A program that uses everything the pets document declares, as exactly as programs can. */
export const program = `
import {
  createPet,
  getPet,
  getPetURL,
  Kind,
  listPets,
  listPetsItems,
  listPetsPages,
  listPetsURL,
  Mood,
  PetFilter,
  PetsClient,
  PetsResource,
  replaceTag,
  Size,
  TagsResource,
  type CreatePetError,
  type GetPetHeaders,
  type GetPetPath,
  type GetPetResults,
  type ListPetsCall,
  type ListPetsError,
  type ListPetsPage,
  type ListPetsQuery,
  type NewPet,
  type Pet,
  type PetFilterOperators,
  type PetFilters,
  type PetPage,
  type Problem,
  type Tag,
} from "./index.js";

const client: PetsClient = new PetsClient({ auth: "key" });
const pets: PetsResource = client.pets;
const tags: TagsResource = client.tags;

// What programs give.
const small: Size = Size.Small;
const sizes: readonly Size[] = ["small", "large", Size.Large];
const kinds: Record<"Cat" | "Dog", "cat" | "dog"> = { Cat: Kind.Cat, Dog: Kind.Dog };
const moods: readonly ["calm", "wild"] = [Mood.Calm, Mood.Wild];
const query: ListPetsQuery = { cursor: "c", color: "any", ids: ["1"], size: small };
const lean: ListPetsQuery = {};
const newPet: NewPet = { name: "Ada", weight: 2, owner: null };
const nameless: NewPet = { name: "Bob" };
const path: GetPetPath = { id: "1" };
const headers: GetPetHeaders = { trace: "t" };
const options = { timeout: 1 };
const label: Tag = { label: "new" };

// What programs receive, in as much detail as there is.
function readPet(pet: Pet): void {
  const name: string = pet.name;
  const age: number | undefined = pet.age;
  const code: string | number = pet.code ?? "";
  const mood: string = pet.mood ?? "";
  const { city, floor }: { city: string; floor?: number } = pet.home ?? { city: "" };
  const first: Tag | undefined = pet.tags?.[0];
  const color: string = first?.color ?? "";
  pet.id = name + String(age) + String(code) + mood + city + String(floor) + color;
  if (pet.kind !== undefined) handle(pet.kind);
}
function handle(kind: Kind): "meow" | "woof" {
  switch (kind) {
    case "cat":
      return "meow";
    case "dog":
      return "woof";
  }
}
function readProblem(problem: Problem): string {
  return problem.title;
}
function readError(error: ListPetsError): string {
  return error.status === 404 ? readProblem(error.body) : String(error.body);
}
function readPage(page: PetPage): string {
  page.pets.forEach(readPet);
  return page.next ?? "";
}

async function main(): Promise<void> {
  const url: string = listPetsURL(query, "https://other.example") + listPetsURL();
  const other: string = getPetURL("1", "https://other.example") + getPetURL(path);
  const requests = [listPets(query, options), listPets(), createPet(newPet, options)];
  const one = getPet("1", headers, { accept: "application/json", ...options });
  const call: ListPetsCall = pets.list(query, options).where(PetFilter.Color, "red");
  const narrowed: ListPetsCall = pets.list().where("color", "blue").where("color", query.color ?? "");
  const page: ListPetsPage = await call;
  readPage(page.body);
  for await (const pet of narrowed) readPet(pet);
  for await (const pet of listPetsItems(client, query, options)) readPet(pet);
  for await (const each of listPetsPages(client, lean)) each.items.forEach(readPet);
  const created: Pet = await pets.create(nameless, options);
  readPet(created);
  const either: Pet | string = await pets.get("1", headers, options);
  const csv: string = await pets.get(path, headers, { accept: "text/csv" });
  const json: GetPetResults["application/json"] = await client.send(one);
  readPet(json);
  const tag: Tag = await tags.replace("1", label, options);
  const same: Tag = await tags.replace("1", tag);
  const mine = replaceTag("1", same, options);
  const result = await call.result();
  if (!result.ok && result.status === 404) readProblem(result.error.body);
  const filters: keyof PetFilters = "color";
  const operators: readonly (keyof PetFilterOperators)[] = [];
  const failure: CreatePetError | undefined = undefined;
  console.log(url, other, requests, either, csv, mine, filters, operators, failure, sizes, kinds, moods, readError);
}
void main();
`;
