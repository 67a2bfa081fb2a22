/** The document of a new resource, made of the documents of its model. */
import { describe, expect, test } from "vitest";
import { addResource, standardMethods } from "../../../generator/add-resource.js";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { nounsOf, renamedProse } from "../../../generator/template/nouns.js";
import { describeDiagnostic } from "../../support/spec.js";

const shared = `components:
  parameters:
    Since:
      { name: since, in: query, schema: { type: string }, x-loom-filter: true }
    Cursor: { name: cursor, in: query, schema: { type: string } }
`;

interface Described {
  /** What the record has besides `id`. */
  readonly fields?: string;
  /** Parameters that only this list has. */
  readonly filters?: string;
}

function resource(
  many: string,
  one: string,
  { fields = "name: { type: string }", filters = "" }: Described = {},
): string {
  return `openapi: 3.1.0
info: { title: Test, version: 1.0.0 }
tags: [{ name: ${many.toLowerCase()}, description: What ${many.toLowerCase()} are. }]
paths:
  /v1/${many.toLowerCase()}:
    get:
      operationId: list${many}
      tags: [${many.toLowerCase()}]
      summary: Lists the ${many.toLowerCase()}.
      x-loom-pagination: { style: cursor, parameter: cursor, next: /next, items: /items }
      parameters:
        - $ref: "../_shared/all.yaml#/components/parameters/Cursor"
        - $ref: "../_shared/all.yaml#/components/parameters/Since"
${filters}      responses:
        "200":
          description: A page of ${many.toLowerCase()}.
          content: { application/json: { schema: { $ref: "#/components/schemas/${one}List" } } }
  /v1/${many.toLowerCase()}/{id}:
    get:
      operationId: get${one}
      responses:
        "200":
          description: The ${one.toLowerCase()}.
          content: { application/json: { schema: { $ref: "#/components/schemas/${one}" } } }
          links: { self: { operationId: get${one} } }
  /v1/${many.toLowerCase()}/merge:
    post: { operationId: merge${many}, responses: {} }
components:
  parameters:
    Own: { name: own, in: query, schema: { type: string }, x-loom-filter: true }
  schemas:
    ${one}:
      type: object
      description: An ${one.toLowerCase()}.
      required: [id, owner]
      properties: { id: { type: string }, ${fields} }
      examples: [{ id: ${one.toLowerCase()}-1, owner: Ada }]
    ${one}List:
      properties: { items: { type: array, items: { $ref: "#/components/schemas/${one}" } } }
    Extra: {}
`;
}

const files = [
  { path: "_shared/all.yaml", text: shared },
  { path: "shop/apples.yaml", text: resource("Apples", "Apple") },
  {
    path: "shop/pears.yaml",
    text: resource("Pears", "Pear", {
      fields: "name: { type: string }, owner: { type: string }, ripe: {}",
      filters: '        - $ref: "#/components/parameters/Own"\n',
    }),
  },
  { path: "shop/plums.yaml", text: resource("Plums", "Plum") },
];

async function add(name: string, options: { model?: string; methods?: ["list"] } = {}) {
  const bag = new DiagnosticBag();
  const { model = "shop", methods = ["list", "get"] as const } = options;
  const made = await addResource({ model, name, methods }, files, bag);
  return { made, diagnostics: bag.diagnostics.map(describeDiagnostic) };
}

test("is the document of the plainest resource under another name", async () => {
  const { made, diagnostics } = await add("egg_boxes");

  expect(diagnostics).toEqual([]);
  expect(made?.template).toBe("shop/apples.yaml");
  expect(made?.path).toBe("shop/egg_boxes.yaml");
  await expect(made?.text).toMatchFileSnapshot("egg_boxes.yaml.txt");
});

test("has only the methods that are wanted", async () => {
  const { made } = await add("figs", { methods: ["list"] });

  expect(made?.text).toContain("operationId: listFigs");
  expect(made?.text).not.toContain("operationId: getFig");
});

describe("nothing is written", () => {
  test.each([
    ["under a name that is none", "Two Words", {}, "error add-name-invalid"],
    ["outside the folder", "../figs", {}, "error add-name-invalid"],
    ["for a model that is not there", "figs", { model: "bank" }, "error add-model-unknown"],
    ["for a resource that is there", "pears", {}, "error add-resource-exists pears.yaml:1:1"],
    ["where a schema has the name", "extras", {}, "error add-resource-exists apples.yaml:40:5"],
  ])("%s", async (...[, name, options, expected]) => {
    expect(await add(name, options)).toEqual({ made: undefined, diagnostics: [expected] });
  });

  test("where no resource has the methods", async () => {
    const bag = new DiagnosticBag();
    const request = { model: "shop", name: "figs", methods: standardMethods };

    expect(await addResource(request, files, bag)).toBeUndefined();
    expect(bag.diagnostics.map(({ code }) => code)).toEqual(["add-template-missing"]);
  });

  test("after documents that are broken", async () => {
    const bag = new DiagnosticBag();
    const broken = [...files, { path: "shop/broken.yaml", text: "a: [" }];

    expect(
      await addResource({ model: "shop", name: "figs", methods: ["list"] }, broken, bag),
    ).toBeUndefined();
    expect(bag.diagnostics.map(({ code }) => code)).toEqual(["syntax-error"]);
  });
});

describe("nouns", () => {
  test.each([
    ["ticket_labels", "TicketLabel", "TicketLabels"],
    ["companies", "Company", "Companies"],
    ["boxes", "Box", "Boxes"],
    ["branches", "Branch", "Branches"],
    ["ticket_status", "TicketStatus", "TicketStatus"],
    ["buses", "Bus", "Buses"],
    ["house-keys", "HouseKey", "HouseKeys"],
  ])("%s is about a %s", (segment, one, many) => {
    expect(nounsOf(segment)).toMatchObject({ one, many });
  });

  test("keep their case and their articles", () => {
    const text = "A team, one team, teams; Team-mates of a team, id team-7.";

    expect(renamedProse(text, nounsOf("teams"), nounsOf("ice_rinks"))).toBe(
      "An ice rink, one ice rink, ice rinks; Ice rink-mates of an ice rink, id ice-rink-7.",
    );
  });
});
