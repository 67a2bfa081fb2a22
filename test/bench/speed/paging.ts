/** What pages ahead are worth in a long walk, and whether a long walk needs more memory. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../support/bundle.js";
import type { Section } from "./section.js";
import { runProgram, startUsersServer } from "./users-server.js";

export interface PagingSetting {
  readonly folder: string;
  readonly node: string;
  /** Pages of each walk; a multiple of 10. */
  readonly pages: number;
  readonly onProgress: (text: string) => void;
}

/** Users on a page. */
const size = 1000;
/** Milliseconds: before each answer of the server, and for the work on each page. */
const delay = 5;
const work = 5;

const generated = new URL("../../../generated", import.meta.url).pathname;

const program = (server: string) => `import { pagesAhead } from "./runtime/prefetch.js";
import { TicketingClient } from "./ticketing/index.js";
const options = { auth: "secret", integratedAccountId: "1", baseURL: "${server}" };
const client = new TicketingClient(options);
export const walk = (pages) =>
  client.users.list({}, pages === 0 ? {} : { prefetch: pagesAhead(pages) });`;

interface PagingFigures {
  readonly without: number;
  readonly ahead: number;
  readonly heap: { readonly early: number; readonly late: number };
}

/** Walks in one process, against a server in another. */
export async function measurePaging(setting: PagingSetting): Promise<Section> {
  const { folder, node, pages, onProgress } = setting;
  const { url, end } = await startUsersServer(node, { size, pages, delay });
  try {
    onProgress("paging");
    const { code } = await bundle({ source: program(url), folder: generated });
    const file = join(folder, "paging.mjs");
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, code);
    const walks = { url: pathToFileURL(file).href, size, pages, blocks: 10, work };
    const figures = await runProgram([node, "--expose-gc"], "paging-runner.ts", walks);
    return pagingSection(figures as PagingFigures, size * pages);
  } finally {
    end();
  }
}

function pagingSection({ without, ahead, heap }: PagingFigures, items: number): Section {
  const row = (name: string, seconds: number) =>
    [name, seconds.toFixed(2), (items / seconds / 1000).toFixed(0)] as const;
  const [early, late] = [heap.early, heap.late].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`);
  return {
    title: "Pages ahead",
    text: `A walk over ${items} users, ${size} on a page, with \`prefetch: pagesAhead(1)\` and without. The server waits ${delay} ms before each answer; the loop looks at each user, then stores each page, for which it waits ${work} ms. The target, 1.7 times the throughput, is a ratio of times of 0.59. The heap of both walks is ${early} after 10 % of them and ${late} at the end, after garbage collection.`,
    table: [
      ["walk", "seconds", "1000 users per s"],
      row("without", without),
      row("a page ahead", ahead),
    ],
    ratios: [
      {
        measure: "walk, a page ahead",
        against: "walk, without",
        value: ahead / without,
        target: 1 / 1.7,
      },
      {
        measure: "heap, end of the walk",
        against: "heap, after 10 %",
        value: heap.late / heap.early,
        target: 1.1,
      },
    ],
  };
}
