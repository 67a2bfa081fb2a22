/** What a user of links between files writes. */
import { createOrderLinks, getOrderLinks, OrdersClient, type Order } from "./index.js";

export async function orderAndCancel(client: OrdersClient): Promise<Order> {
  const created = await client.orders.create().withResponse();
  await client.send(createOrderLinks.cancel(created));
  const read = await client.orders.get("1").withResponse();
  await client.send(getOrderLinks.refund(read, { path: { id: "1" } }));
  // @ts-expect-error the link does not say which order
  getOrderLinks.refund(read);
  return await client.send(createOrderLinks.read(created));
}
