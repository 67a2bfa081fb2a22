/** Places of a document that have a schema, with the generated type that stands for it. */
import { builtOperations, schemaPointer, type BuiltOperation } from "../support/operations.js";
import {
  arrayOf,
  isObject,
  memberOf,
  objectOf,
  pointerTo,
  referenceOf,
  resolved,
  valueAt,
} from "../support/json.js";
import type { Direction } from "../support/json-schema.js";
import { isVersion30 } from "../support/validator.js";
import type { Sdk } from "../support/sdk.js";

/** Which side a type describes; `both` where the two do not differ, or only one is in use. */
export type Side = Direction | "both";

/** A schema and its type. */
export interface Position {
  readonly schema: string;
  /** Type text, over the imports and helpers of `check-file.ts`. */
  readonly type: string;
  readonly side: Side;
  /** The type is of this schema alone, so that it has to reject what the schema rejects. */
  readonly isExact: boolean;
  /** Examples beside the schema: of a parameter or media type. */
  readonly examples: readonly unknown[];
}

/** All positions, each place once. */
export function positionsOf(sdk: Sdk): readonly Position[] {
  const roots = [
    ...componentRoots(sdk),
    ...builtOperations(sdk).flatMap((operation) => operationRoots(operation, sdk)),
  ];
  const seen = new Set<string>();
  return roots
    .flatMap((root) => walk(root, sdk.bundled))
    .filter(({ schema, type, side }) => {
      const key = `${schema} ${type} ${side}`;
      return !seen.has(key) && seen.add(key);
    });
}

function componentRoots({ model }: Sdk): readonly Position[] {
  return model.declarations.flatMap(({ name, origin, write }): Position[] => {
    if (!/^\/components\/schemas\/[^/]+$/u.test(origin)) return [];
    const read = {
      schema: origin,
      type: `sdk.${name}`,
      side: "read" as const,
      isExact: true,
      examples: [],
    };
    if (write === undefined) return [{ ...read, side: "both" }];
    return [read, { ...read, type: `sdk.${write.name}`, side: "write" }];
  });
}

function operationRoots(operation: BuiltOperation, { bundled }: Sdk): readonly Position[] {
  return [
    ...parameterRoots(operation, bundled),
    ...bodyRoots(operation, bundled),
    ...responseRoots(operation, bundled),
  ];
}

function parameterRoots(
  { parameters, names }: BuiltOperation,
  document: unknown,
): readonly Position[] {
  const types: Partial<Record<string, string>> = {
    path: names.path,
    query: names.query,
    header: names.headers,
    cookie: names.cookies,
  };
  return parameters.flatMap((parameter): Position[] => {
    const type = types[parameter.in];
    const isIgnored =
      parameter.in === "header" && /^(accept|content-type|authorization)$/iu.test(parameter.name);
    if (type === undefined || isIgnored) return [];
    return [
      {
        schema: schemaPointer(parameter),
        type: `At<sdk.${type}, ${JSON.stringify(parameter.name)}>`,
        side: "write",
        isExact: true,
        examples: examplesOf(parameter.value, document),
      },
    ];
  });
}

function bodyRoots(operation: BuiltOperation, document: unknown): readonly Position[] {
  const index = operation.arguments.indexOf("body");
  const { value, pointer } = resolved(document, pointerTo(operation.pointer, "requestBody"));
  const own = operation.mediaType ?? "";
  return [own, ...operation.otherMediaTypes].flatMap((mediaType): Position[] => {
    const content = memberOf(memberOf(value, "content"), mediaType);
    const isReadable =
      isJson(mediaType) || mediaType.startsWith("application/x-www-form-urlencoded");
    // JSON has no bytes, so examples of other bodies stand for something else.
    if (index === -1 || !isReadable || !isObject(content) || content["schema"] === undefined)
      return [];
    const type =
      operation.bodies === undefined
        ? `Argument<typeof sdk.${operation.functionName}, ${index}>`
        : `sdk.${operation.bodies}[${JSON.stringify(mediaType)}]`;
    return [
      {
        schema: pointerTo(pointer, "content", mediaType, "schema"),
        type,
        side: "write",
        isExact: true,
        examples: examplesOf(content, document),
      },
    ];
  });
}

function responseRoots(operation: BuiltOperation, document: unknown): readonly Position[] {
  const declared = objectOf(memberOf(operation.value, "responses"));
  const successes = Object.keys(declared).filter((status) => /^2/u.test(status));
  return Object.keys(declared).flatMap((status) => {
    const { value, pointer } = resolved(
      document,
      pointerTo(operation.pointer, "responses", status),
    );
    const content = objectOf(memberOf(value, "content"));
    const type = responseType(operation, status, Object.keys(declared));
    return Object.keys(content)
      .filter(isJson)
      .flatMap((mediaType): Position[] => {
        if (memberOf(content[mediaType], "schema") === undefined || type === undefined) return [];
        const schema = pointerTo(pointer, "content", mediaType, "schema");
        const isExact =
          Object.keys(content).length === 1 && (!status.startsWith("2") || successes.length === 1);
        return [
          {
            schema,
            type,
            side: "read",
            isExact,
            examples: examplesOf(content[mediaType], document),
          },
        ];
      });
  });
}

function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json *(;|$)/iu.test(mediaType);
}

/** The body of a status: `default` and ranges through a status that no exact response has. */
function responseType(
  { functionName, names }: BuiltOperation,
  status: string,
  declared: readonly string[],
): string | undefined {
  if (/^2/u.test(status)) return `Result<typeof sdk.${functionName}>`;
  if (/^[13]/u.test(status)) return undefined;
  const candidates = /^[45]\d\d$/u.test(status)
    ? [status]
    : ["418", "451", "507", "500", "404"].filter(
        (code) => !declared.includes(code) && isIn(code, status, declared),
      );
  return candidates[0] === undefined ? undefined : `Failure<sdk.${names.error}, ${candidates[0]}>`;
}

function isIn(code: string, status: string, declared: readonly string[]): boolean {
  const range = declared.find(
    (other) => /^[45]xx$/iu.test(other) && other.startsWith(code.charAt(0)),
  );
  return (range ?? "default").toUpperCase() === status.toUpperCase();
}

/** `example` and `examples` of a parameter or media type. */
function examplesOf(holder: unknown, document: unknown): readonly unknown[] {
  const named = Object.values(objectOf(memberOf(holder, "examples"))).map((example) => {
    const reference = referenceOf(example);
    return reference === undefined ? example : resolved(document, reference).value;
  });
  const values = named.flatMap((example) =>
    isObject(example) && "value" in example ? [example["value"]] : [],
  );
  const own = memberOf(holder, "example");
  return own === undefined ? values : [own, ...values];
}

/** A position and those inside it, up to references. */
function walk(position: Position, document: unknown): readonly Position[] {
  const { schema, type, side } = position;
  const value = valueAt(document, schema);
  if (!isObject(value)) return [position];
  if (typeof value["$ref"] === "string") return [position];
  const inner = (path: readonly (string | number)[], innerType: string, isExact: boolean) =>
    walk(
      { schema: pointerTo(schema, ...path), type: innerType, side, isExact, examples: [] },
      document,
    );
  const members = Object.entries(objectOf(value["properties"])).filter(([, member]) =>
    isPresent(member, side, document),
  );
  const isComposed = ["allOf", "anyOf", "oneOf"].some((name) => value[name] !== undefined);
  const isExact = position.isExact && !isComposed;
  return [
    position,
    ...members.flatMap(([name]) =>
      inner(["properties", name], `At<${type}, ${JSON.stringify(name)}>`, isExact),
    ),
    ...(isObject(value["items"]) && value["prefixItems"] === undefined
      ? inner(["items"], `Item<${type}>`, isExact)
      : []),
    ...(isObject(value["additionalProperties"]) && members.length === 0 && !isComposed
      ? inner(["additionalProperties"], `At<${type}, string>`, isExact)
      : []),
    ...branches(value, position, document),
  ];
}

/** Members of what branches say belong to the type around them; what branches say as a whole does not. */
function branches(value: Readonly<Record<string, unknown>>, position: Position, document: unknown) {
  return ["allOf", "anyOf", "oneOf"].flatMap((name) =>
    arrayOf(value[name]).flatMap((_, index) => {
      const branch = {
        ...position,
        schema: pointerTo(position.schema, name, index),
        isExact: false,
        examples: [],
      };
      return walk(branch, document).slice(1);
    }),
  );
}

function isPresent(schema: unknown, side: Side, document: unknown): boolean {
  const { value } =
    isObject(schema) && typeof schema["$ref"] === "string"
      ? resolved(document, schema["$ref"].slice(1))
      : { value: schema };
  const isRead = memberOf(value, "writeOnly") !== true;
  const isWritten = memberOf(value, "readOnly") !== true || !isVersion30(document);
  return (side === "write" || isRead) && (side === "read" || isWritten);
}
