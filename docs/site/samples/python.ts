import type { JsonObject } from "../../../generator/input/json.js";
import type { SampleCall } from "../sample-call.js";
import { indented, literal, python } from "./literal.js";

/** The call as Python, with the library `requests`. */
export function pythonSample({ operation, url, body, answer }: SampleCall): string {
  const [address = ""] = url.split("?");
  const pairs = [...new URL(url).searchParams];
  const names = pairs.map(([name]) => name);
  const isDictionary = new Set(names).size === names.length;
  const query: JsonObject | readonly (readonly string[])[] = isDictionary
    ? Object.fromEntries(pairs)
    : pairs;
  const argument = (name: string, value: Parameters<typeof literal>[0]) =>
    `    ${name}=${indented(literal(value, python, { level: 0, column: name.length + 6 }), 4)},`;
  return [
    "import os",
    "",
    "import requests",
    "",
    `response = requests.${operation.method.toLowerCase()}(`,
    `    ${JSON.stringify(address)},`,
    `    headers={"Authorization": f"Bearer {os.environ['API_TOKEN']}"},`,
    ...(pairs.length === 0 ? [] : [argument("params", query)]),
    ...(body === undefined ? [] : [argument("json", body)]),
    ")",
    "response.raise_for_status()",
    answer === "json" ? "print(response.json())" : "print(len(response.content))",
  ].join("\n");
}
