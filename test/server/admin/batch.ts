import { authorize, findAccount } from "../accounts.js";
import { HttpError, errorEnvelope } from "../errors.js";
import type { Call, Handlers } from "../handlers.js";
import { asArray, asObject, asString, isObject, type JsonObject } from "../json.js";

/** What a resource does, by `model/resource`. */
type HandlersOf = (resource: string) => Handlers;

/** Several requests at once: placeholders of `args`, dependencies and loops over `args`. */
export function batchHandlers(handlersOf: HandlersOf): Handlers {
  return {
    createBatchRequest: (call) => {
      const account = findAccount(call.body["integrated_account_id"]);
      const steps = inOrder(asArray(call.body["resources"]).map(asObject));
      for (const { method } of steps) {
        authorize(account, call.caller, method !== "list" && method !== "get");
      }
      const outcome: Outcome = { result: new Map(), errors: new Map() };
      for (const step of steps)
        runStep({ ...call, account: account.id }, step, { handlersOf, outcome });
      const [result, errors] = [outcome.result, outcome.errors].map((lists) =>
        Object.fromEntries(lists),
      );
      return { kind: "json", status: 200, headers: {}, body: { result, errors } };
    },
  };
}

interface Outcome {
  readonly result: Map<string, unknown[]>;
  readonly errors: Map<string, unknown[]>;
}

interface Running {
  readonly handlersOf: HandlersOf;
  readonly outcome: Outcome;
}

function runStep(call: Call, step: JsonObject, { handlersOf, outcome }: Running): void {
  const key = asString(step["resource"]) ?? "";
  const args = asObject(call.body["args"]);
  const loop = asString(step["loop_on"]);
  const rounds =
    loop === undefined ? [args] : asArray(args[loop]).map((item) => ({ ...args, [loop]: item }));
  for (const round of rounds) {
    try {
      const records = recordsOf(handlersOf(key), call, asObject(replaced(step, round)));
      if (step["persist"] !== false) append(outcome.result, key, records);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      append(outcome.errors, key, [errorEnvelope(error)]);
    }
  }
}

function append(lists: Map<string, unknown[]>, key: string, items: readonly unknown[]): void {
  lists.set(key, [...(lists.get(key) ?? []), ...items]);
}

/** Every record of a list, page after page, or the one record of another method. */
function recordsOf(handlers: Handlers, call: Call, step: JsonObject): readonly unknown[] {
  const handler = handlers[asString(step["method"]) ?? ""];
  if (handler === undefined) throw new HttpError(405, "The resource has no such method.");
  const id = asString(step["id"]) ?? "";
  const records: unknown[] = [];
  let cursor: unknown;
  do {
    const query = { ...asObject(step["query"]), ...(isText(cursor) && { next_cursor: cursor }) };
    const reply = handler({ ...call, id, query, body: asObject(step["body"]) });
    const body = reply.kind === "json" ? reply.body : {};
    const isPage = isObject(body) && Array.isArray(body["result"]);
    records.push(...(isPage ? asArray(body["result"]) : [body]));
    cursor = isPage ? body["next_cursor"] : undefined;
  } while (isText(cursor));
  return records;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Steps after what they depend on; 400 where that is impossible. */
function inOrder(steps: readonly JsonObject[]): readonly JsonObject[] {
  const done = new Set<unknown>();
  const ordered: JsonObject[] = [];
  let waiting = steps;
  while (waiting.length > 0) {
    const ready = waiting.filter(
      ({ depends_on }) => depends_on === undefined || done.has(depends_on),
    );
    if (ready.length === 0) throw new HttpError(400, "A request depends on one that is not there.");
    for (const step of ready) done.add(step["name"] ?? step["resource"]);
    ordered.push(...ready);
    waiting = waiting.filter((step) => !ready.includes(step));
  }
  return ordered;
}

/** `{{args.name}}` as a whole text is the value itself. */
function replaced(value: unknown, args: JsonObject): unknown {
  if (Array.isArray(value)) return asArray(value).map((item) => replaced(item, args));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, replaced(item, args)]),
    );
  }
  const name = isText(value) ? /^\{\{args\.(\w+)\}\}$/u.exec(value)?.[1] : undefined;
  return name === undefined ? value : args[name];
}
