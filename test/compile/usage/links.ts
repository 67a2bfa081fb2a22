/** What a user of an API with links writes. */
import { createUserLinks, LinksClient, type User } from "./index.js";

export async function createAndRead(client: LinksClient): Promise<User> {
  const received = await client.users.create({ name: "Ada" }).withResponse();
  await client.send(createUserLinks.addNote(received));
  await client.send(createUserLinks.shareUser(received, { path: { team: 7 } }));
  await client.send(createUserLinks.shareUser(received, { path: { id: "1", team: 7 } }));

  // @ts-expect-error the link does not say which team
  createUserLinks.shareUser(received);
  // @ts-expect-error a team is a number
  createUserLinks.shareUser(received, { path: { team: "7" } });

  return await client.send(createUserLinks.getUser(received));
}
