// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/**
 * The vocabulary that generated code and the run-time share: an operation as data, its input,
 * and the options of a call. Types only, so importing this file costs nothing at run time.
 */
import type { StreamSource } from "./item-stream.js";
import type { ServerSelector } from "./server.js";

/** Turns one query parameter into percent-encoded `name=value` pairs; none when it has no value. */
export type QueryEncoder = (name: string, value: unknown) => readonly string[];

/** Turns the arguments of a query, or the value of `in: querystring`, into what `&` joins. */
export type QueryWriter = (input: RequestInput) => readonly string[];

/** Turns one path parameter into the encoded text that replaces `{name}`. */
export type PathEncoder = (name: string, value: unknown) => string;

/** Turns a path template and the arguments it names into an encoded path. */
export type PathWriter = (template: string, values: object | undefined) => string;

/** Turns one header parameter into a field value; `undefined` when the header is left out. */
export type HeaderEncoder = (name: string, value: unknown) => string | undefined;

/** Turns arguments, of headers or of cookies, into header fields. */
export type HeaderWriter = (values: object | undefined) => HeaderFields;

/** Header fields by name; `null` removes one, `undefined` keeps what is there. */
export type HeaderFields = Readonly<Record<string, string | null | undefined>>;

/** What `fetch` takes as a body. */
export type FetchBody = NonNullable<RequestInit["body"]>;

/** A body, or a function that makes a fresh one for each attempt. */
export type RequestBody = FetchBody | (() => FetchBody);

/** A request body as it is sent, and its media type where the SDK sets one. */
export interface EncodedBody {
  readonly body: RequestBody | undefined;
  readonly contentType: string | undefined;
}

/**
 * Turns a request body into what `fetch` takes, and its media type where the SDK sets one.
 * `contentType` is the media type the caller chose, where there are several.
 */
export type BodyEncoder = (body: unknown, contentType?: string) => EncodedBody;

/** Reads the body of a success. `accept` is the media type the caller asked for, if one. */
export type Decoder = (response: Response, accept?: string) => Promise<unknown>;

/** Makes a stream of the body of a success: {@link eventStream} and its siblings. */
export type StreamFormat = (source: StreamSource) => Promise<unknown>;

/** How one security scheme of the document attaches its credential. */
export type SecurityScheme =
  | { readonly type: "bearer" }
  | { readonly type: "basic" }
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string };

/** What all operations of one API have in common. */
export interface ApiDescriptor {
  /** Name of the API, used in messages. */
  readonly name: string;
  /** Absolute URL of the first server of the document. */
  readonly baseURL: string;
  /** How a client chooses its server, where there is something to choose: `serverOf()`. */
  readonly server?: ServerSelector;
  /** Security schemes by the name they have in the document. */
  readonly security: Readonly<Record<string, SecurityScheme>>;
}

/** A parameter that a client may be given once instead of with every call. */
export interface ClientParameter {
  readonly in: "path" | "query" | "header" | "cookie";
  /** The client option that holds it; named in the error when both are missing. */
  readonly option: string;
  /** `false`: a call that has no value is sent without it. */
  readonly required?: boolean;
}

/** Where an operation is: all that its URL takes besides arguments and a base URL. */
export interface Route {
  /** Path template, with `{name}` for each path parameter. */
  readonly path: string;
  /** Fills in the template where it names parameters: `pathOf({ id: simple })`. */
  readonly expand?: PathWriter;
  /** Writes the query where there is one: `queryOf(form)`. */
  readonly query?: QueryWriter;
}

/** One operation of the document as data. Generated code holds these and no behaviour. */
export interface OperationDescriptor {
  readonly api: ApiDescriptor;
  /** `operationId`, or the name derived from method and path. */
  readonly id: string;
  readonly method: string;
  readonly route: Route;
  /** Its own server instead of the API's: `operationServer()`. */
  readonly server?: ServerSelector;
  /** Writes header parameters: `headersOf({ "if-match": headerSimple })`. */
  readonly headers?: HeaderWriter;
  /** Writes cookie parameters; servers only, since browsers refuse them: `cookiesOf({ sid: form })`. */
  readonly cookies?: HeaderWriter;
  /** Parameters that the client may supply, by wire name. */
  readonly clientParameters?: Readonly<Record<string, ClientParameter>>;
  /** Parameters of path and query that logs and traces leave out (`format: password`). */
  readonly secretParameters?: readonly string[];
  readonly body?: BodyEncoder;
  /** Media types the success responses are declared with, in order; sent as `Accept`. */
  readonly accept?: string;
  /** Reads success bodies; JSON when absent. */
  readonly decode?: Decoder;
  /** Parses the JSON of error bodies, where it is more than that. */
  readonly parseError?: (text: string, status: number) => unknown;
  /** Decoders that an argument selects: parameter, then value. */
  readonly decodeBy?: Readonly<Record<string, Readonly<Record<string, Decoder>>>>;
  /** Success bodies are streams of this format; `decode` and `decodeBy` do not apply. */
  readonly stream?: StreamFormat;
  /** Alternatives, each a set of scheme names that are needed together; absent: no credentials. */
  readonly security?: readonly (readonly string[])[];
  /** Header that makes a repeated request safe. */
  readonly idempotencyHeader?: string;
  /** A repeated request is safe without a key although the method is POST or PATCH. */
  readonly idempotent?: true;
}

/** The arguments of one request, under their wire names. */
export interface RequestInput {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  /** The value of `in: querystring`, instead of {@link query}. */
  readonly querystring?: unknown;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly body?: unknown;
  /** The media type of the body, where the operation declares several; by default the first. */
  readonly contentType?: string | undefined;
  /** The media type to ask for, where the operation declares several; by default all of them. */
  readonly accept?: string | undefined;
  /** Turns the URL of the first page into that of a later one, where pages name the next URL. */
  readonly follow?: ((url: string) => string) | undefined;
}

/** Options of one call. Durations are milliseconds. */
export interface RequestOptions {
  /** Aborts the call with an {@link AbortError} whose `cause` is `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of each attempt: connect, headers and buffered body. `0` disables. Default 60 000. */
  readonly timeout?: number | undefined;
  /** Limit of the whole call, waits between attempts included. Default: none. */
  readonly deadline?: number | undefined;
  /** Attempts after the first, 0 to 10. Default 2. */
  readonly maxRetries?: number | undefined;
  /** Back-off before the first retry; doubles with each further one. Default 500. */
  readonly retryBaseDelay?: number | undefined;
  /** Longest back-off. Default 8 000. */
  readonly retryMaxDelay?: number | undefined;
  /** Longest wait a server may ask for; when it asks for more, the call fails. Default 60 000. */
  readonly maxRetryAfter?: number | undefined;
  /** Headers to add; `null` removes a default header, `undefined` keeps it. */
  readonly headers?: HeaderFields | undefined;
  /** Key of an idempotent request; generated where the operation declares a header for it. */
  readonly idempotencyKey?: string | undefined;
  /** Query parameters the document does not declare, written in the `brackets` dialect. */
  readonly extraQuery?: Readonly<Record<string, unknown>> | undefined;
  /** Passed to `fetch` as they are, for what this SDK has no option for (`keepalive`, `dispatcher`). */
  readonly fetchOptions?: Readonly<Record<string, unknown>> | undefined;
}

/** How to choose one of the media types that a request body is declared with. */
export interface ContentTypeOption<ContentType> {
  /** What the body is sent as; it decides the type of the body, too. */
  readonly contentType?: ContentType | undefined;
}

/** How to choose one of the media types that a response is declared with. */
export interface AcceptOption<Accept> {
  /** What to ask the server for; it decides the type of the result, too. Default: any of them. */
  readonly accept?: Accept | undefined;
}

/** Options of a call that receives a stream. `timeout` and `deadline` end with its headers. */
export interface StreamOptions extends RequestOptions {
  /** Longest wait for a part of the stream while somebody reads it. Default 0, which is no limit. */
  readonly streamIdleTimeout?: number | undefined;
  /** Bytes of one event or record at most, at least 1 024. Default 1 048 576. */
  readonly maxEventBytes?: number | undefined;
}

/** How events are cut out of bytes. */
export interface EventParseOptions {
  /** Bytes of one event at most. Default 1 048 576. */
  readonly maxEventBytes?: number | undefined;
  /** Give out an event that the end of the body cut short. Default: discard it, as browsers do. */
  readonly flushIncomplete?: boolean | undefined;
}

/** Options of a call that receives server-sent events. */
export interface EventStreamOptions extends StreamOptions, EventParseOptions {
  readonly maxEventBytes?: number | undefined;
  /** Continue behind this event: `lastEventId` of a stream or of an error. */
  readonly lastEventId?: string | undefined;
  /**
   * Connect anew when the server or the network ends the stream, behind the last event; GET only.
   * An error of the server ends it all the same, and so does status 204. Default `false`.
   */
  readonly reconnect?: boolean | ReconnectOptions | undefined;
}

/** How to connect anew. The waits follow `retry` of the events and the back-off of the client. */
export interface ReconnectOptions {
  /** Connections in a row that bring no event, at least 1. Default 10. */
  readonly maxReconnects?: number | undefined;
}

/** Options of a walk over pages. */
export interface ListOptions extends RequestOptions {
  /** Pages to request at most, at least 1. Default: unlimited. */
  readonly maxPages?: number | undefined;
  /** Items to yield at most, at least 1. Default: unlimited. */
  readonly maxItems?: number | undefined;
  /** Continue a walk: `resumeToken` of a page or of a {@link PaginationError}. */
  readonly resumeToken?: string | undefined;
  /** Requests pages before they are asked for: `pagesAhead(2)` of `prefetch.ts`. */
  readonly prefetch?: Prefetch | undefined;
}

/** Turns a walk over pages into one that runs ahead of its reader. */
export type Prefetch = <Page>(
  walk: (signal: AbortSignal) => AsyncGenerator<Page, void, undefined>,
  signal: AbortSignal | undefined,
) => AsyncGenerator<Page, void, undefined>;

declare const gotten: unique symbol;

/** A URL, typed by what a `GET` of it gives; for the compiler only. */
export type TypedURL<Result> = string & { readonly [gotten]?: Result };

/** How a list advances, read from one page's body. Made by {@link cursor} and its siblings. */
export interface PaginationStrategy {
  /** Query parameter that continues the list; absent where {@link follow} does. */
  readonly parameter?: string;
  /** The URL of a later page, made of the first page's and the continuation. */
  readonly follow?: (url: string, continuation: string) => string;
  /** The array (or record) of items in a body. */
  readonly items: (body: unknown) => unknown;
  /** The next value of the parameter, of whatever type the body has there; nothing at the end. */
  readonly next: (body: unknown, current: unknown, headers: Headers) => unknown;
  /** The position is counted here, not told by the server: a repeated page is an endless list. */
  readonly isCounted?: boolean;
}

/** What a list operation can do beyond being sent; names are wire names of its query parameters. */
export interface ListDescriptor {
  readonly pagination: PaginationStrategy;
  /** Page size. */
  readonly limit?: string;
  /** Object of field to direction. */
  readonly sort?: string;
  /** Names properties to leave out of each item. */
  readonly exclude?: string;
  /** Turns the array of items into an object keyed by the named property. */
  readonly keyBy?: string;
  /** Selects the form of the body; other values than `paged` are sent as one call, without pages. */
  readonly format?: { readonly parameter: string; readonly paged: readonly string[] };
}
