/** The operations of a document with the names of what was generated for them. */
import ts from "typescript";
import type { OperationModel } from "../../../generator/ir/model.js";
import { arrayOf, isObject, memberOf, objectOf, pointerTo, resolved, valueAt } from "./json.js";
import type { Sdk } from "./sdk.js";

/** One operation and its builder. */
export interface BuiltOperation {
  /** `/paths/~1users/get` */
  readonly pointer: string;
  readonly method: string;
  readonly path: string;
  readonly value: unknown;
  /** Names of generated types; their content is not looked at. */
  readonly names: OperationModel["names"];
  readonly functionName: string;
  /** Module that exports the builder, below the SDK. */
  readonly module: string;
  /** Names of the builder's parameters, in order. */
  readonly arguments: readonly string[];
  /** The media type the builder sends unless it is told to send another. */
  readonly mediaType: string | undefined;
  /** What else it can be told to send. */
  readonly otherMediaTypes: readonly string[];
  /** Name of the type from media type to body, where there are others. */
  readonly bodies: string | undefined;
  readonly parameters: readonly ParameterPlace[];
}

/** A parameter after references and the merge of path and operation level. */
export interface ParameterPlace {
  readonly pointer: string;
  readonly name: string;
  readonly in: string;
  readonly value: unknown;
}

/** Operations of the model that the document has under `paths`. */
export function builtOperations(sdk: Sdk): readonly BuiltOperation[] {
  const builders = buildersOf(sdk);
  return sdk.model.resources.flatMap(({ operations }) =>
    operations.flatMap((operation): BuiltOperation[] => {
      const builder = builders.get(operation.functionName);
      const value = valueAt(sdk.bundled, operation.origin);
      if (builder === undefined || !isObject(value)) return [];
      const { functionName, names, origin: pointer, method, path } = operation;
      const parameters = withImplied(path, parametersOf(sdk.bundled, pointer));
      const own = { pointer, method, path, value, names, functionName, ...builder, parameters };
      return [{ ...own, ...mediaTypesOf(operation) }];
    }),
  );
}

function mediaTypesOf({ body }: OperationModel) {
  return {
    mediaType: body?.mediaType,
    otherMediaTypes: (body?.alternatives ?? []).map(({ mediaType }) => mediaType),
    bodies: body?.choice?.name,
  };
}

/** Exported functions of `operations.ts` files, read with the compiler. */
function buildersOf({ files }: Sdk) {
  const builders = new Map<string, { module: string; arguments: readonly string[] }>();
  for (const { path, text } of files) {
    if (!path.endsWith("operations.ts")) continue;
    for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.ES2022).statements) {
      if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) continue;
      const names = statement.parameters.map(({ name }) =>
        ts.isIdentifier(name) ? name.text : "",
      );
      builders.set(statement.name.text, { module: path, arguments: names });
    }
  }
  return builders;
}

function parametersOf(document: unknown, operation: string): readonly ParameterPlace[] {
  const levels = [operation.slice(0, operation.lastIndexOf("/")), operation];
  const merged = new Map<string, ParameterPlace>();
  for (const level of levels) {
    arrayOf(memberOf(valueAt(document, level), "parameters")).forEach((_, index) => {
      const { value, pointer } = resolved(document, pointerTo(level, "parameters", index));
      const parameter = objectOf(value);
      const [name, location] = [String(parameter["name"]), String(parameter["in"])];
      merged.set(`${location} ${name}`, { pointer, name, in: location, value });
    });
  }
  return [...merged.values()];
}

/** Path parameters are those of the template: undeclared ones are texts, others have no place. */
function withImplied(path: string, declared: readonly ParameterPlace[]): readonly ParameterPlace[] {
  const names = [...path.matchAll(/\{([^}]*)\}/gu)].map(([, name = ""]) => name);
  const placed = declared.filter(
    (parameter) => parameter.in !== "path" || names.includes(parameter.name),
  );
  const isDeclared = (name: string) =>
    placed.some((parameter) => parameter.in === "path" && parameter.name === name);
  const implied = names.filter((name) => !isDeclared(name));
  return [...placed, ...implied.map((name) => ({ pointer: "", name, in: "path", value: {} }))];
}

/** Pointer of the schema of a parameter or header: of its own, or of its only media type. */
export function schemaPointer({
  pointer,
  value,
}: Pick<ParameterPlace, "pointer" | "value">): string {
  const [mediaType] = Object.keys(objectOf(memberOf(value, "content")));
  return mediaType === undefined
    ? pointerTo(pointer, "schema")
    : pointerTo(pointer, "content", mediaType, "schema");
}
