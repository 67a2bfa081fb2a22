/** Security that the SDK cannot attach does not stand in the way of calls. */
import { expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { lower } from "../../../generator/ir/lower.js";
import { document31, readSpec } from "../../support/spec.js";

function securityOf(requirements: string) {
  const api = readSpec(
    document31(`paths:
  /tickets:
    get:
      operationId: listTickets
      security: ${requirements}
      responses: { "204": { description: None. } }
components:
  securitySchemes:
    certificate: { type: mutualTLS }
    digest: { type: http, scheme: digest }
    token: { type: oauth2, flows: {} }
`),
  );
  const [resource] = lower(api, new DiagnosticBag()).model.resources;
  return resource?.operations[0]?.security;
}

test.each([
  ["[{ certificate: [] }]", [[]]],
  ["[{ certificate: [], token: [] }]", [["token"]]],
  ["[{ digest: [] }, { token: [read] }]", [[], ["token"]]],
  ["[{ token: [] }]", [["token"]]],
  ["[]", []],
])("%s needs %j of the client", (requirements, needed) => {
  expect(securityOf(requirements)).toEqual(needed);
});
