// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/**
 * How mocks answer requests. A module of its own that knows no library: only files of the companion
 * for MSW import it.
 */
import { jsonBody } from "./body.js";
import { madeBody, madeHeaders } from "./mock-made.js";
import { mockedPage } from "./mock-list.js";
import { requestMatcher } from "./mock-match.js";
import type {
  Answering,
  MockedContent,
  MockedOperation,
  MockedRequest,
  MockedResponse,
  MockOptions,
} from "./mock-types.js";
import { isDeclaredForm, variantItem, variantItems } from "./mock-variants.js";
import type { FetchBody } from "./types.js";

export { requestMatcher };

/** What all answers may have. */
interface AnyAnswer {
  readonly status?: number | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly contentType?: string | undefined;
  /** All items of a list, which are served in pages. */
  readonly items?: readonly unknown[] | undefined;
}

/** Answers requests of an operation. */
export function responder<Answer extends AnyAnswer, Path>(
  mocked: MockedOperation,
  answer: Answering<Answer, Path> | undefined,
  options: MockOptions = {},
): (info: {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
}) => Promise<Response | undefined> {
  return async ({ request, params }) => {
    const asked = { request, params } as MockedRequest<Path>;
    const given = typeof answer === "function" ? await answer(asked) : (answer ?? {});
    if (given === undefined || isResponse(given)) return given;
    return respond(given, { mocked, request, params, options });
  };
}

/** A response of another realm is one, too. */
function isResponse(value: object): value is Response {
  return "arrayBuffer" in value;
}

/** The options of one resource among those of all. */
export function resourceOptions<Answers, Name extends keyof Answers>(
  options: MockOptions & { readonly answers?: Answers | undefined },
  name: Name,
): MockOptions & { readonly answers?: Answers[Name] | undefined } {
  return { ...options, answers: options.answers?.[name] };
}

interface Asked {
  readonly mocked: MockedOperation;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly options: MockOptions;
}

function respond(answer: AnyAnswer, asked: Asked): Response {
  const { mocked, request } = asked;
  const status = answer.status ?? statusOf(mocked.responses[0]);
  const declared = responseOf(mocked, status);
  const content = contentOf(declared?.contents ?? [], answer.contentType, request);
  const wanted = { ...asked, content, status, declared };
  const made = bodyOf(answer, wanted);
  if (made === undefined) return new Response(undeclaredForm, { status: 501 });
  const { body, headers } = written(made.body, content);
  const isEmpty = request.method === "HEAD" || [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : body, {
    status,
    headers: {
      ...madeHeaders(declared ?? {}, seedOf(wanted)),
      ...made.headers,
      ...headers,
      ...lowerCase(answer.headers),
    },
  });
}

/** Names of headers are compared without case. */
function lowerCase(headers: AnyAnswer["headers"] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const undeclaredForm =
  "The document does not say what this form of the body holds. Give the handler an answer.";

/** `2XX` and `default` are the first status they stand for. */
function statusOf({ status }: MockedResponse = { status: "200" }): number {
  const number = Number(status.replaceAll("X", "0"));
  return Number.isInteger(number) ? number : 200;
}

/** The most exact declaration of a status. */
function responseOf({ responses }: MockedOperation, status: number): MockedResponse | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const found = keys.map((key) => responses.find((response) => response.status === key));
  return found.find((response) => response !== undefined);
}

/** The content that the answer names, or else the first one that the request accepts. */
function contentOf(
  contents: readonly MockedContent[],
  contentType: string | undefined,
  { headers }: Request,
): MockedContent | undefined {
  const accept = headers.get("accept") ?? "";
  const named = contents.find(({ mediaType }) => mediaType === contentType);
  return named ?? contents.find(({ mediaType }) => accept.includes(mediaType)) ?? contents[0];
}

interface Wanted extends Asked {
  readonly content: MockedContent | undefined;
  readonly declared: MockedResponse | undefined;
  readonly status: number;
}

interface MadeBody {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the answer gives, or else what the schema says; `undefined`: it does not say anything. */
function bodyOf(answer: AnyAnswer, wanted: Wanted): MadeBody | undefined {
  const { content, mocked, request, options } = wanted;
  if (answer.body !== undefined) return { body: answer.body };
  if (content === undefined) return { body: undefined };
  const { list, variants = {} } = mocked;
  const url = new URL(request.url);
  const query = url.searchParams;
  const isUsual = wanted.declared === mocked.responses[0];
  const seed = seedOf(wanted);
  if (!isUsual) return { body: madeBody(content, wanted.params, seed) };
  if (!isDeclaredForm(variants, query)) return undefined;
  if (list === undefined) {
    const body = madeBody(content, wanted.params, seed);
    return { body: content.write === undefined ? variantItem(body, variants, query) : body };
  }
  const arrange = (items: readonly unknown[]) =>
    variantItems(
      items.map((item) => variantItem(item, variants, query)),
      variants,
      query,
    );
  return mockedPage({ list, content, options, seed, items: answer.items, arrange }, url);
}

/** Equal requests have equal answers: pages of a list are made of the same items. */
function seedOf({ mocked, options, params, status }: Wanted): string {
  const { seed = 1 } = options;
  return [seed, mocked.operation.id, status, ...Object.values(params)].join(" ");
}

interface Written {
  readonly body: FetchBody | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What `Response` takes as a body, and its media type where that is not its own affair. */
function written(body: unknown, content: MockedContent | undefined): Written {
  if (body === undefined) return { body: null, headers: {} };
  const { write = jsonBody, mediaType = "application/json" } = content ?? {};
  const encoded = body instanceof FormData ? body : write(body).body;
  const sent = typeof encoded === "function" ? encoded() : encoded;
  // It names the boundary that it has chosen.
  if (sent instanceof FormData) return { body: sent, headers: {} };
  const concrete = mediaType.includes("*") ? "application/octet-stream" : mediaType;
  return { body: sent ?? null, headers: { "content-type": concrete } };
}
