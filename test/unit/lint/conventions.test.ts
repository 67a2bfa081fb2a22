/** `specloom lint` on this repository's spec, as it is and with one thing changed. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lint } from "../../../generator/lint.js";
import { temporaryFolder } from "../../support/command.js";
import { specFolder } from "../../support/resources.js";
import { describeDiagnostic } from "../../support/spec.js";

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterAll(() => {
  for (const { remove } of folders) remove();
});

interface Change {
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** The findings in the spec after a change of one file. */
async function findingsAfter({ file, from, to }: Change): Promise<readonly string[]> {
  const folder = temporaryFolder();
  folders.push(folder);
  cpSync(specFolder, folder.path, { recursive: true });
  const path = join(folder.path, file);
  const text = readFileSync(path, "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  return (await lint({ input: folder.path })).map(describeDiagnostic);
}

test("the spec follows its own conventions", async () => {
  expect(await lint({ input: specFolder.pathname })).toEqual([]);
});

const parameter = (name: string) =>
  `        - $ref: "../_shared/parameters.yaml#/components/parameters/${name}"\n`;

describe("a resource that departs from them", () => {
  test.each<[string, Change]>([
    [
      "convention-parameter-missing teams.yaml:29:5",
      { file: "ticketing/teams.yaml", from: parameter("KeyBy"), to: "" },
    ],
    [
      "convention-response-missing users.yaml:29:5",
      { file: "crm/users.yaml", from: /        "422":\n.*\n/u, to: "" },
    ],
    [
      "convention-error-body users.yaml:74:9",
      {
        file: "crm/users.yaml",
        from: '          $ref: "../_shared/errors.yaml#/components/responses/BadRequest"',
        to: "          description: Refused.",
      },
    ],
    [
      "convention-name users.yaml:30:20",
      { file: "crm/users.yaml", from: "operationId: listUsers", to: "operationId: findUsers" },
    ],
    [
      "convention-name contacts.yaml:462:5",
      {
        file: "crm/contacts.yaml",
        from: /(ContactSortBy:\n {6}name: )sort_by/u,
        to: "$1order_by",
      },
    ],
    [
      "convention-name contacts.yaml:339:5",
      { file: "crm/contacts.yaml", from: "name: email_addresses", to: "name: emailAddresses" },
    ],
    [
      "convention-name users.yaml:455:9",
      { file: "crm/users.yaml", from: "        is_active:\n", to: "        isActive:\n" },
    ],
    [
      "convention-field-type users.yaml:448:9",
      {
        file: "crm/users.yaml",
        from: /(created_at:\n {10}type: .string, "null".\n) {10}format: date-time\n/u,
        to: "$1",
      },
    ],
    [
      "convention-filter users.yaml:372:5",
      {
        file: "crm/users.yaml",
        from: "operators: [gt, gte, lt, lte]",
        to: "operators: [gt, lt]",
      },
    ],
    [
      "convention-envelope users.yaml:496:5",
      {
        file: "crm/users.yaml",
        from: '      allOf:\n        - $ref: "../_shared/pages.yaml#/components/schemas/PageEnvelope"\n      required: [result]\n      properties:\n',
        to: "      required: [result]\n      properties:\n        next_cursor: { type: string }\n",
      },
    ],
    [
      "convention-pagination users.yaml:36:7",
      { file: "crm/users.yaml", from: "        limit: limit\n", to: "" },
    ],
  ])("is told: %s", async (expected, change) => {
    const findings = await findingsAfter(change);

    expect(findings).toEqual([`warning ${expected}`]);
  });
});

test("a document with errors is not judged", async () => {
  const change = { file: "crm/users.yaml", from: "openapi: 3.1.0", to: "openapi: 9.9.9" };

  expect(await findingsAfter(change)).toEqual(["error version-unsupported users.yaml:6:10"]);
});
