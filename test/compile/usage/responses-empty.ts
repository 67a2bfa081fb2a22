/** What a user of operations writes that may answer without a body. */
import { MaybeClient, type User } from "./index.js";

export async function nameOf(client: MaybeClient): Promise<string> {
  const user: User | undefined = await client.users.get("1");
  const result = await client.users.get("1").result();
  if (result.ok) {
    // @ts-expect-error there may be none
    result.data.name;
  }
  const { data } = await client.users.get("1").withResponse();
  const before: User | undefined = await client.users.replace("1", { accept: "application/json" });
  const text: string | undefined = await client.users.replace("1", { accept: "text/plain" });

  // @ts-expect-error there may be none
  const sure: User = await client.users.get("1");
  return [user?.name, data?.name, before?.name, text, sure.name].join();
}
