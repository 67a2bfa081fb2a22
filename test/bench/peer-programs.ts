/** One users-list call with the SDK of each of the other generators, as its README shows it. */
import type { PeerName } from "./peers.js";
import type { Declared } from "./row.js";

/** A call, and what may be had of an SDK besides without writing it. */
export interface PeerProgram {
  /** Exports what the call gives as `users`. Imports start next to `sdk/`. */
  readonly source: string;
  readonly includes: Declared;
}

/** What is thrown has no type in TypeScript; a result may have one for each status. */
export const peerPrograms: Readonly<Record<PeerName, PeerProgram>> = {
  orval: {
    source: `import { listUsers } from "./sdk/index.js";
      const headers = { authorization: "Bearer secret" };
      export const users = await listUsers({ integrated_account_id: "1", limit: 50 }, { headers });`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
  kubb: {
    source: `import { listUsers } from "./sdk/index.js";
      const headers = { authorization: "Bearer secret" };
      export const users = await listUsers({ integrated_account_id: "1", limit: 50 }, { headers });`,
    // What an error response holds is returned as if it were a list of users.
    includes: { timeout: false, abort: true, typedErrorBodies: false },
  },
  "swagger-typescript-api": {
    source: `import { Api } from "./sdk/index.js";
      const headers = { authorization: "Bearer secret" };
      const api = new Api({ baseApiParams: { headers } });
      export const users = await api.unified.listUsers({ integrated_account_id: "1", limit: 50 });`,
    includes: { timeout: false, abort: true, typedErrorBodies: false },
  },
  oazapfts: {
    source: `import { defaults, listUsers } from "./sdk/index.js";
      defaults.headers = { authorization: "Bearer secret" };
      export const users = await listUsers("1", { limit: 50 });`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
  "openapi-fetch": {
    source: `import createClient from "openapi-fetch";
      const headers = { authorization: "Bearer secret" };
      const client = createClient({ baseUrl: "https://api.truto.one", headers });
      const query = { integrated_account_id: "1", limit: 50 };
      export const users = await client.GET("/unified/ticketing/users", { params: { query } });`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
  "hey-api": {
    source: `import { listUsers } from "./sdk/index.js";
      import { client } from "./sdk/client.gen.js";
      client.setConfig({ auth: "secret" });
      export const users = await listUsers({ query: { integrated_account_id: "1", limit: 50 } });`,
    includes: { timeout: false, abort: true, typedErrorBodies: true },
  },
};
