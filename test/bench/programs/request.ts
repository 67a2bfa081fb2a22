/** One users-list call with a pure builder that makes a `Request`. */
import { listUsers } from "../../../generated/ticketing/index.js";

const headers = { authorization: "Bearer secret" };
const request = listUsers({ integrated_account_id: "1", limit: 50 }, { headers });
const response = await fetch(request.toRequest());
export const users: unknown = await response.json();
