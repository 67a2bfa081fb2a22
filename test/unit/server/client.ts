import qs from "qs";
import type { TestServer } from "../../server/server.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, `undefined` when it is none. */
  readonly body: any;
}

export interface RequestParts {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const usersPath = "/unified/ticketing/users";

/** Sends a request with plain `fetch`; account and token are those of the server unless given. */
export async function send(
  server: TestServer,
  target: string,
  { query, headers, body }: RequestParts = {},
): Promise<Answer> {
  const [method = "GET", path = ""] = target.split(" ");
  const search = qs.stringify({ integrated_account_id: server.integratedAccountId, ...query });
  const response = await fetch(`${server.url}${path}?${search}`, {
    method,
    headers: {
      authorization: `Bearer ${server.token}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return answerOf(response);
}

/** Lists users. */
export function list(server: TestServer, query: RequestParts["query"] = {}): Promise<Answer> {
  return send(server, `GET ${usersPath}`, { query });
}

/** Follows `next_cursor` to the end and returns the bodies of the pages. */
export async function walk(server: TestServer, query: RequestParts["query"] = {}): Promise<any[]> {
  const pages: any[] = [];
  let cursor: string | null | undefined;
  do {
    const { body } = await list(server, { ...query, ...(cursor && { next_cursor: cursor }) });
    pages.push(body);
    cursor = body.next_cursor;
  } while (cursor);
  return pages;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  try {
    return { status, headers, text, body: JSON.parse(text) };
  } catch {
    return { status, headers, text, body: undefined };
  }
}
