import qs from "qs";
import type { TestServer, UserFields } from "../../server/server.js";

/** What a test may look for in a body: a page, a user or an error. */
export type AnswerBody = UserFields & PageBody & ErrorBody;

interface PageBody {
  readonly result: readonly UserFields[];
  readonly next_cursor: string | null;
  readonly prev_cursor: string | null;
  readonly result_count: number;
}

interface ErrorBody {
  readonly statusCode: number;
  readonly error: string;
  readonly message: string;
  readonly truto_is_remote_error: boolean;
  readonly truto_error_insight: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object when it is none. */
  readonly body: AnswerBody;
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
export async function walk(
  server: TestServer,
  query: RequestParts["query"] = {},
): Promise<AnswerBody[]> {
  const pages: AnswerBody[] = [];
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
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  const { status, headers } = response;
  return { status, headers, text, body: JSON.parse(isJson ? text : "{}") };
}
