/** Documents behind URLs: fetched once a run, parsed like files. */
import { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { RemoteHost } from "../remote-host.js";
import { bundleApi } from "./bundle.js";
import { fetchText, limitsFor } from "./fetch.js";
import type { LoadedApi, OpenSource, ReadRemote } from "./load.js";
import { parseSource, type SourceDocument } from "./parse.js";
import { isFailure, type RemoteFailure } from "./remote-failure.js";

/** Documents that are fetched, and how many may lead to the next: who needs more is led astray. */
const documentLimit = 1_000;
const roundLimit = 100;

/** Documents that are fetched at the same time. */
const concurrency = 8;

/** A reader that asks these hosts and no others, for each document once. */
export function remoteReader(hosts: readonly RemoteHost[]): ReadRemote {
  const limits = limitsFor(hosts);
  const asked = new Map<string, ReturnType<ReadRemote>>();
  const sources = new Map<string, SourceDocument | RemoteFailure>();
  const read: ReadRemote = async (url) => {
    const fetched = await fetchText(url, limits);
    if ("failure" in fetched) return fetched;
    // Two URLs that lead to one document have one document.
    const source = sources.get(fetched.url) ?? parse(fetched.url, fetched.text);
    sources.set(fetched.url, source);
    return source;
  };
  return (url) => {
    const promise = asked.get(url) ?? read(url);
    asked.set(url, promise);
    return promise;
  };
}

function parse(url: string, text: string): SourceDocument | RemoteFailure {
  const bag = new DiagnosticBag();
  const source = parseSource(url, text, bag);
  const [problem] = bag.diagnostics;
  if (problem !== undefined) {
    const { line = 1, column = 1 } = problem.range ?? {};
    const detail = `line ${line}, column ${column}: ${problem.message}`;
    return { failure: "remote-invalid", detail };
  }
  // A page for people is a text to a YAML parser.
  if (typeof source?.value === "object" && source.value !== null) return source;
  return { failure: "remote-invalid", detail: "it is neither a mapping nor a list." };
}

/**
 * The APIs with every document that they refer to by URL. Bundling asks for documents; what it asks
 * for and is not there is fetched, and then it is asked again. So nothing is fetched that is not used.
 */
export async function withRemoteDocuments(
  apis: readonly LoadedApi[],
  read: ReadRemote,
): Promise<readonly LoadedApi[]> {
  const fetched = new Map<string, SourceDocument | RemoteFailure>();
  const completed: LoadedApi[] = [];
  for (const api of apis) {
    const open = opener(api.open, fetched, () => undefined);
    for (let round = 0; ; round += 1) {
      const missing = missingUrls(api, fetched);
      if (missing.length === 0) break;
      await fetchAll(missing, fetched, round < roundLimit ? read : () => tooMany);
    }
    completed.push({ ...api, open });
  }
  return completed;
}

type Fetched = Map<string, SourceDocument | RemoteFailure>;

/** URLs that bundling asks for and that have not been tried, in the order of the documents. */
function missingUrls(api: LoadedApi, fetched: Fetched): readonly string[] {
  const missing = new Set<string>();
  const open = opener(api.open, fetched, (url) => missing.add(url));
  bundleApi({ ...api, open }, new DiagnosticBag());
  return [...missing];
}

function opener(open: OpenSource, fetched: Fetched, onMissing: (url: string) => void): OpenSource {
  return (file) => {
    const opened = open(file);
    if (!isFailure(opened)) return opened;
    const known = fetched.get(file);
    if (known === undefined) onMissing(file);
    return known ?? opened;
  };
}

async function fetchAll(urls: readonly string[], fetched: Fetched, read: ReadRemote) {
  for (let start = 0; start < urls.length; start += concurrency) {
    const batch = urls.slice(start, start + concurrency);
    const results = await Promise.all(
      batch.map(async (url) => {
        const result = fetched.size < documentLimit ? await read(url) : await tooMany;
        return [url, result] as const;
      }),
    );
    for (const [url, result] of results) fetched.set(url, result);
  }
}

const tooMany = Promise.resolve<RemoteFailure>({
  failure: "remote-unreachable",
  reason: `references lead to more than ${documentLimit} documents, or through more than ${roundLimit}`,
});
