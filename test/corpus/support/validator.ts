/** Ajv over the schemas of one document, addressed by JSON Pointer. */
import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { isObject, memberOf, valueAt } from "./json.js";
import { jsonSchema, type Direction } from "./json-schema.js";

export interface Validator {
  /** Whether a value is valid; `undefined` where Ajv cannot compile the schema. */
  isValid(pointer: string, value: unknown): boolean | undefined;
  /** What is wrong with a value, in words. */
  errors(pointer: string, value: unknown): string;
}

export interface ValidatorOptions {
  readonly direction: Direction;
  /** Judges by what a type can express only. */
  readonly typesOnly: boolean;
  /** Reads `properties` without a `type` as an object, as authors mean it. */
  readonly inferTypes: boolean;
  /** Formats tell alternatives of `oneOf` apart; types know none. */
  readonly formats: "checked" | "ignored";
}

export function isVersion30(document: unknown): boolean {
  const version = memberOf(document, "openapi");
  return typeof version !== "string" || version.startsWith("3.0");
}

/** Schemas are converted when they are first needed, and what they refer to with them. */
export function createValidator(document: unknown, options: ValidatorOptions): Validator {
  const ajv = createAjv(options);
  const compile = createCompiler(ajv, document, options);
  return {
    isValid: (pointer, value) => {
      const validate = compile(pointer);
      return validate && attempt(() => validate(value));
    },
    errors: (pointer, value) => {
      const validate = compile(pointer);
      if (validate === undefined) return "Ajv cannot compile the schema";
      validate(value);
      return ajv.errorsText(validate.errors?.slice(0, 3) ?? []);
    },
  };
}

function createAjv({ formats }: ValidatorOptions): Ajv2020 {
  const validateFormats = formats === "checked";
  const ajv = new Ajv2020({ strict: false, validateFormats, logger: false, inlineRefs: false });
  addFormats.default(ajv);
  return ajv;
}

type Compiler = (pointer: string) => Validate | undefined;
type Validate = ((value: unknown) => boolean) & Pick<ValidateFunction, "errors">;

function createCompiler(ajv: Ajv2020, document: unknown, options: ValidatorOptions): Compiler {
  const names = new Map<string, string>();
  const pending: string[] = [];
  const refer = (pointer: string): string => {
    const name = names.get(pointer) ?? `schema:${names.size}`;
    if (!names.has(pointer)) pending.push(pointer);
    names.set(pointer, name);
    return name;
  };
  const lookUp = (pointer: string) => valueAt(document, pointer);
  const reading = { ...options, isVersion30: isVersion30(document), refer, lookUp };
  const compiled = new Map<string, Validate | undefined>();
  return (pointer) => {
    if (compiled.has(pointer)) return compiled.get(pointer);
    const $id = refer(pointer);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const schema = jsonSchema(lookUp(next), reading);
      ajv.addSchema(
        isObject(schema) ? { ...schema, $id: refer(next) } : { $id: refer(next), not: {} },
      );
    }
    const validate = attempt(() => ajv.getSchema($id)) as Validate | undefined;
    compiled.set(pointer, validate);
    return validate;
  };
}

function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
