import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Constructs that the house style rules out everywhere. */
const bannedSyntax = [
  { selector: "TSEnumDeclaration", message: "Use a frozen object and a union type." },
  { selector: "TSParameterProperty", message: "Declare and assign the field." },
];

const bannedDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name.",
};

/** Sources of output that differs between two runs, times or machines. */
const nondeterministic = [
  { object: "Math", property: "random", message: "Output must be deterministic." },
  { property: "localeCompare", message: "Sort in code-unit order." },
  { property: "toLocaleLowerCase", message: "Output must not depend on the locale." },
  { property: "toLocaleString", message: "Output must not depend on the locale." },
  { property: "toLocaleUpperCase", message: "Output must not depend on the locale." },
];

const ambient = {
  globals: ["Date", "Intl"].map((name) => ({
    name,
    message: "Stages are pure functions; take the value as an argument.",
  })),
  properties: [
    { object: "process", property: "env", message: "Only cli/ reads the environment." },
    ...nondeterministic,
  ],
};

export default defineConfig(
  globalIgnores([
    "coverage/",
    "dist/",
    "dist-docs/",
    "generated/",
    "test/golden/**/expected/",
    "test/golden/cases/",
    "test/compile/usage/",
    "test/companions/programs/",
    "test/golden/errors/",
    "test/corpus/specs/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",

      complexity: ["error", 10],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 40],
      "@typescript-eslint/max-params": ["error", { max: 3 }],

      "no-restricted-syntax": ["error", ...bannedSyntax, bannedDefaultExport],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },

  {
    files: ["generator/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", ...ambient.globals],
      "no-restricted-properties": ["error", ...ambient.properties],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    },
  },
  {
    // Typed tables keyed by user input, where the compiler cannot follow.
    files: ["generator/ir/names.ts", "generator/diagnostics/diagnostic.ts"],
    rules: { "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as" }] },
  },
  {
    // The edge of the program: it owns the console, the environment and the exit code.
    files: ["generator/cli/**/*.ts"],
    rules: {
      "no-console": "off",
      "no-restricted-globals": "off",
      "no-restricted-properties": ["error", ...nondeterministic],
    },
  },
  {
    // Runs in other people's programs: clocks, randomness and untyped JSON are its business.
    files: ["generator/runtime/**/*.ts"],
    rules: {
      "no-restricted-globals": "off",
      "no-restricted-properties": "off",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as" }],
      "@typescript-eslint/only-throw-error": [
        "error",
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
    },
  },

  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["test/**/*.test.ts", "test/**/*.test-d.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: ["**/*.config.ts"],
    rules: { "no-restricted-syntax": ["error", ...bannedSyntax] },
  },
);
