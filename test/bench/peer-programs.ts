/** One users-list call with the SDK of each of the other generators, as its README shows it. */
import type { PeerName } from "./peers.js";
import type { Declared } from "./row.js";

/** A call, and what may be had of an SDK besides without writing it. */
export interface PeerProgram {
  /** What comes before the call. Imports start next to `sdk/`. */
  readonly setup: string;
  /** Lists the users; an expression for a promise. */
  readonly call: string;
  readonly includes: Declared;
}

/** A program that makes the call once, and exports what it gives as `users`. */
export function programOf({ setup, call }: PeerProgram): string {
  return `${setup}\nexport const users = await ${call};`;
}

/** What is thrown has no type in TypeScript; a result may have one for each status. */
export const peerPrograms: Readonly<Record<PeerName, PeerProgram>> = {
  orval: {
    setup: `import { listUsers } from "./sdk/index.js";
      const headers = { authorization: "Bearer secret" };`,
    call: `listUsers({ integrated_account_id: "1", limit: 50 }, { headers })`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
  kubb: {
    setup: `import { listUsers } from "./sdk/index.js";
      const headers = { authorization: "Bearer secret" };`,
    call: `listUsers({ integrated_account_id: "1", limit: 50 }, { headers })`,
    // What an error response holds is returned as if it were a list of users.
    includes: { timeout: false, abort: true, typedErrorBodies: false },
  },
  "swagger-typescript-api": {
    setup: `import { Api } from "./sdk/index.js";
      const headers = { authorization: "Bearer secret" };
      const api = new Api({ baseApiParams: { headers } });`,
    call: `api.unified.listUsers({ integrated_account_id: "1", limit: 50 })`,
    includes: { timeout: false, abort: true, typedErrorBodies: false },
  },
  oazapfts: {
    setup: `import { defaults, listUsers } from "./sdk/index.js";
      defaults.headers = { authorization: "Bearer secret" };`,
    call: `listUsers("1", { limit: 50 })`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
  "openapi-fetch": {
    setup: `import createClient from "openapi-fetch";
      const headers = { authorization: "Bearer secret" };
      const client = createClient({ baseUrl: "https://api.truto.one", headers });
      const query = { integrated_account_id: "1", limit: 50 };`,
    call: `client.GET("/unified/ticketing/users", { params: { query } })`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
  "hey-api": {
    setup: `import { listUsers } from "./sdk/index.js";
      import { client } from "./sdk/client.gen.js";
      client.setConfig({ auth: "secret" });`,
    call: `listUsers({ query: { integrated_account_id: "1", limit: 50 } })`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
};
