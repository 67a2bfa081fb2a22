/** Programs that stop where a completion shows what an API offers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** All that the output exports, for generators that emit functions. */
const functions = `import * as api from "./sdk/index.js";
api.`;

const programs: Readonly<Record<string, string>> = {
  orval: functions,
  kubb: functions,
  oazapfts: functions,
  "hey-api": functions,
  "swagger-typescript-api": `import { Api } from "./sdk/index.js";
const api = new Api();
api.`,
  "openapi-typescript": `import createClient from "openapi-fetch";
import type { paths } from "./sdk/index.js";
const client = createClient<paths>();
client.GET("`,
};

/** The program for the output of a generator, in the folder that has it below `sdk/`. */
export function completionProgram(tool: string, folder: string): string {
  return programs[tool] ?? ownProgram(readFileSync(join(folder, "sdk/client.ts"), "utf8"));
}

function ownProgram(client: string): string {
  const name = /^export class (\w+) extends ApiClient/mu.exec(client)?.[1] ?? "";
  return `import { ${name} } from "./sdk/index.js";
const client = new ${name}();
client.`;
}
