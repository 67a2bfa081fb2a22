import { parseArgs } from "node:util";
import { documentedRateLimit } from "./rate-limit.js";
import { startServer, type TestServer } from "./server.js";

const { values } = parseArgs({
  options: { port: { type: "string", default: "4010" } },
});

const server = await start(Number(values.port));

const ticketing = `${server.url}/unified/ticketing`;
const users = `${ticketing}/users`;
const account = `integrated_account_id=${server.integratedAccountId}`;
const authorization = `-H 'Authorization: Bearer ${server.token}'`;

console.log(`Unified Ticketing API at ${server.url}

token                  ${server.token}
integrated_account_id  ${server.integratedAccountId}

# A page of users, then the newest active ones without the provider's data
curl -s ${authorization} '${users}?${account}&limit=2'
curl -sg ${authorization} '${users}?${account}&is_active=true&sort_by[created_at]=desc&truto_exclude_fields[]=remote_data'

# One user, by field, and as a stream
curl -s ${authorization} '${users}/23423523?${account}'
curl -s ${authorization} '${users}?${account}&truto_key_by=id&limit=2'
curl -sN ${authorization} '${users}?${account}&truto_response_format=stream'

# A ticket, and its comments
curl -s ${authorization} '${ticketing}/tickets/ticket-1?${account}'
curl -sg ${authorization} '${ticketing}/comments?${account}&ticket[id]=ticket-1'

# Create a user; the same command again returns the same user
curl -s ${authorization} -H 'Idempotency-Key: try-1' -H 'Content-Type: application/json' \\
  -d '{"name":"Ada","emails":[{"email":"ada@example.test","type":"primary"}]}' '${users}?${account}'

Ctrl-C stops the server.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void server.close();
  });
}

async function start(port: number): Promise<TestServer> {
  try {
    return await startServer({ port, rateLimit: documentedRateLimit, latency: 30 });
  } catch (error) {
    console.error(`The server did not start: ${String(error)}`);
    process.exit(1);
  }
}
