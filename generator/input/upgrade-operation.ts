/** Operations of 2.0: body and form parameters become a request body, schemas get media types. */
import { isJsonArray, member, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { upgradeBody } from "./upgrade-body.js";
import { readOldParameter, upgradeParameter, type OldParameter } from "./upgrade-parameter.js";
import { upgradeResponses } from "./upgrade-response.js";
import { oldPointer, type Upgrade } from "./upgrade-state.js";

/** Where an operation stands, and the body and form parameters of its path by old pointer. */
interface OperationPlace {
  readonly pointer: string;
  readonly shared: ReadonlyMap<string, JsonValue>;
}

const replaced = new Set(["parameters", "responses", "consumes", "produces", "schemes"]);

/** The operation in the words of 3.0. */
export function upgradeOperation(
  upgrading: Upgrade,
  operation: JsonObject,
  place: OperationPlace,
): JsonObject {
  const { pointer } = place;
  const { parameters, body } = splitParameters(upgrading, operation, place);
  const requestBody = upgradeBody(upgrading, body, {
    pointer: `${pointer}/requestBody`,
    consumes: mediaTypes(upgrading, operation, "consumes"),
  });
  const kept = Object.entries(operation).filter(([key]) => !replaced.has(key));
  return objectOf([
    ...kept,
    ["parameters", parameters],
    ...(requestBody === undefined ? [] : [["requestBody", requestBody] as const]),
    [
      "responses",
      upgradeResponses(upgrading, member(operation, "responses"), {
        pointer: `${pointer}/responses`,
        produces: mediaTypes(upgrading, operation, "produces"),
      }),
    ],
  ]);
}

function splitParameters(
  upgrading: Upgrade,
  operation: JsonObject,
  { pointer, shared }: OperationPlace,
): { readonly parameters: readonly JsonValue[]; readonly body: readonly OldParameter[] } {
  const written = member(operation, "parameters");
  const parameters: JsonValue[] = [];
  const own: OldParameter[] = [];
  for (const [index, parameter] of (isJsonArray(written) ? written : []).entries()) {
    const old = oldPointer(upgrading.moved, pointer) + childPointer("/parameters", index);
    const fresh = childPointer(`${pointer}/parameters`, parameters.length);
    if (fresh !== old) upgrading.moved.set(fresh, old);
    const upgraded = upgradeParameter(upgrading, parameter, fresh);
    if (upgraded !== null) parameters.push(upgraded);
    else own.push(...[readOldParameter(upgrading, parameter, old) ?? []].flat());
  }
  const inherited = [...shared].flatMap(
    ([old, parameter]) => readOldParameter(upgrading, parameter, old) ?? [],
  );
  const names = new Set(own.map(bodyName));
  return {
    parameters,
    body: [...inherited.filter((parameter) => !names.has(bodyName(parameter))), ...own],
  };
}

/** There is one body, whatever its name. */
function bodyName({ in: location, value }: OldParameter): JsonValue | undefined {
  return location === "body" ? "" : member(value, "name");
}

function mediaTypes(
  upgrading: Upgrade,
  operation: JsonObject,
  field: "consumes" | "produces",
): readonly string[] {
  const types = member(operation, field) ?? member(upgrading.root, field);
  return isJsonArray(types) ? types.filter((type) => typeof type === "string") : [];
}
