/** Chromium, driven by the DevTools protocol over pipes. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** Where Debian's package puts it. */
export const chromium = "/usr/bin/chromium";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--remote-debugging-pipe",
];

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** An open page. */
export interface BrowserPage {
  readonly open: (url: string) => Promise<void>;
  /** Value of an expression, which may be a promise. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Waits until an expression holds; fails after 60 seconds. */
  readonly until: (expression: string) => Promise<void>;
  /** Prefers dark colors from now on. */
  readonly darken: () => Promise<void>;
  /** A PNG of what is visible. */
  readonly screenshot: () => Promise<Buffer>;
  /** Addresses that were asked, without those that the policy of a page blocked. */
  readonly requested: () => readonly string[];
  /** What scripts threw. */
  readonly exceptions: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a browser with one page of 1440 by 1000. */
export async function openBrowser(): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), "specloom-chromium-"));
  const child = spawn(
    chromium,
    [...flags, `--user-data-dir=${profile}`, "--window-size=1440,1000", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], detached: true },
  );
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const connection = connect(input, output);
  const close = async () => {
    await connection.send("Browser.close").catch(() => undefined);
    await exited;
    rmSync(profile, { recursive: true, force: true, maxRetries: 9 });
  };
  return { ...(await attach(connection)), close };
}

interface Connection {
  readonly send: (method: string, params?: object, session?: string) => Promise<Message["params"]>;
  readonly events: readonly Message[];
}

/** Messages are JSON between zero bytes. */
function connect(input: Writable, output: Readable): Connection {
  const pending = new Map<number, (message: Message) => void>();
  const events: Message[] = [];
  let buffered = "";
  output.setEncoding("utf8").on("data", (chunk: string) => {
    const texts = (buffered + chunk).split("\0");
    buffered = texts.pop() ?? "";
    for (const message of texts.map((text) => JSON.parse(text) as Message)) {
      if (message.id === undefined) events.push(message);
      else pending.get(message.id)?.(message);
    }
  });
  let last = 0;
  const send: Connection["send"] = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      pending.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  return { send, events };
}

async function attach({ send, events }: Connection): Promise<Omit<BrowserPage, "close">> {
  const target = await send("Target.createTarget", { url: "about:blank" });
  const attached = await send("Target.attachToTarget", { ...target, flatten: true });
  const session = String(attached?.["sessionId"]);
  const call = (method: string, params?: object) => send(method, params, session);
  for (const domain of ["Page", "Runtime", "Network"]) await call(`${domain}.enable`);

  const evaluate = async (expression: string) => {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const answer = (await call("Runtime.evaluate", options)) as unknown as {
      result: { value?: unknown };
      exceptionDetails?: object;
    };
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
    return answer.result.value;
  };
  return {
    evaluate,
    open: async (url) => {
      await call("Page.navigate", { url });
    },
    darken: async () => {
      const features = [{ name: "prefers-color-scheme", value: "dark" }];
      await call("Emulation.setEmulatedMedia", { features });
    },
    until: (expression) => until(evaluate, expression),
    screenshot: async () => {
      const shot = await call("Page.captureScreenshot", { format: "png" });
      return Buffer.from(String(shot?.["data"]), "base64");
    },
    requested: () => requestedBy(events),
    exceptions: () =>
      events
        .filter(({ method }) => method === "Runtime.exceptionThrown")
        .map(({ params }) => JSON.stringify(params)),
  };
}

async function until(evaluate: BrowserPage["evaluate"], expression: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    // A page that is being left has no answer.
    if ((await evaluate(expression).catch(() => false)) === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The page never had: ${expression}`);
}

function requestedBy(events: readonly Message[]): readonly string[] {
  const named = (name: string) => events.filter(({ method }) => method === name);
  const blocked = new Set(
    named("Network.loadingFailed")
      .filter(({ params }) => params?.["blockedReason"] === "csp")
      .map(({ params }) => params?.["requestId"]),
  );
  return named("Network.requestWillBeSent")
    .filter(({ params }) => !blocked.has(params?.["requestId"]))
    .map(({ params }) => (params?.["request"] as { url: string }).url);
}
