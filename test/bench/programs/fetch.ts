/** One users-list call with nothing but a URL and the platform's `fetch`. */
import { listUsersURL } from "../../../generated/ticketing/index.js";

const url = listUsersURL({ integrated_account_id: "1", limit: 50 });
const response = await fetch(url, { headers: { authorization: "Bearer secret" } });
export const users: unknown = await response.json();
