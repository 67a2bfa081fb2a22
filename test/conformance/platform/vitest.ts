/** The part of Vitest that the tests of the run-time use, for platforms Vitest does not run on. */
import {
  addCustomEqualityTesters,
  chai,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from "@vitest/expect";
import type { TestOutcome } from "../verdict.js";

addCustomEqualityTesters([]);
chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

type Work = (...parameters: never[]) => unknown;

interface Options {
  readonly retry?: number;
  readonly timeout?: number;
}

interface RegisteredTest {
  readonly name: string;
  readonly work: () => unknown;
  readonly options: Options;
}

const tests: RegisteredTest[] = [];
const afterEachHooks: (() => unknown)[] = [];
let prefix: readonly string[] = [];

export const describe = Object.assign(describeNow, { each: eachOf(describeNow) });
export const test = Object.assign(register, { each: eachOf(register) });

function describeNow(name: string, body: () => void): void {
  const outer = prefix;
  prefix = [...outer, name];
  try {
    body();
  } finally {
    prefix = outer;
  }
}

function register(name: string, ...rest: readonly (Work | Options | number)[]): void {
  const work = rest.find((part): part is Work => typeof part === "function");
  const options = rest.find((part): part is Options => typeof part === "object") ?? {};
  const timeout = rest.find((part): part is number => typeof part === "number");
  if (work === undefined) return;
  tests.push({
    name: [...prefix, name].join(" "),
    work,
    options: { ...options, ...(timeout !== undefined && { timeout }) },
  });
}

type Register = (name: string, ...rest: never[]) => void;

function eachOf(target: Register) {
  return (cases: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]): void => {
      const isSpread = cases.every((one) => Array.isArray(one));
      cases.forEach((one, index) => {
        const parameters: readonly unknown[] = isSpread ? (one as unknown[]) : [one];
        const bound = rest.map((part) =>
          typeof part === "function" ? () => (part as Work)(...(parameters as never[])) : part,
        );
        target(titleOf(name, parameters, index), ...(bound as never[]));
      });
    };
}

function titleOf(template: string, parameters: readonly unknown[], index: number): string {
  let next = 0;
  const [first] = parameters;
  return template
    .replaceAll(/%([sidfjo#%])/gu, (_match, kind: string) => {
      if (kind === "%") return "%";
      if (kind === "#") return String(index);
      const parameter = parameters[next];
      next += 1;
      return kind === "j" || kind === "o" ? jsonOf(parameter) : String(parameter);
    })
    .replaceAll(/\$(\w+)/gu, (_match, key: string) =>
      String((Object(first) as Record<string, unknown>)[key]),
    );
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}

export function afterEach(hook: () => unknown): void {
  afterEachHooks.push(hook);
}

export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  { poll },
);

/** Repeats an expectation until it holds, for a second. */
function poll(read: () => unknown, { interval = 20 }: { interval?: number } = {}): unknown {
  return new Proxy(
    {},
    {
      get:
        (_target, matcher: string) =>
        async (...parameters: unknown[]) => {
          const end = Date.now() + 1000;
          for (;;) {
            try {
              const assertion = chai.expect(await read()) as unknown as Record<string, Work>;
              assertion[matcher]?.(...(parameters as never[]));
              return;
            } catch (error) {
              if (Date.now() > end) throw error;
              await new Promise((resolve) => setTimeout(resolve, interval));
            }
          }
        },
    },
  );
}

/** Types were checked before. */
export function expectTypeOf(): unknown {
  const nothing: unknown = new Proxy(() => nothing, { get: () => nothing });
  return nothing;
}

const stubs = new Map<string, PropertyDescriptor | undefined>();

export const vi = {
  stubGlobal(name: string, value: unknown): void {
    if (!stubs.has(name)) stubs.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  },
  unstubAllGlobals(): void {
    for (const [name, descriptor] of stubs) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
    stubs.clear();
  },
};

/** Runs everything that was registered, one test after the other. */
export async function runTests(isChosen: (name: string) => boolean): Promise<TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  for (const test of tests.filter(({ name }) => isChosen(name))) outcomes.push(await runTest(test));
  return outcomes;
}

async function runTest(test: RegisteredTest): Promise<TestOutcome> {
  const { name, options } = test;
  let message: string | undefined;
  for (let attempt = 0; attempt <= (options.retry ?? 0); attempt += 1) {
    message = await tryTest(test);
    if (message === undefined) return { name, state: "passed" };
  }
  return { name, state: "failed", message };
}

/** What went wrong, if anything did. */
async function tryTest({ work, options: { timeout = 30_000 } }: RegisteredTest) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([work(), late]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  } finally {
    clearTimeout(timer);
    vi.unstubAllGlobals();
    for (const hook of afterEachHooks) await hook();
  }
}
