/** The users, page by page, through a client that has every resource. */
import { TicketingClient, type User } from "../../../generated/ticketing/index.js";

const client = new TicketingClient({ auth: "secret", integratedAccountId: "1" });
export const users: User[] = [];
for await (const user of client.users.list({ limit: 50 })) users.push(user);
