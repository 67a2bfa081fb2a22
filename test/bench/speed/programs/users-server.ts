/**
 * Answers every request with a page of users: `users-server.ts SIZE PAGES DELAY`, the delay in
 * milliseconds. Prints its URL, and ends with its standard input.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const [size = 1, pages = 1, delay = 0] = process.argv.slice(2).map(Number);

const users = Array.from({ length: size }, (_, index) => ({
  id: String(index),
  name: "Ada Lovelace",
  email: "ada@example.com",
  is_active: true,
  created_at: "2026-01-01T00:00:00.000Z",
}));
// Written once: a server that works hard would compete with what is measured.
const result = JSON.stringify(users);

const server = createServer((request, response) => {
  const cursor = new URL(request.url ?? "", "http://localhost").searchParams.get("next_cursor");
  const next = Number(cursor ?? 0) + 1;
  const text = `{"result":${result},"next_cursor":${next < pages ? `"${next}"` : "null"},"result_count":${size}}`;
  const answer = () => response.writeHead(200, { "content-type": "application/json" }).end(text);
  if (delay > 0) setTimeout(answer, delay);
  else answer();
});

server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().on("end", () => process.exit());
