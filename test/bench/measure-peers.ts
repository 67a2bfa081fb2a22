/** Generates, bundles and runs the SDKs of the other generators. */
import { bundle } from "../support/bundle.js";
import { temporaryFolder } from "../support/command.js";
import { observe } from "./observe.js";
import { ownDocument } from "./own-document.js";
import { peerPrograms, programOf } from "./peer-programs.js";
import { peers } from "./peers.js";
import type { Row } from "./row.js";
import { runPeer, versionsOf } from "./run-peer.js";

/** One row for each of them, from the smallest to the largest. */
export async function measurePeers(): Promise<readonly Row[]> {
  const document = await ownDocument();
  const rows: Row[] = [];
  for (const peer of peers) rows.push(await measure(peer, document));
  return rows.sort((first, second) => first.gzipped - second.gzipped);
}

async function measure(peer: (typeof peers)[number], document: string): Promise<Row> {
  const folder = temporaryFolder();
  try {
    await runPeer(peer, document, folder.path);
    const program = peerPrograms[peer.name];
    const source = programOf(program);
    const { code, minified, gzipped } = await bundle({ source, folder: folder.path });
    const observed = await observe(code);
    return {
      name: peer.name,
      version: versionsOf(peer),
      minified,
      gzipped,
      ...observed,
      ...program.includes,
    };
  } finally {
    folder.remove();
  }
}
