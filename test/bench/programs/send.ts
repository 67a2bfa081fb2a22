/** The users, page by page, without a client. */
import { pages } from "../../../generated/runtime/send.js";
import { listUsersURL, type User } from "../../../generated/ticketing/index.js";

const options = { headers: { authorization: "Bearer secret" } };
const urlOf = (next_cursor?: string) =>
  listUsersURL({ integrated_account_id: "1", limit: 50, next_cursor });
export const users: User[] = [];
for await (const page of pages(urlOf, { next: (body) => body.next_cursor }, options)) {
  users.push(...page.result);
}
