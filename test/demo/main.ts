/**
 * `npm start`: regenerates the SDK from the spec, starts the embedded server on a loopback port and
 * lists users through the generated client, page after page.
 */
import { run } from "../../generator/cli/run.js";
import { processTerminal, progressLine, type Terminal } from "../../generator/cli/terminal.js";
import { startServer, type TestServer } from "../server/server.js";
import { table } from "./table.js";

const maxPages = 8;
const shownUsers = 12;

process.exitCode = await demo(processTerminal());

async function demo(terminal: Terminal): Promise<number> {
  const code = await run(["generate"], terminal);
  if (code !== 0) return code;
  const server = await startServer();
  try {
    terminal.out(`Server with ${server.users.length} users on ${server.url}\n`);
    await listUsers(server, terminal);
  } finally {
    await server.close();
  }
  return 0;
}

async function listUsers(server: TestServer, terminal: Terminal): Promise<void> {
  // Imported here because the lines above have just written it.
  const { TicketingClient, SortDirection, UserFilter, UserSort } =
    await import("../../generated/ticketing/index.js");
  const truto = new TicketingClient({
    baseURL: server.url,
    auth: server.token,
    integratedAccountId: server.integratedAccountId,
  });
  const users = truto.users
    .list({}, { maxPages })
    .where(UserFilter.IsActive, true)
    .where(UserFilter.UpdatedAt, "gt", new Date("2024-01-01"))
    .sortBy(UserSort.CreatedAt, SortDirection.Desc)
    .limit(50);

  terminal.out(`GET ${users.url()}\n`);
  const progress = progressLine(terminal);
  const rows: string[][] = [];
  let pages = 0;
  for await (const page of users.pages()) {
    pages += 1;
    progress.show(`page ${pages}: ${page.items.length} users`);
    if (!terminal.interactive) terminal.out(`page ${pages}: ${page.items.length} users\n`);
    rows.push(
      ...page.items.map(({ id, name, emails, created_at }) => [
        id,
        name,
        emails?.[0]?.email ?? "",
        created_at?.slice(0, 10) ?? "",
      ]),
    );
  }
  progress.clear();
  terminal.out(`${table(["id", "name", "email", "created"], rows.slice(0, shownUsers))}\n`);
  terminal.out(
    `${rows.length} active users on ${pages} pages; the first ${shownUsers} are shown.\n`,
  );
}
