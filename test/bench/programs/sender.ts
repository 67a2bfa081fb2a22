/** The users, page by page, through a client of the bare minimum. */
import { createSender, retries } from "../../../generated/runtime/sender.js";
import { listUsersItems, ticketingApi, type User } from "../../../generated/ticketing/index.js";

const headers = { authorization: "Bearer secret" };
const sender = createSender(ticketingApi, { headers, retry: retries() });
export const users: User[] = [];
for await (const user of listUsersItems(sender, { integrated_account_id: "1", limit: 50 })) {
  users.push(user);
}
