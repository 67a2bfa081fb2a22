/** Values that each extension accepts and refuses. */
import type { ObjectCursor } from "../../../generator/input/cursor.js";
import {
  decodeClientParameter,
  decodeFilter,
  decodeIdempotencyKey,
  decodeMethod,
  decodeName,
  decodeOpen,
  decodeQueryDialect,
  decodeSort,
  decodeStream,
  decodeSupport,
} from "../../../generator/input/decode-extensions.js";
import { decodeResponseExtension } from "../../../generator/input/decode-response-extension.js";
import type { JsonValue } from "../../../generator/input/openapi.js";
import { paginationCase } from "./pagination-cases.js";

/** What is true of an extension. */
export interface Case {
  readonly decode: (parent: ObjectCursor) => unknown;
  /** Value and what it decodes to. */
  readonly accepted: readonly (readonly [JsonValue, unknown])[];
  /** Value and the problem that is reported. */
  readonly refused: readonly (readonly [JsonValue, string])[];
}

const origin = (name: string, rest = "") => `/${name}${rest}`;
const responseOrigin = origin("x-loom-response");
const mapping = "the value must be a mapping";
const trueOrMapping = "the value must be true or a mapping";
const someTexts = "must be a list of different texts, at least one";
const envelope = "#/components/schemas/Envelope";
const supportless = {
  integrations: undefined,
  required: undefined,
  names: [],
  requiredBy: [],
  notes: [],
};

/** The table, by name of the extension. */
export const cases: Readonly<Record<string, Case>> = {
  "x-loom-name": {
    decode: decodeName,
    accepted: [
      ["ticketing", "ticketing"],
      ["a1-b2", "a1-b2"],
    ],
    refused: ["Ticketing", "a_b", "-a", "a-", "1a", "", 1, null].map(
      (value) => [value, "the value must be kebab-case"] as const,
    ),
  },
  "x-loom-method": {
    decode: decodeMethod,
    accepted: [
      ["list", "list"],
      ["$a_1", "$a_1"],
    ],
    refused: ["1a", "a b", "", true, null].map(
      (value) => [value, "the value must be an identifier"] as const,
    ),
  },
  "x-loom-query-dialect": {
    decode: decodeQueryDialect,
    accepted: ["brackets", "indices", "repeat", "comma", "json"].map(
      (word) => [word, word] as const,
    ),
    refused: ["bracket", null, {}].map(
      (value) =>
        [value, "the value must be one of brackets, indices, repeat, comma, json"] as const,
    ),
  },
  "x-loom-client-parameter": {
    decode: decodeClientParameter,
    accepted: [
      [true, ""],
      [{ option: "accountId" }, "accountId"],
    ],
    refused: [
      [false, trueOrMapping],
      [null, trueOrMapping],
      [{}, "option must be an identifier"],
      [{ option: "a-b" }, "option must be an identifier"],
      [{ option: "a", b: 1 }, "b is not a member of the extension"],
    ],
  },
  "x-loom-filter": {
    decode: decodeFilter,
    accepted: [
      [true, { operators: [], origin: origin("x-loom-filter") }],
      [{ operators: ["gt"] }, { operators: ["gt"], origin: origin("x-loom-filter") }],
    ],
    refused: [
      [false, trueOrMapping],
      [{}, `operators ${someTexts}`],
      [{ operators: [] }, `operators ${someTexts}`],
      [{ operators: ["a", "a"] }, `operators ${someTexts}`],
      [{ operators: [1] }, `operators ${someTexts}`],
      [{ operators: ["a"], x: 1 }, "x is not a member of the extension"],
    ],
  },
  "x-loom-sort": {
    decode: decodeSort,
    accepted: [[{ fields: ["a", "b"] }, { fields: ["a", "b"], origin: origin("x-loom-sort") }]],
    refused: [
      [true, mapping],
      [{ fields: "a" }, `fields ${someTexts}`],
      [{ fields: [] }, `fields ${someTexts}`],
      [{ fields: ["a"], by: 1 }, "by is not a member of the extension"],
    ],
  },
  "x-loom-stream": {
    decode: decodeStream,
    accepted: [[{ property: "stream" }, { property: "stream", origin: origin("x-loom-stream") }]],
    refused: [
      [true, mapping],
      [{}, "property must be a text"],
      [{ property: "" }, "property must be a text"],
      [{ property: 1 }, "property must be a text"],
      [{ property: "a", value: true }, "value is not a member of the extension"],
    ],
  },
  "x-loom-idempotency-key": {
    decode: decodeIdempotencyKey,
    accepted: [[true, true]],
    refused: [false, "true", null].map((value) => [value, "the value must be true"] as const),
  },
  "x-loom-open": {
    decode: decodeOpen,
    accepted: [[true, true]],
    refused: [false, 1, null].map((value) => [value, "the value must be true"] as const),
  },
  "x-loom-support": {
    decode: decodeSupport,
    accepted: [
      [{}, supportless],
      [
        { integrations: 0, names: [] },
        { ...supportless, integrations: 0 },
      ],
      [
        { integrations: 46, required: 8, names: ["A"], requiredBy: ["B"], notes: ["C"] },
        { integrations: 46, required: 8, names: ["A"], requiredBy: ["B"], notes: ["C"] },
      ],
    ],
    refused: [
      [[], mapping],
      [{ integrations: -1 }, "integrations must be an integer from 0"],
      [{ required: 1.5 }, "required must be an integer from 0"],
      [{ names: "A" }, "names must be a list of different texts"],
      [{ notes: ["a", "a"] }, "notes must be a list of different texts"],
      [{ providers: [] }, "providers is not a member of the extension"],
    ],
  },
  "x-loom-pagination": paginationCase,
  "x-loom-response": {
    decode: decodeResponseExtension,
    accepted: [
      [{ kind: "key-items" }, { kind: "key-items", origin: responseOrigin }],
      [
        { kind: "omit-properties" },
        { kind: "omit-properties", properties: undefined, origin: responseOrigin },
      ],
      [
        { kind: "omit-properties", properties: ["a"] },
        { kind: "omit-properties", properties: ["a"], origin: responseOrigin },
      ],
      [
        {
          kind: "select",
          default: "a",
          values: { a: { body: "declared" }, b: { body: "wrapped", property: "result", envelope } },
        },
        {
          kind: "select",
          default: "a",
          cases: [
            { value: "a", body: "declared", origin: `${responseOrigin}/values/a` },
            {
              value: "b",
              body: "wrapped",
              property: "result",
              envelope: "/components/schemas/Envelope",
              origin: `${responseOrigin}/values/b`,
            },
          ],
          origin: responseOrigin,
        },
      ],
    ],
    refused: [
      [true, mapping],
      [{}, "kind must be one of key-items, omit-properties, select"],
      [{ kind: "key-items", default: "a" }, "default is not a member of the extension"],
      [{ kind: "omit-properties", properties: [] }, `properties ${someTexts}`],
      [{ kind: "select", values: { a: { body: "declared" } } }, "default must be a text"],
      [{ kind: "select", default: "a" }, "values must be a mapping from values to bodies"],
      [
        { kind: "select", default: "a", values: {} },
        "values must be a mapping from values to bodies",
      ],
      [{ kind: "select", default: "a", values: { a: "declared" } }, "values.a must be a mapping"],
      [
        { kind: "select", default: "a", values: { a: { body: "raw" } } },
        "values.a.body must be one of declared, unknown, stream, wrapped",
      ],
      [
        { kind: "select", default: "a", values: { a: { body: "stream", property: "b" } } },
        "values.a.property is not a member of the extension",
      ],
      [
        { kind: "select", default: "a", values: { a: { body: "wrapped", envelope } } },
        "values.a.property must be a text",
      ],
      [
        { kind: "select", default: "a", values: { a: { body: "wrapped", property: "b" } } },
        "values.a.envelope must be a text",
      ],
    ],
  },
};
