import type { SampleCall } from "../sample-call.js";

/** The call as a command of a POSIX shell, with the token from the environment. */
export function curlSample({ operation, url, body, answer }: SampleCall): string {
  const options = [
    // Brackets are no patterns.
    ...(/[[\]{}]/u.test(url) ? ["--globoff"] : []),
    `--url ${quoted(url)}`,
    `--header "Authorization: Bearer $API_TOKEN"`,
    ...(body === undefined
      ? []
      : [
          "--header 'Content-Type: application/json'",
          `--data-raw ${quoted(JSON.stringify(body, undefined, 2))}`,
        ]),
    ...(answer === "bytes" ? ["--output download"] : []),
  ];
  return [`curl --request ${operation.method}`, ...options].join(" \\\n  ");
}

/** Nothing is special between single quotes but their end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
