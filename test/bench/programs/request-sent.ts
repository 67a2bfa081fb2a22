/** One page of users, as a request that is sent without a client. */
import { send } from "../../../generated/runtime/send.js";
import { listUsers, type User } from "../../../generated/ticketing/index.js";

const headers = { authorization: "Bearer secret" };
const page = await send(listUsers({ integrated_account_id: "1", limit: 50 }), { headers });
export const users: readonly User[] = page.result;
