import { objectOf } from "../../../generator/input/json.js";
import type { JsonValue } from "../../../generator/input/openapi.js";
import type { SampleCall } from "../sample-call.js";
import { indented, javaScript, literal } from "./literal.js";

/** The call with the SDK that this repository generates. */
export function sdkSample(call: SampleCall): string {
  const { api, resource, operation } = call;
  const options = clientOptions(call).map(
    ([name, value]) => `  ${name}: ${indented(literal(value, javaScript), 2)},`,
  );
  const target = `client.${resource.propertyName}.${operation.methodName}`;
  const awaited = `await ${target}(${argumentsOf(call)});`;
  return [
    `import { ${api.clientName} } from "./generated/${api.name}/index.js";`,
    "",
    `const client = new ${api.clientName}({`,
    `  auth: process.env["API_TOKEN"],`,
    ...options,
    `});`,
    "",
    ...(operation.result === undefined
      ? [awaited]
      : operation.pagination === undefined
        ? [`const result = ${awaited}`, "console.log(result);"]
        : [`const page = ${awaited}`, "console.log(page.items);"]),
  ].join("\n");
}

function clientOptions({
  operation,
  query,
}: SampleCall): readonly (readonly [string, JsonValue])[] {
  return operation.queryParameters.flatMap(({ name, client }) => {
    const value = query[name];
    return client === undefined || value === undefined ? [] : [[client.option, value] as const];
  });
}

/** Path, body and query, as methods take them. */
function argumentsOf({ operation, path, query, body }: SampleCall): string {
  const ofClient = new Set(
    operation.queryParameters.filter(({ client }) => client !== undefined).map(({ name }) => name),
  );
  const own = objectOf(Object.entries(query).filter(([name]) => !ofClient.has(name)));
  const [sole, ...others] = Object.values(path);
  const given: (JsonValue | undefined)[] = [
    ...(sole === undefined ? [] : [others.length === 0 ? sole : path]),
    ...(operation.body === undefined ? [] : [body]),
    ...(Object.keys(own).length === 0 ? [] : [own]),
  ];
  return given
    .map((value) =>
      value === undefined ? "undefined" : literal(value, javaScript, { level: 0, column: 48 }),
    )
    .join(", ");
}
