/** Generates, bundles and runs the SDKs of the other generators. */
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import { readApis } from "../../generator/input/read.js";
import { bundle } from "../support/bundle.js";
import { temporaryFolder } from "../support/command.js";
import { observe } from "./observe.js";
import { peerPrograms } from "./peer-programs.js";
import { peers } from "./peers.js";
import type { Row } from "./row.js";
import { runPeer, versionsOf } from "./run-peer.js";

const spec = new URL("../../spec/", import.meta.url).pathname;

/** One row for each of them, from the smallest to the largest. */
export async function measurePeers(): Promise<readonly Row[]> {
  const [api] = await readApis(spec, new DiagnosticBag());
  const document = JSON.stringify(api?.bundled);
  const rows: Row[] = [];
  for (const peer of peers) rows.push(await measure(peer, document));
  return rows.sort((first, second) => first.gzipped - second.gzipped);
}

async function measure(peer: (typeof peers)[number], document: string): Promise<Row> {
  const folder = temporaryFolder();
  try {
    await runPeer(peer, document, folder.path);
    const { source, includes } = peerPrograms[peer.name];
    const { code, minified, gzipped } = await bundle({ source, folder: folder.path });
    const observed = await observe(code);
    return {
      name: peer.name,
      version: versionsOf(peer),
      minified,
      gzipped,
      ...observed,
      ...includes,
    };
  } finally {
    folder.remove();
  }
}
