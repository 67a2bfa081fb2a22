import { StructureKind, printStructure, type StatementStructures } from "ts-morph";
import { describe, expect, test } from "vitest";
import { statementTexts } from "../../../generator/output/statements.js";

const long = "A".repeat(40);
const comment = 'First `line`.\n\n"Third" line */ of // three.';

const statements: readonly StatementStructures[] = [
  { kind: StructureKind.ImportDeclaration, moduleSpecifier: "./a.js", namedImports: ["A", long] },
  { kind: StructureKind.TypeAlias, name: "A", type: `"${long}\\"" | /'/ | \`x\``, docs: [comment] },
  { kind: StructureKind.TypeAlias, name: "B", type: "'\\\\'", docs: ["One line, short enough."] },
  {
    kind: StructureKind.Interface,
    name: long,
    docs: ["Docs."],
    isExported: true,
    properties: [
      { name: "a", type: "string", docs: [comment], isReadonly: true },
      { name: `"${long}"`, type: `Map<string, ${long}>`, hasQuestionToken: true },
    ],
    methods: [{ name: "get", docs: [comment], parameters: [{ name: `value: ${long}` }] }],
  },
  {
    kind: StructureKind.Class,
    name: "C",
    docs: [comment],
    methods: [{ name: "run", docs: [comment], statements: [`return "${long}";`] }],
  },
  {
    kind: StructureKind.Function,
    name: "run",
    statements: ["const it's = `;", `return ${long};`],
  },
];

describe("what is printed at once is what ts-morph prints one by one", () => {
  test.each(statements.map((statement) => [StructureKind[statement.kind], statement] as const))(
    "%s",
    (_, statement) => {
      const alone = printStructure(statement, { indentNumberOfSpaces: 2 });
      expect(statementTexts(statements)[statements.indexOf(statement)]).toBe(alone);
    },
  );

  test("whatever a text holds", () => {
    const type = "\uE0000\uE000 | \uE001 | $& | $1";
    const statement: StatementStructures = { kind: StructureKind.TypeAlias, name: "A", type };
    expect(statementTexts([statement, statement])).toEqual(Array(2).fill(`type A = ${type};`));
  });
});
