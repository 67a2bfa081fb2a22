/** The users, page by page, without a client, as the document declares the list. */
import { pages } from "../../../generated/runtime/send.js";
import { listUsersList, listUsersURL, type User } from "../../../generated/ticketing/index.js";

const options = { headers: { authorization: "Bearer secret" } };
const urlOf = (next_cursor?: string) =>
  listUsersURL({ integrated_account_id: "1", limit: 50, next_cursor });
export const users: User[] = [];
for await (const page of pages(urlOf, listUsersList.pagination, options)) {
  users.push(...page.result);
}
