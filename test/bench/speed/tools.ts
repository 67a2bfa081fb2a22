/** The generators whose speed is compared, ours among them. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Peer } from "../peers.js";
import { peerPackages, versionsOf } from "../run-peer.js";
import type { Job } from "./process.js";

/** A generator, and how it is run in a folder of its own. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Types and a client; the others only show what types alone take. */
  readonly isComplete: boolean;
  /** Makes the folder ready, and says what to run in it; the output is below `sdk/`. */
  readonly prepare: (document: string, folder: string) => Omit<Job, "command">;
}

const root = new URL("../../../", import.meta.url).pathname;

/** `specloom` as it is built. */
export function ours(version: string): Tool {
  return {
    name: "specloom",
    version,
    isComplete: true,
    prepare: (document, folder) => {
      // As projects have it: what a run remembers is below it, and gone before the next cold run.
      mkdirSync(join(folder, "node_modules"), { recursive: true });
      const main = join(root, "dist/cli/start.cjs");
      return { parameters: [main, "generate", copied(document, folder), "-o", "sdk"], folder };
    },
  };
}

/** Others, with the settings of `peers.ts`. */
export function others(peers: readonly Peer[]): readonly Tool[] {
  return peers.map((peer) => ({
    name: peer.name === "openapi-fetch" ? "openapi-typescript" : peer.name,
    version: versionsOf({ ...peer, packages: [peer.packages[0]] }),
    isComplete: peer.name !== "openapi-fetch",
    prepare: (document, folder) => preparePeer(peer, document, folder),
  }));
}

function preparePeer(peer: Peer, document: string, folder: string): Omit<Job, "command"> {
  mkdirSync(join(folder, "sdk"), { recursive: true });
  const name = copied(document, folder);
  const named = (text: string) => text.replaceAll("openapi.json", name);
  for (const [file, text] of Object.entries(peer.configuration ?? {})) {
    writeFileSync(join(folder, file), named(text));
  }
  symlinkSync(peerPackages, join(folder, "node_modules"));
  const [binary, ...parameters] = peer.command;
  return { parameters: [join("node_modules/.bin", binary), ...parameters.map(named)], folder };
}

/** The document as it is, YAML or JSON, beside the output. */
function copied(document: string, folder: string): string {
  const name = documentFile(document);
  cpSync(document, join(folder, name));
  return name;
}

/** How the copy of a document is called. */
export function documentFile(document: string): string {
  return `openapi${extname(document)}`;
}
