/** What a user of operations writes that answer with one body or with a stream. */
import { ModelsClient, type Chat, type ChatPart, type Export } from "./index.js";

export async function readBoth(client: ModelsClient): Promise<readonly unknown[]> {
  const chat: Chat = await client.chats.create({ question: "?" });
  const parts: ChatPart[] = [];
  for await (const part of client.chats.createStream({ order: "!" })) parts.push(part);
  const file = { file: new Blob(["x"]) };
  const upload = { contentType: "multipart/form-data" } as const;
  for await (const part of client.chats.createStream(file, upload)) parts.push(part);
  // Without the extension, the property is the caller's.
  await client.chats.addReply("1", { stream: false });

  // @ts-expect-error the method says it
  await client.chats.create({ question: "?", stream: true });
  // @ts-expect-error one of a union, still
  await client.chats.create({ text: "?" });
  // @ts-expect-error there is nothing to choose
  await client.chats.create({ question: "?" }, { accept: "text/event-stream" });

  const exports: Export[] = [];
  for await (const item of client.exports.all()) exports.push(item);
  for await (const item of client.exports.allStream()) exports.push(item);
  return [chat, parts, exports];
}
