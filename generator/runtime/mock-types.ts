// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What mocks of operations are described with, and what they are told. Types only. */
import type { ApiError } from "./errors.js";
import type { SampleOptions } from "./sample.js";
import type { Sample } from "./sample-types.js";
import type { BodyEncoder, OperationDescriptor } from "./types.js";

/** Options of mocks. */
export interface MockOptions extends Pick<SampleOptions, "seed"> {
  /**
   * What the client was given; without a host, every host. Default: the server that the document
   * names for the operation.
   */
  readonly baseURL?: string | undefined;
  /** Number of items that are made of a list with pages. Default 25. */
  readonly listLength?: number | undefined;
  /** Answers one request only, and leaves the others to the handlers behind. Default `false`. */
  readonly once?: boolean;
}

/** An answer. What is left out of it is made of the schema. */
export interface MockAnswer<Status extends number, Body> {
  readonly status: Status;
  readonly body?: Body | undefined;
  /** They replace those that the document declares. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The answer that is meant where no status is given. */
export type UsualAnswer<Status extends number, Body> = Omit<MockAnswer<Status, Body>, "status"> & {
  readonly status?: Status | undefined;
};

/** The answers that a client throws as an error of the operation. */
export type FailureAnswer<Failure> =
  Failure extends ApiError<infer Status, infer Body> ? MockAnswer<Status, Body> : never;

/** A request that a mock is to answer. */
export interface MockedRequest<Path> {
  readonly request: Request;
  /** Parameters of the path as they are in it, percent-decoded. */
  readonly params: { readonly [Name in keyof Path]: string };
}

/**
 * What to answer: the same every time, or what a function decides. A whole `Response` is sent as it
 * is, and `undefined` leaves the request to the handlers behind this one.
 */
export type Answering<Answer, Path = object> =
  Answer | ((request: MockedRequest<Path>) => Decision<Answer> | Promise<Decision<Answer>>);

type Decision<Answer> = Answer | Response | undefined;

/** One operation, and what its responses are made of. */
export interface MockedOperation {
  readonly operation: OperationDescriptor;
  /** Path templates of operations that are meant where theirs match, too. */
  readonly except?: readonly string[];
  /**
   * The method and path of another operation: only requests that ask for this media type are meant,
   * or those that do not.
   */
  readonly accept?: { readonly mediaType: string; readonly isMeant: boolean };
  /** The usual one first. */
  readonly responses: readonly MockedResponse[];
  readonly list?: MockedList;
  readonly variants?: MockedVariants;
}

/** One declared response. */
export interface MockedResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** Absent: there is no body. */
  readonly contents?: readonly MockedContent[];
  readonly headers?: Readonly<Record<string, Sample>>;
}

/** One media type of a response. */
export interface MockedContent {
  readonly mediaType: string;
  /** Default: JSON. */
  readonly write?: BodyEncoder;
  /** Absent: some bytes are made. */
  readonly sample?: Sample;
  /** Examples of the whole body. */
  readonly examples?: readonly unknown[];
  /** `sample` is one of several items. */
  readonly isStream?: true;
}

/** How the pages of a list follow each other. Pointers are JSON Pointers into the body. */
export interface MockedList {
  readonly style: "cursor" | "offset" | "page" | "next-url" | "link";
  /** Query parameter that continues the list. */
  readonly parameter?: string;
  /** Number of the first page. */
  readonly start?: number;
  readonly items: string;
  readonly next?: string;
  readonly hasMore?: string;
  /** Query parameter with the size of pages. */
  readonly limit?: string;
}

/** Query parameters that change the body. */
export interface MockedVariants {
  /** Names properties to leave out of items. */
  readonly exclude?: string;
  /** `true` leaves properties out of items. */
  readonly excludeWhen?: Readonly<Record<string, readonly string[]>>;
  /** Turns the list of items into an object. */
  readonly keyBy?: string;
  /** Values of a parameter for which the body is the declared one. */
  readonly format?: { readonly parameter: string; readonly declared: readonly string[] };
}
