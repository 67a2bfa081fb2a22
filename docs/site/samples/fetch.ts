import type { SampleCall } from "../sample-call.js";
import { indented, javaScript, literal } from "./literal.js";

/** The call as JavaScript for Node, Deno, Bun and workers; tokens do not belong into browsers. */
export function fetchSample({ operation, url, body, answer }: SampleCall): string {
  const content = body === undefined ? [] : [`    "Content-Type": "application/json",`];
  const sent =
    body === undefined
      ? []
      : [`  body: JSON.stringify(${indented(literal(body, javaScript, at), 2)}),`];
  const read = answer === "json" ? "json" : "arrayBuffer";
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    `  method: ${JSON.stringify(operation.method)},`,
    `  headers: {`,
    "    Authorization: `Bearer ${process.env.API_TOKEN}`,",
    ...content,
    `  },`,
    ...sent,
    `});`,
    "if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);",
    `console.log(await response.${read}());`,
  ].join("\n");
}

const at = { level: 0, column: "  body: JSON.stringify(),".length };
