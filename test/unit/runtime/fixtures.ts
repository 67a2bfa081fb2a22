/** A small API to test the run-time with, as the generator would write it. */
import { inspect } from "node:util";
import { afterEach, expect } from "vitest";
import {
  ApiClient,
  apiCall,
  brackets,
  cursor,
  form,
  jsonBody,
  listCall,
  SdkError,
  stream,
  type ApiCall,
  type ApiDescriptor,
  type ApiErrors,
  type ClientOptions,
  type KeyedListCall,
  type KeyedPage,
  type ListCall,
  type ListDescriptor,
  type ListOptions,
  type OperationDescriptor,
  type Page,
  type Platform,
  type RequestOptions,
  pathOf,
  queryOf,
  simple,
} from "../../../generator/runtime/index.js";
import { logging, type LogRecord } from "../../../generator/runtime/logger.js";
import { sendJson, startServer, type Answer, type TestServer } from "../../support/server.js";

export const api: ApiDescriptor = {
  name: "zoo",
  baseURL: "https://zoo.example/v1",
  security: { bearerAuth: { type: "bearer" } },
};

export interface Animal {
  id: string;
  name: string;
}

export interface AnimalList {
  result: Animal[];
  next_cursor: string | null;
}

export type AnimalErrors = ApiErrors<{
  404: { missing: string };
  "4XX": { reason: string };
  default: { message: string };
}>;

export const getAnimal: OperationDescriptor = {
  api,
  id: "getAnimal",
  method: "GET",
  route: { path: "/animals/{id}", expand: pathOf({ id: simple }), query: queryOf(form) },
  accept: "application/json",
  decodeBy: { view: { stream } },
  security: [["bearerAuth"]],
};

export const createAnimal: OperationDescriptor = {
  api,
  id: "createAnimal",
  method: "POST",
  route: { path: "/animals" },
  body: jsonBody,
  accept: "application/json",
  security: [["bearerAuth"]],
};

export const createAnimalOnce: OperationDescriptor = {
  ...createAnimal,
  idempotencyHeader: "Idempotency-Key",
};

export const listAnimals: OperationDescriptor = {
  api,
  id: "listAnimals",
  method: "GET",
  route: { path: "/animals", query: queryOf(brackets) },
  clientParameters: { zoo_id: { in: "query", option: "zooId" } },
  accept: "application/json",
  security: [["bearerAuth"]],
};

export const animalList: ListDescriptor = {
  pagination: cursor({ parameter: "next_cursor", next: "/next_cursor", items: "/result" }),
  limit: "limit",
  sort: "sort_by",
  exclude: "exclude",
  keyBy: "key_by",
  format: { parameter: "format", paged: ["unified"] },
};

interface ListMethods<Self> {
  where(name: string, value: unknown): Self;
  where(name: string, operator: string, value: unknown): Self;
  sortBy(field: string, direction: "asc" | "desc"): Self;
  limit(count: number): Self;
  exclude(...fields: string[]): Self;
  format(value: "raw" | "stream"): ApiCall<unknown, AnimalErrors>;
}

export interface KeyedAnimalsCall
  extends KeyedListCall<KeyedPage<Animal>, Animal, AnimalErrors>, ListMethods<KeyedAnimalsCall> {}

export interface AnimalsCall
  extends ListCall<Page<Animal, AnimalList>, Animal, AnimalErrors>, ListMethods<AnimalsCall> {
  keyBy(field: string): KeyedAnimalsCall;
}

export interface ZooOptions extends ClientOptions {
  readonly zooId?: string | undefined;
}

/** What the generator would emit for the operations above. */
export class Zoo extends ApiClient {
  constructor(options: ZooOptions = {}) {
    super(api, options);
  }

  get(id: string, query?: object, options?: RequestOptions): ApiCall<Animal, AnimalErrors> {
    return apiCall(this, getAnimal, { path: { id }, query }, options);
  }

  create(body: unknown, options?: RequestOptions): ApiCall<Animal, AnimalErrors> {
    return apiCall(this, createAnimal, { body }, options);
  }

  createOnce(body: unknown, options?: RequestOptions): ApiCall<Animal, AnimalErrors> {
    return apiCall(this, createAnimalOnce, { body }, options);
  }

  list(query?: object, options?: ListOptions): AnimalsCall {
    return listCall(this, listAnimals, animalList, { query }, options);
  }

  override withOptions(changes: ZooOptions): Zoo {
    return new Zoo({ ...this.options, ...changes });
  }
}

/** The credential of every client here. No log and no error of any test may hold it (X68, E57). */
export const seededCredential = "seeded-credential-1618";

const told: string[] = [];
const tell = (message: string, record: LogRecord) =>
  told.push(`${message} ${JSON.stringify(record)}`);
const journal = logging({
  logger: { debug: tell, info: tell, warn: tell, error: tell },
  level: "debug",
});

afterEach(() => {
  expect(told.splice(0).filter((line) => line.includes(seededCredential))).toEqual([]);
});

const open: TestServer[] = [];

/** A server for one test. */
export async function serve(answer: Answer): Promise<TestServer> {
  const server = await startServer(answer);
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** A client of a server whose waits take no time; `waits` are the ones it would have made. */
export function zooOf(
  server: Pick<TestServer, "url">,
  options: ZooOptions = {},
): Zoo & { readonly waits: number[] } {
  const waits: number[] = [];
  const platform: Partial<Platform> = {
    random: () => 0.5,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...options.platform,
  };
  const page = { dangerouslyAllowBrowser: true };
  const middleware = [...(options.middleware ?? []), journal];
  const defaults = { ...page, baseURL: server.url, auth: seededCredential, zooId: "z1" };
  return Object.assign(new Zoo({ ...defaults, ...options, platform, middleware }), { waits });
}

/** A client whose every request gets the same answer, without a network. */
export function zooAnswering(response: () => Response, options: ZooOptions = {}): Zoo {
  const fetch = () => Promise.resolve(response());
  return zooOf({ url: "http://h" }, { fetch, maxRetries: 0, ...options });
}

/** The error a call is expected to fail with. */
export async function failureOf(call: PromiseLike<unknown>): Promise<SdkError> {
  return await failureAs(SdkError, call);
}

/** The error of a class that a call is expected to fail with. */
export async function failureAs<Failure>(
  type: abstract new (...parameters: never) => Failure,
  call: PromiseLike<unknown>,
): Promise<Failure> {
  const error: unknown = await Promise.resolve(call).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof type)) throw new Error(`expected ${type.name}`, { cause: error });
  for (const text of textsOf(error)) expect(text).not.toContain(seededCredential);
  return error;
}

/** All that somebody could write down of an error. */
function textsOf(error: unknown): string[] {
  const texts = [inspect(error, { depth: 10, showHidden: true })];
  for (let link = error; link instanceof Error; link = link.cause) {
    texts.push(String(link), link.stack ?? "", JSON.stringify(link));
  }
  return texts;
}

/** Answers with the statuses in turn, the last one for ever. */
export function statuses(...all: number[]): Answer {
  return (response, _request, index) => {
    sendJson(response, {}, { status: all[Math.min(index, all.length - 1)] ?? 200 });
  };
}
