/** One users-list call with nothing but a URL and the platform's `fetch`. */
import { listUsersURL } from "../../../generated/ticketing/index.js";

const response = await fetch(listUsersURL({ integrated_account_id: "1", limit: 50 }), {
  headers: { authorization: "Bearer secret" },
});
export const users: unknown = await response.json();
