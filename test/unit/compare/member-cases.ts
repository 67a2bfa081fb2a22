/** Changes of members of types, by what programs do with these. */
import type { ChangeCase } from "./pets.js";

export const memberCases: readonly ChangeCase[] = [
  {
    name: "an optional property of a response",
    edits: [
      [
        "        age: { type: integer }\n",
        "        age: { type: integer }\n        nick: { type: string }\n",
      ],
    ],
    there: ["minor member-added Pet.nick 65"],
    back: ["major member-removed Pet.nick 58"],
  },
  {
    name: "a required property of a response",
    edits: [
      ["required: [id, name]", "required: [id, name, nick]"],
      [
        "        age: { type: integer }\n",
        "        age: { type: integer }\n        nick: { type: string }\n",
      ],
    ],
    there: ["minor member-added Pet.nick 65"],
    back: ["major member-removed Pet.nick 58"],
  },
  {
    name: "a property of a response may be missing",
    edits: [["required: [id, name]", "required: [id]"]],
    there: ["major member-became-optional Pet.name 63"],
    back: ["minor member-became-required Pet.name 63"],
  },
  {
    name: "a property of a response may be null",
    edits: [["age: { type: integer }", 'age: { type: [integer, "null"] }']],
    there: ["major type-widened Pet.age 64"],
    back: ["minor type-narrowed Pet.age 64"],
  },
  {
    name: "a property of a response has another type",
    edits: [["age: { type: integer }", "age: { type: boolean }"]],
    there: ["major type-changed Pet.age 64"],
    back: ["major type-changed Pet.age 64"],
  },
  {
    name: "a property of a response has fewer types",
    edits: [["code: { type: [string, integer] }", "code: { type: string }"]],
    there: ["minor type-narrowed Pet.code 65"],
    back: ["major type-widened Pet.code 65"],
  },
  {
    name: "a nested property of a response",
    edits: [["floor: { type: integer }", "floor: { type: integer }, street: { type: string }"]],
    there: ["minor member-added Pet.home.street 68"],
    back: ["major member-removed Pet.home.street 68"],
  },
  {
    name: "a nested property may be missing",
    edits: [["required: [city], ", ""]],
    there: ["major member-became-optional Pet.home.city 68"],
    back: ["minor member-became-required Pet.home.city 68"],
  },
  {
    name: "a list of a response holds something else",
    edits: [
      [
        'tags: { type: array, items: { $ref: "#/components/schemas/Tag" } }',
        "tags: { type: array, items: { type: string } }",
      ],
    ],
    there: ["major type-changed Pet.tags 69"],
    back: ["major type-changed Pet.tags 69"],
  },
  {
    name: "an optional property of a request",
    edits: [
      [
        "        weight: { type: number }\n",
        "        weight: { type: number }\n        race: { type: string }\n",
      ],
    ],
    there: ["minor member-added NewPet.race 57"],
    back: ["major member-removed NewPet.race 51"],
  },
  {
    name: "a required property of a request",
    edits: [
      ["required: [name]", "required: [name, race]"],
      [
        "        weight: { type: number }\n",
        "        weight: { type: number }\n        race: { type: string }\n",
      ],
    ],
    there: ["major required-member-added NewPet.race 57"],
    back: ["major member-removed NewPet.race 51"],
  },
  {
    name: "a property of a request has to be given",
    edits: [["required: [name]", "required: [name, weight]"]],
    there: ["major member-became-required NewPet.weight 56"],
    back: ["minor member-became-optional NewPet.weight 56"],
  },
  {
    name: "a property of a request takes more types",
    edits: [["weight: { type: number }", "weight: { type: [number, string] }"]],
    there: ["minor type-widened NewPet.weight 56"],
    back: ["major type-narrowed NewPet.weight 56"],
  },
  {
    name: "a property of a request is not null any more",
    edits: [['owner: { type: [string, "null"] }', "owner: { type: string }"]],
    there: ["major type-narrowed NewPet.owner 57"],
    back: ["minor type-widened NewPet.owner 57"],
  },
  {
    name: "a property of a type of both directions is wider",
    edits: [["        color: { type: string }", "        color: { type: [string, integer] }"]],
    there: ["major type-widened Tag.color 77"],
    back: ["major type-narrowed Tag.color 77"],
  },
  {
    name: "a required property of a type of both directions",
    edits: [["required: [label]", "required: [label, color]"]],
    there: ["major member-became-required Tag.color 77"],
    back: ["major member-became-optional Tag.color 77"],
  },
  {
    name: "a new optional property of a type of both directions",
    edits: [
      [
        "        color: { type: string }\n",
        "        color: { type: string }\n        icon: { type: string }\n",
      ],
    ],
    there: ["minor member-added Tag.icon 78"],
    back: ["major member-removed Tag.icon 72"],
  },
];
