/** A document in which each part is one line, and changes of single lines. */

/** A kind of change, and what it means for programs in both directions. */
export interface ChangeCase {
  readonly name: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** `severity code symbol line` from the document to the edited one; lines of the new document. */
  readonly there: readonly string[];
  /** The other way round. */
  readonly back: readonly string[];
}

/** Types that programs give only, receive only, and both; a list, a choice, enumerations. */
export const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
security: [{ key: [] }]
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists pets.
      tags: [pets]
      x-loom-pagination: { style: cursor, parameter: cursor, next: /next, items: /pets }
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: color, in: query, schema: { type: string }, x-loom-filter: true }
        - { name: ids, in: query, schema: { type: array, items: { type: string } } }
        - { name: size, in: query, schema: { $ref: "#/components/schemas/Size" } }
      responses:
        "200": { description: A page., content: { application/json: { schema: { $ref: "#/components/schemas/PetPage" } } } }
        "404": { description: None., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
    post:
      operationId: createPet
      tags: [pets]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } } }
      responses:
        "201": { description: The pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: trace, in: header, schema: { type: string } }
      responses:
        "200": { description: The pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } }, text/csv: { schema: { type: string } } } }
  /tags/{id}:
    put:
      operationId: replaceTag
      tags: [tags]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Tag" } } } }
      responses:
        "200": { description: The tag., content: { application/json: { schema: { $ref: "#/components/schemas/Tag" } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Kind: { type: string, enum: [cat, dog] }
    Mood: { type: string, x-extensible-enum: [calm, wild] }
    Size: { type: string, enum: [small, large] }
    NewPet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        weight: { type: number }
        owner: { type: [string, "null"] }
    Pet:
      type: object
      required: [id, name]
      properties:
        id: { type: string, description: Identifies it. }
        name: { type: string }
        age: { type: integer }
        code: { type: [string, integer] }
        kind: { $ref: "#/components/schemas/Kind" }
        mood: { $ref: "#/components/schemas/Mood" }
        home: { type: object, required: [city], properties: { city: { type: string }, floor: { type: integer } } }
        tags: { type: array, items: { $ref: "#/components/schemas/Tag" } }
    PetPage: { type: object, required: [pets], properties: { pets: { type: array, items: { $ref: "#/components/schemas/Pet" } }, next: { type: string } } }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
    Tag:
      type: object
      required: [label]
      properties:
        label: { type: string }
        color: { type: string }
`;

/** The document with texts replaced; each has to be there exactly once. */
export function edited(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`Not there once: ${from}`);
    return text.replace(from, () => to);
  }, document);
}
