/**
 * The call with the Python SDK of the vendor (`truto-python-sdk`): `unified_api` for records,
 * `integrated_accounts` and `batch_requests` for what they name. It has no public method for the
 * rest (its `custom_method` fails), which goes through the requests of the client itself.
 */
import { member, objectOf } from "../../../generator/input/json.js";
import type { JsonValue } from "../../../generator/input/openapi.js";
import type { SampleCall } from "../sample-call.js";
import { indented, literal, python } from "./literal.js";

interface VendorCall {
  readonly target: string;
  readonly values: readonly JsonValue[];
  /** Query parameters as keywords. */
  readonly keywords: readonly (readonly [string, JsonValue])[];
  readonly comment?: string;
}

/** The call as Python of the vendor's SDK. */
export function vendorPythonSample(call: SampleCall): string {
  const vendor = vendorCall(call);
  const isList = vendor.target.endsWith(".list");
  const invocation = `truto_api.${vendor.target}(${argumentText(vendor)})`;
  return [
    "import asyncio",
    "import os",
    "",
    "from truto_python_sdk import TrutoApi",
    "",
    `truto_api = TrutoApi(token=os.environ["API_TOKEN"])`,
    "",
    "",
    "async def main():",
    ...(vendor.comment === undefined ? [] : [`    # ${vendor.comment}`]),
    ...(isList
      ? [`    async for item in ${invocation}:`, "        print(item)"]
      : [`    print(await ${invocation})`]),
    "",
    "",
    "asyncio.run(main())",
  ].join("\n");
}

function vendorCall(call: SampleCall): VendorCall {
  const { path, query, body, operation, endpoint } = call;
  const sent = body === undefined ? [] : [body];
  const given = [...Object.values(path).slice(0, 1), ...sent];
  const own = ownResource(operation.path);
  if (own !== undefined) {
    const target = `${own}.${operation.methodName}`;
    return { target, values: given, keywords: Object.entries(query) };
  }
  const record = recordOf(call);
  if (record !== undefined) {
    const target = `unified_api.${operation.methodName}`;
    return { target, values: [...record, ...given, query], keywords: [] };
  }
  return {
    target: `_${operation.method.toLowerCase()}`,
    values: [endpoint, ...sent, query],
    keywords: [],
    comment: "The SDK has no method for this call; its client sends any request.",
  };
}

const recordMethods = new Set(["list", "get", "create", "update", "delete"]);

/** Model and resource, where the call is one of records. */
function recordOf({ operation }: SampleCall): readonly string[] | undefined {
  const match = /^\/unified\/(\w+)\/(\w+)(?:\/\{\w+\})?$/u.exec(operation.path);
  return match === null || !recordMethods.has(operation.methodName) ? undefined : match.slice(1);
}

/** Resources that the SDK has under a name of their own. */
const resources = {
  "integrated-account": "integrated_accounts",
  "batch-request": "batch_requests",
};

function ownResource(path: string): string | undefined {
  const [, root = ""] = path.split("/");
  const name = member(resources, root);
  return typeof name === "string" ? name : undefined;
}

const place = { level: 0, column: 9 };

function argumentText({ values, keywords }: VendorCall): string {
  const texts = [
    ...values.map((value) => literal(value, python, place)),
    ...keywordTexts(keywords),
  ];
  const flat = texts.join(", ");
  if (flat.length <= 40 && !flat.includes("\n")) return flat;
  return `\n${texts.map((text) => `        ${indented(text, 8)},\n`).join("")}    `;
}

/** What is no name in Python is given in a dictionary. */
function keywordTexts(keywords: VendorCall["keywords"]): readonly string[] {
  const isName = ([name]: readonly [string, JsonValue]) => /^[a-z_]+$/u.test(name);
  const others = keywords.filter((keyword) => !isName(keyword));
  return [
    ...keywords.filter(isName).map(([name, value]) => `${name}=${literal(value, python, place)}`),
    ...(others.length === 0 ? [] : [`**${literal(objectOf(others), python, place)}`]),
  ];
}
