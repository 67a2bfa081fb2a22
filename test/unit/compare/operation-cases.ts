/** Changes of operations, of what is sent and of what is answered. */
import type { ChangeCase } from "./pets.js";

export const operationCases: readonly ChangeCase[] = [
  {
    name: "the first query parameter of an operation",
    edits: [
      [
        "        - { name: trace,",
        "        - { name: full, in: query, schema: { type: boolean } }\n        - { name: trace,",
      ],
    ],
    there: [
      "major parameter-moved getPetURL.baseURL 27",
      "major parameter-moved getPet.headers 27",
      "major parameter-moved getPet.options 27",
      "minor parameter-added getPetURL.query 27",
      "minor export-added GetPetQuery 27",
    ],
    back: [
      "major export-removed GetPetQuery 27",
      "major parameter-removed getPetURL.query 27",
      "major parameter-moved getPetURL.baseURL 27",
      "major parameter-moved getPet.headers 27",
      "major parameter-moved getPet.options 27",
    ],
  },
  {
    name: "a parameter of the path is called otherwise",
    edits: [
      ["/pets/{id}:", "/pets/{petId}:"],
      [
        "        - { name: id, in: path, required: true, schema: { type: string } }\n        - { name: trace",
        "        - { name: petId, in: path, required: true, schema: { type: string } }\n        - { name: trace",
      ],
    ],
    there: [
      "major member-removed GetPetPath.id 27",
      "major required-member-added GetPetPath.petId 31",
    ],
    back: [
      "major member-removed GetPetPath.petId 27",
      "major required-member-added GetPetPath.id 31",
    ],
  },
  {
    name: "another path",
    edits: [["/tags/{id}:", "/labels/{id}:"]],
    there: ["major path-changed replaceTag 36"],
    back: ["major path-changed replaceTag 36"],
  },
  {
    name: "another method",
    edits: [["    put:\n", "    patch:\n"]],
    there: ["major method-changed replaceTag 36"],
    back: ["major method-changed replaceTag 36"],
  },
  {
    name: "a list in another style",
    edits: [["{ name: ids, in: query,", "{ name: ids, in: query, explode: false,"]],
    there: ["major serialization-changed ListPetsQuery.ids 15"],
    back: ["major serialization-changed ListPetsQuery.ids 15"],
  },
  {
    name: "a parameter in another place",
    edits: [["{ name: trace, in: header,", "{ name: trace, in: query,"]],
    there: [
      "major export-removed GetPetHeaders 27",
      "major parameter-moved getPetURL.baseURL 27",
      "major parameter-location-changed GetPetQuery.trace 32",
      "minor parameter-added getPetURL.query 27",
      "minor export-added GetPetQuery 27",
      "patch type-rewritten getPet.query 27",
    ],
    back: [
      "major export-removed GetPetQuery 27",
      "major parameter-removed getPetURL.query 27",
      "major parameter-moved getPetURL.baseURL 27",
      "major parameter-location-changed GetPetHeaders.trace 32",
      "minor export-added GetPetHeaders 27",
      "patch type-rewritten getPet.headers 27",
    ],
  },
  {
    name: "another style for scalars only",
    edits: [
      ["openapi: 3.1.0\n", "openapi: 3.1.0\nx-loom-query-dialect: comma\n"],
      ["{ name: ids, in: query,", "{ name: ids, in: query, style: form,"],
    ],
    there: [],
    back: [],
  },
  {
    name: "a media type of a request",
    edits: [
      [
        'content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } }',
        'content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } }, text/csv: { schema: { type: string } } }',
      ],
    ],
    there: [
      "minor request-media-type-changed createPet 20",
      "minor type-parameter-added createPet 20",
      "minor export-added CreatePetBodies 20",
      "patch type-rewritten createPet.body 20",
      "patch type-rewritten createPet.options 20",
    ],
    back: [
      "major request-media-type-changed createPet 20",
      "major export-removed CreatePetBodies 20",
      "major type-parameter-removed createPet 20",
      "patch type-rewritten createPet.body 20",
      "patch type-rewritten createPet.options 20",
    ],
  },
  {
    name: "a request of another media type",
    edits: [
      [
        'content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } }',
        'content: { application/merge-patch+json: { schema: { $ref: "#/components/schemas/NewPet" } } }',
      ],
    ],
    there: ["major request-media-type-changed createPet 20"],
    back: ["major request-media-type-changed createPet 20"],
  },
  {
    name: "a media type of a response",
    edits: [
      [
        "text/csv: { schema: { type: string } }",
        "text/csv: { schema: { type: string } }, text/plain: { schema: { type: string } }",
      ],
    ],
    there: [
      "minor response-media-type-changed getPet 27",
      'minor member-added GetPetResults["text/plain"] 34',
    ],
    back: [
      "major response-media-type-changed getPet 27",
      'major member-removed GetPetResults["text/plain"] 27',
    ],
  },
  {
    name: "a media type with a body of its own",
    edits: [
      [
        "text/csv: { schema: { type: string } }",
        "text/csv: { schema: { type: string } }, image/png: {}",
      ],
    ],
    there: [
      'major type-widened GetPetResults["image/png"] 34',
      "minor response-media-type-changed getPet 27",
      'minor member-added GetPetResults["image/png"] 34',
    ],
    back: [
      "major response-media-type-changed getPet 27",
      'major member-removed GetPetResults["image/png"] 27',
    ],
  },
  {
    name: "a response without a body",
    edits: [
      [
        '"201": { description: The pet., content',
        '"204": { description: Nothing. }\n        "201": { description: The pet., content',
      ],
    ],
    there: ["major type-widened createPet 20", "major type-widened PetsResource.create 20"],
    back: ["minor type-narrowed createPet 20", "minor type-narrowed PetsResource.create 20"],
  },
  {
    name: "a declared error",
    edits: [
      [
        '        "404": { description: None., content',
        '        "409": { description: Taken., content: { application/json: { schema: { type: object, required: [holder], properties: { holder: { type: string } } } } } }\n        "404": { description: None., content',
      ],
    ],
    there: ["minor type-narrowed ListPetsError 7", "minor export-added ListPets409Response 19"],
    back: ["major type-widened ListPetsError 7", "major export-removed ListPets409Response 47"],
  },
  {
    name: "credentials for one operation",
    edits: [["      operationId: getPet\n", "      operationId: getPet\n      security: []\n"]],
    there: ["minor security-changed getPet 27"],
    back: ["major security-changed getPet 27"],
  },
  {
    name: "another way to send credentials",
    edits: [["in: header, name: X-Key", "in: query, name: key"]],
    there: ["major security-changed petsApi 1"],
    back: ["major security-changed petsApi 1"],
  },
  {
    name: "another server",
    edits: [["url: https://pets.example", "url: https://animals.example"]],
    there: ["major base-url-changed petsBaseURL 3"],
    back: ["major base-url-changed petsBaseURL 3"],
  },
  {
    name: "another way to advance",
    edits: [
      [
        "style: cursor, parameter: cursor, next: /next, items: /pets",
        "style: offset, parameter: cursor, items: /pets",
      ],
    ],
    there: ["major pagination-changed listPetsList 7"],
    back: ["major pagination-changed listPetsList 7"],
  },
  {
    name: "no pages",
    edits: [
      [
        "      x-loom-pagination: { style: cursor, parameter: cursor, next: /next, items: /pets }\n",
        "",
      ],
    ],
    there: [
      "major export-removed PetFilter 6",
      "major export-removed PetFilters 6",
      "major export-removed PetFilterOperators 6",
      "major export-removed ListPetsPage 7",
      "major export-removed ListPetsCall 7",
      "major export-removed listPetsList 7",
      "major export-removed listPetsPages 7",
      "major export-removed listPetsItems 7",
      "major type-changed PetsResource.list 7",
      "patch type-rewritten PetsResource.list.options 7",
    ],
    back: [
      "major type-changed PetsResource.list 7",
      "minor export-added PetFilter 7",
      "minor export-added PetFilters 7",
      "minor export-added PetFilterOperators 7",
      "minor export-added ListPetsPage 7",
      "minor export-added ListPetsCall 7",
      "minor export-added listPetsList 7",
      "patch type-rewritten PetsResource.list.options 7",
    ],
  },
  {
    name: "another operation",
    edits: [
      [
        "  /tags/{id}:\n",
        '  /tags:\n    post:\n      operationId: createTag\n      tags: [tags]\n      responses: { "204": { description: Done. } }\n  /tags/{id}:\n',
      ],
    ],
    there: ["minor operation-added createTag 36"],
    back: ["major operation-removed createTag 5"],
  },
  {
    name: "another name of an operation",
    edits: [["operationId: createPet", "operationId: addPet"]],
    there: ["major operation-renamed addPet 20"],
    back: ["major operation-renamed createPet 20"],
  },
  {
    name: "another tag",
    edits: [
      [
        "      operationId: createPet\n      tags: [pets]",
        "      operationId: createPet\n      tags: [shop]",
      ],
    ],
    there: [
      "major member-removed PetsResource.create 6",
      "minor member-added PetsClient.shop 6",
      "minor export-added ShopResource 6",
    ],
    back: [
      "major member-removed PetsClient.shop 1",
      "major export-removed ShopResource 1",
      "minor member-added PetsResource.create 20",
    ],
  },
  {
    name: "a property that the server sets",
    edits: [
      [
        "        id: { type: string, description",
        "        id: { type: string, readOnly: true, description",
      ],
    ],
    there: ["major member-became-readonly Pet.id 62"],
    back: ["minor member-became-writable Pet.id 62"],
  },
];
