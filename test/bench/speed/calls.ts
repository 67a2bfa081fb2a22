/** What an SDK adds to the time of a call, over the platform's `fetch` on loopback. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../support/bundle.js";
import { peerPrograms } from "../peer-programs.js";
import type { Peer, PeerName } from "../peers.js";
import { runPeer } from "../run-peer.js";
import type { Section } from "./section.js";
import { runProgram, startUsersServer } from "./users-server.js";

/** Calls to make, and whose. */
export interface CallSetting {
  /** Our own spec in one file. */
  readonly document: string;
  readonly peers: readonly (Peer & { readonly name: PeerName })[];
  readonly folder: string;
  readonly node: string;
  readonly blocks: number;
  /** Calls of each program in a block. */
  readonly calls: number;
  readonly onProgress: (text: string) => void;
}

/** A program that exports `call`, and where its imports start. */
interface CallProgram {
  readonly name: string;
  readonly source: string;
  readonly folder: string;
}

const generated = new URL("../../../generated", import.meta.url).pathname;

/** The server that the document names. */
const server = "https://api.truto.one";

const bareFetch = `const url = "${server}/unified/ticketing/users?integrated_account_id=1&limit=50";
const headers = { authorization: "Bearer secret" };
export const call = async () => await (await fetch(url, { headers })).json();`;

const ownClient = `import { TicketingClient } from "./ticketing/index.js";
const options = { auth: "secret", integratedAccountId: "1", baseURL: "${server}" };
const client = new TicketingClient(options);
export const call = () => client.users.list({ limit: 50 });`;

const ownGet = `import { get } from "./runtime/send.js";
import { listUsersURL } from "./ticketing/index.js";
const headers = { authorization: "Bearer secret" };
const query = { integrated_account_id: "1", limit: 50 };
export const call = () => get(listUsersURL(query, "${server}"), { headers });`;

const own: readonly CallProgram[] = [
  { name: "fetch", source: bareFetch, folder: generated },
  { name: "specloom, client", source: ownClient, folder: generated },
  { name: "specloom, get", source: ownGet, folder: generated },
];

/** Makes all calls in one process, against a server in another. */
export async function measureCalls(setting: CallSetting): Promise<Section> {
  const { peers, node, blocks, calls, onProgress } = setting;
  const { url, end } = await startUsersServer(node, { size: 1, pages: 1, delay: 0 });
  try {
    const programs = [...own];
    for (const peer of peers) {
      onProgress(`calls, generating with ${peer.name}`);
      programs.push(await peerCall(peer, setting));
    }
    const files = [];
    for (const program of programs) {
      files.push({ name: program.name, url: await writeBundle(program, setting.folder, url) });
    }
    onProgress("calls");
    const figures = await runProgram([node], "call-runner.ts", { programs: files, blocks, calls });
    return callSection(figures as CallFigures, blocks * calls);
  } finally {
    end();
  }
}

async function peerCall(
  peer: CallSetting["peers"][number],
  { document, folder }: CallSetting,
): Promise<CallProgram> {
  const home = join(folder, peer.name);
  mkdirSync(home, { recursive: true });
  await runPeer(peer, readFileSync(document, "utf8"), home);
  const { setup, call } = peerPrograms[peer.name];
  return { name: peer.name, source: `${setup}\nexport const call = () => ${call};`, folder: home };
}

/** Bundled as applications do, and sent to the server that is here. */
async function writeBundle(program: CallProgram, folder: string, url: string): Promise<string> {
  const { code } = await bundle(program);
  const file = join(folder, `${program.name.replaceAll(/\W+/gu, "-")}.mjs`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code.replaceAll(server, url));
  return pathToFileURL(file).href;
}

/** Microseconds that a call of ours should take at most, over `fetch`. */
const target = 10;

/** Microseconds of a call by programs: as they pass, and of the processor. */
type CallFigures = Readonly<
  Record<string, { readonly passed: number; readonly processor: number }>
>;

function callSection({ fetch, ...others }: CallFigures, count: number): Section {
  const bare = fetch ?? { passed: NaN, processor: NaN };
  const all = Object.entries(others);
  return {
    title: "Calls",
    text: `${count} calls of each, one after the other, that list a page of one user, on loopback with the server in another process, in blocks that take turns; medians of the means of the blocks. A bare \`fetch\` with \`json()\` takes ${bare.passed.toFixed(0)} µs, and ${bare.processor.toFixed(0)} µs of the processor in its process. Ours should add at most ${target} µs, and no more than any other.`,
    table: [
      ["program", "µs over fetch", "of the processor", "µs", "target"],
      ...all.map(([name, { passed, processor }]) => [
        name,
        (passed - bare.passed).toFixed(1),
        (processor - bare.processor).toFixed(1),
        passed.toFixed(1),
        isOwn(name) ? `${target}: ${passed - bare.passed <= target ? "met" : "missed"}` : "",
      ]),
    ],
    ratios: all
      .filter(([name]) => isOwn(name))
      .flatMap(([name, time]) =>
        [["fetch", bare] as const, ...all.filter(([other]) => !isOwn(other))].map(
          ([against, other]) => ({
            measure: `call, ${name}`,
            against,
            value: time.passed / other.passed,
            ...(against === "fetch" ? {} : { target: 1 }),
          }),
        ),
      ),
  };
}

function isOwn(name: string): boolean {
  return name.startsWith("specloom");
}
