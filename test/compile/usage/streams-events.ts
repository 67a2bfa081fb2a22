/** What a user of events with JSON in them writes. */
import { FeedClient, type Reference } from "./index.js";

export async function readFeed(client: FeedClient): Promise<number> {
  let count = 0;
  for await (const item of client.feed.read()) {
    switch (item.event) {
      case "addString":
        count += item.data.length;
        break;
      case "addJson":
        count += item.data.count;
        // @ts-expect-error it is no text
        item.data.length;
        break;
      default: {
        const reference: Reference = item.data;
        const event: "remove" | "restore" = item.event;
        count += reference.id.length + event.length;
      }
    }
    // @ts-expect-error only once it is told which event it is
    item.data.count;
  }
  for await (const { id, data } of client.counts.read()) count += data + Number(id);
  return count;
}
