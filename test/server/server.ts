import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { accounts, tokens } from "./accounts.js";
import { batchHandlers } from "./admin/batch.js";
import { integratedAccounts, integratedAccountStore } from "./admin/integrated-accounts.js";
import { metaHandlers } from "./admin/meta.js";
import {
  createApplication,
  type Application,
  type RequestRecord,
  type Violation,
} from "./application.js";
import { contractsOf, type Contracts } from "./contract.js";
import { createCursorCodec } from "./cursor.js";
import { createFaultQueue, type Fault } from "./faults.js";
import { createHandlers, type Handlers } from "./handlers.js";
import { createIdempotencyStore } from "./idempotency.js";
import type { EmptyPages } from "./pagination.js";
import { createRateLimiter, type RateLimit } from "./rate-limit.js";
import { customMethods } from "./records/custom-methods.js";
import { ticketingResources } from "./records/resources.js";
import { specResource } from "./records/spec-resource.js";
import { serve } from "./serve.js";
import { createStores, type Stores } from "./stores.js";
import type { UserFields } from "./users/fields.js";
import { usersResource } from "./users/resource.js";

export { accounts, tokens, type RateLimit, type RequestRecord, type UserFields, type Violation };

export interface ServerOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** The token with all scopes. Default: `tokens.full`. */
  readonly token?: string;
  /** Milliseconds before each response. Default 0. */
  readonly latency?: number;
  /** Users of the primary account. Default 5 000. */
  readonly userCount?: number;
  /** Seed of the data set. Default 1. */
  readonly seed?: number;
  /** Users of the primary account, instead of made-up ones. */
  readonly users?: readonly UserFields[];
  /** Default: no limit. */
  readonly rateLimit?: RateLimit;
  /** Whether the third page of a long walk is empty and goes on. Default `middle`. */
  readonly emptyPages?: EmptyPages;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
  /** The folder with a folder for each API. Default: that of this repository. */
  readonly spec?: URL;
}

export interface TestServer {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** The primary account, which has the whole data set. */
  readonly integratedAccountId: string;
  /** Identifiers of all accounts, by what they are good for. */
  readonly integratedAccountIds: Readonly<Record<keyof typeof accounts, string>>;
  /** The users of the primary account as they are now, in the order of creation. */
  readonly users: readonly UserFields[];
  /** Every request, in the order of arrival. */
  readonly requests: readonly RequestRecord[];
  /** Requests and responses that broke the spec. */
  readonly violations: readonly Violation[];
  /** Lets the next requests fail; several calls queue up. */
  readonly failNext: (fault: Fault) => void;
  /** Holds the next requests back before they are processed. */
  readonly delayNext: (milliseconds: number, times?: number) => void;
  /** Forgets requests, violations and pending faults; data and idempotency keys stay. */
  readonly reset: () => void;
  /** Ends all connections, those that hang too. */
  readonly close: () => Promise<void>;
}

/** Starts the API on the loopback interface, with its own copy of the data. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const token = options.token ?? tokens.full;
  const requests: RequestRecord[] = [];
  const violations: Violation[] = [];
  const faults = createFaultQueue();
  const contracts = contractsOf(options.spec);
  const stores = createStores(options, contracts);
  const application = createApplicationFor({ options, token, violations, stores, contracts });
  const listener = { application, faults, requests, latency: options.latency ?? 0 };

  const server = createServer((incoming, response) => {
    serve(listener, incoming, response).catch(() => response.destroy());
  });
  const url = await listen(server, options.port ?? 0);
  return {
    url,
    token,
    integratedAccountId: accounts.primary.id,
    integratedAccountIds: accountIds(),
    get users() {
      return stores
        .users(accounts.primary.id)
        .all()
        .map(({ fields }) => fields);
    },
    requests,
    violations,
    failNext: faults.fail,
    delayNext: faults.delay,
    reset: () => {
      requests.length = 0;
      violations.length = 0;
      faults.clear();
    },
    close: () => close(server),
  };
}

interface ApplicationInput {
  readonly options: ServerOptions;
  readonly token: string;
  readonly violations: Violation[];
  readonly stores: Stores;
  readonly contracts: Contracts;
}

function createApplicationFor(input: ApplicationInput): Application {
  const { options, token, violations, contracts } = input;
  const now = options.now ?? Date.now;
  return createApplication({
    contractOf: contracts.ofPath,
    handlersOf: createHandlersOf(input),
    idempotency: createIdempotencyStore(),
    limiter: createRateLimiter(options.rateLimit, now),
    token,
    violations,
    now,
  });
}

/** What resources do, made when they are first asked for. */
function createHandlersOf({ options, stores, contracts }: ApplicationInput) {
  const paging = {
    cursors: createCursorCodec(`cursor ${options.seed ?? 1}`),
    emptyPages: options.emptyPages ?? ("middle" as const),
  };
  const admin = (): Handlers => {
    const store = integratedAccountStore();
    const storeOf = () => store;
    const listing = createHandlers({ resource: integratedAccounts, storeOf, ...paging });
    return {
      ...metaHandlers(contracts),
      ...batchHandlers(handlersOf),
      listIntegratedAccounts: listing["list"],
      getIntegratedAccount: listing["get"],
    };
  };
  const create = (key: string): Handlers => {
    if (key === "") return admin();
    if (key === usersKey) {
      return createHandlers({ resource: usersResource, storeOf: stores.users, ...paging });
    }
    const [model, name = ""] = key.split("/");
    const known = model === "ticketing" ? ticketingResources : [];
    const described = known.find((resource) => resource.name === name);
    const resource = described ?? specResource(contracts.ofResource(key).spec, name);
    const storeOf = stores.records(key);
    const handlers = createHandlers({ resource, storeOf, ...paging });
    return { ...handlers, ...customMethods({ resource, storeOf }) };
  };
  const created = new Map<string, Handlers>();
  const handlersOf = (key = ""): Handlers => {
    const handlers = created.get(key) ?? create(key);
    created.set(key, handlers);
    return handlers;
  };
  return handlersOf;
}

/** Users have a data set of their own, which tests may give. */
const usersKey = "ticketing/users";

function accountIds(): TestServer["integratedAccountIds"] {
  const { primary, secondary, needsReauth, blocked, readOnly } = accounts;
  return {
    primary: primary.id,
    secondary: secondary.id,
    needsReauth: needsReauth.id,
    blocked: blocked.id,
    readOnly: readOnly.id,
  };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${String(portOf(address))}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
