/** The users, page by page, through the core of a client and one resource. */
import { ApiClient } from "../../../generated/runtime/index.js";
import { ticketingApi, UsersResource, type User } from "../../../generated/ticketing/index.js";

const client = new ApiClient(ticketingApi, { auth: "secret" });
const resource = new UsersResource(client);
export const users: User[] = [];
for await (const user of resource.list({ integrated_account_id: "1", limit: 50 })) users.push(user);
