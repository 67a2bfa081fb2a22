/** Changes of enumerations, of whole types and of comments. */
import type { ChangeCase } from "./pets.js";

export const typeCases: readonly ChangeCase[] = [
  {
    name: "a value of an enumeration of responses",
    edits: [["enum: [cat, dog]", "enum: [cat, dog, cow]"]],
    there: ["major enum-member-added Kind.Cow 48"],
    back: ["major enum-member-removed Kind.Cow 48"],
  },
  {
    name: "a value of an enumeration of requests",
    edits: [["enum: [small, large]", "enum: [small, large, huge]"]],
    there: ["minor enum-member-added Size.Huge 50"],
    back: ["major enum-member-removed Size.Huge 50"],
  },
  {
    name: "a known value of an open enumeration",
    edits: [["x-extensible-enum: [calm, wild]", "x-extensible-enum: [calm, wild, shy]"]],
    there: ["minor enum-member-added Mood.Shy 49"],
    back: ["major enum-member-removed Mood.Shy 49"],
  },
  {
    name: "an enumeration of responses is open",
    edits: [
      [
        "Kind: { type: string, enum: [cat, dog] }",
        "Kind: { type: string, x-extensible-enum: [cat, dog] }",
      ],
    ],
    there: ["major type-widened Kind 48"],
    back: ["minor type-narrowed Kind 48"],
  },
  {
    name: "an enumeration of requests is open",
    edits: [
      [
        "Size: { type: string, enum: [small, large] }",
        "Size: { type: string, x-extensible-enum: [small, large] }",
      ],
    ],
    there: ["minor type-widened Size 50"],
    back: ["major type-narrowed Size 50"],
  },
  {
    name: "an enumeration is any text",
    edits: [["Size: { type: string, enum: [small, large] }", "Size: { type: string }"]],
    there: ["major kind-changed Size 50"],
    back: ["major type-narrowed Size 50"],
  },
  {
    name: "values are called otherwise",
    edits: [["enum: [cat, dog]", "enum: [cat, dog], x-enum-varnames: [Feline, Canine]"]],
    there: [
      "major enum-member-removed Kind.Cat 48",
      "major enum-member-removed Kind.Dog 48",
      "minor enum-member-added Kind.Feline 48",
      "minor enum-member-added Kind.Canine 48",
    ],
    back: [
      "major enum-member-removed Kind.Feline 48",
      "major enum-member-removed Kind.Canine 48",
      "minor enum-member-added Kind.Cat 48",
      "minor enum-member-added Kind.Dog 48",
    ],
  },
  {
    name: "a name is spelled otherwise on the wire",
    edits: [["enum: [small, large]", "enum: [SMALL, LARGE], x-enum-varnames: [Small, Large]"]],
    there: ["major enum-value-changed Size.Small 50", "major enum-value-changed Size.Large 50"],
    back: ["major enum-value-changed Size.Small 50", "major enum-value-changed Size.Large 50"],
  },
  {
    name: "a query parameter",
    edits: [
      [
        "        - { name: ids,",
        "        - { name: age, in: query, schema: { type: integer } }\n        - { name: ids,",
      ],
    ],
    there: ["minor member-added ListPetsQuery.age 15"],
    back: ["major member-removed ListPetsQuery.age 7"],
  },
  {
    name: "a required query parameter",
    edits: [
      [
        "        - { name: ids,",
        "        - { name: age, in: query, required: true, schema: { type: integer } }\n        - { name: ids,",
      ],
    ],
    there: [
      "major parameter-became-required listPetsURL.query 7",
      "major required-member-added ListPetsQuery.age 15",
    ],
    back: [
      "major member-removed ListPetsQuery.age 7",
      "minor parameter-became-optional listPetsURL.query 7",
    ],
  },
  {
    name: "a query parameter takes less",
    edits: [
      [
        "{ name: color, in: query, schema: { type: string }",
        "{ name: color, in: query, schema: { enum: [red, blue] }",
      ],
    ],
    there: [
      "major type-narrowed PetFilters.color 14",
      "major type-narrowed ListPetsQuery.color 14",
    ],
    back: ["minor type-widened PetFilters.color 14", "minor type-widened ListPetsQuery.color 14"],
  },
  {
    name: "a filter",
    edits: [
      [
        'schema: { $ref: "#/components/schemas/Size" } }',
        'schema: { $ref: "#/components/schemas/Size" }, x-loom-filter: true }',
      ],
    ],
    there: ["minor enum-member-added PetFilter.Size 16", "minor member-added PetFilters.size 16"],
    back: ["major enum-member-removed PetFilter.Size 7", "major member-removed PetFilters.size 7"],
  },
  {
    name: "a schema that operations do not use",
    edits: [
      [
        "    Kind: { type",
        "    Unused: { type: object, properties: { a: { type: string } } }\n    Kind: { type",
      ],
    ],
    there: ["minor export-added Unused 48"],
    back: ["major export-removed Unused 47"],
  },
  {
    name: "a comment of a property",
    edits: [["description: Identifies it.", "description: Tells it apart."]],
    there: ["patch documentation-changed Pet.id 62"],
    back: ["patch documentation-changed Pet.id 62"],
  },
  {
    name: "a deprecated property",
    edits: [["        age: { type: integer }", "        age: { type: integer, deprecated: true }"]],
    there: ["minor deprecated Pet.age 64"],
    back: [],
  },
  {
    name: "names that no property has",
    edits: [
      [
        "    Problem: { type: object,",
        "    Problem: { type: object, additionalProperties: { type: string },",
      ],
    ],
    there: ['minor member-added Problem["[key: string]"] 71'],
    back: ['major member-removed Problem["[key: string]"] 71'],
  },
  {
    name: "a record instead of properties",
    edits: [
      [
        "home: { type: object, required: [city], properties: { city: { type: string }, floor: { type: integer } } }",
        "home: { type: object, additionalProperties: { type: string } }",
      ],
    ],
    there: ["major type-changed Pet.home 68"],
    back: ["major type-changed Pet.home 68"],
  },
  {
    name: "a choice instead of an object",
    edits: [
      [
        "Problem: { type: object, required: [title], properties: { title: { type: string } } }",
        "Problem: { oneOf: [{ type: object, required: [title], properties: { title: { type: string } } }, { type: string }] }",
      ],
    ],
    there: ["major type-widened Problem 71"],
    back: ["minor type-narrowed Problem 71"],
  },
  {
    name: "the same type in other words",
    edits: [["code: { type: [string, integer] }", "code: { type: [integer, string] }"]],
    there: ["patch type-rewritten Pet.code 65"],
    back: ["patch type-rewritten Pet.code 65"],
  },
];
