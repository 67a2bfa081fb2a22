/** The input stages in a row: load, overlay, fetch, bundle, upgrade, decode, check. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { isUrl, parseRemoteHost, remoteHostsForm, type RemoteHost } from "../remote-host.js";
import { bundleApi } from "./bundle.js";
import { decode } from "./decode.js";
import type { DecodedApi } from "./decoded.js";
import { member } from "./json.js";
import { loadApis, loadOverlays } from "./load.js";
import { applyOverlays } from "./overlay.js";
import {
  operationRules,
  reportUnmatched,
  type OperationSelection,
  type PaginationRule,
} from "./operation-rules.js";
import { placeAt } from "./place-at.js";
import { remoteReader, withRemoteDocuments } from "./remote.js";
import { checkRules } from "./rules.js";
import { upgrade } from "./upgrade.js";

/** What is done to documents before they are read. */
export interface ReadOptions {
  /** Files with overlays, applied in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** Which operations are read. Default: all. */
  readonly operations?: OperationSelection | undefined;
  /** How lists advance whose document does not say so. */
  readonly pagination?: readonly PaginationRule[] | undefined;
  /** Hosts that may be asked for documents, as the configuration lists them. */
  readonly remoteHosts?: readonly string[] | undefined;
  /** Told of every local file and folder before it is read, also of those that are not there. */
  readonly onRead?: ((path: string) => void) | undefined;
}

/**
 * Reads the APIs of an input path. A stage that reports errors is the last one, so that nothing is
 * said about a document that is not understood: the result is empty then, unless only the rules of
 * the last stage complain.
 */
export async function readApis(
  input: string,
  bag: DiagnosticBag,
  options: ReadOptions = {},
): Promise<readonly DecodedApi[]> {
  const { overlays = [], operations, pagination, remoteHosts = [] } = options;
  const onRead = options.onRead ?? (() => undefined);
  const hosts = [...ownHost(input), ...readHosts(remoteHosts, bag)];
  const read = remoteReader(hosts);
  const loaded = await loadApis(input, bag, { readRemote: read, onRead });
  const overlaid = applyOverlays(loaded, loadOverlays(overlays, bag, onRead), bag);
  const complete = hosts.length === 0 ? overlaid : await withRemoteDocuments(overlaid, read);
  const bundled = complete.flatMap((api) => bundleApi(api, bag) ?? []);
  const upgraded = unlessErrors(bag, bundled).map((api) => upgrade(api, bag));
  const rules = operationRules(operations, pagination);
  const decoded = unlessErrors(
    bag,
    upgraded.map((api) => decode(api, bag, rules)),
  );
  reportUnmatched(rules, decoded, bag);
  checkNames(decoded, bag);
  for (const api of decoded) checkRules(api, bag);
  return decoded;
}

/** Who gives a URL allows its host, wherever that is. */
function ownHost(input: string): readonly RemoteHost[] {
  const host =
    isUrl(input) && URL.canParse(input) ? parseRemoteHost(new URL(input).origin) : undefined;
  return host === undefined ? [] : [host];
}

function readHosts(written: readonly string[], bag: DiagnosticBag): readonly RemoteHost[] {
  return written.flatMap((text) => {
    const host = parseRemoteHost(text);
    if (host !== undefined) return [host];
    const place = { pointer: undefined, range: undefined };
    bag.report("config-invalid", place, { key: "remoteHosts", expected: remoteHostsForm });
    return [];
  });
}

function unlessErrors<Item>(bag: DiagnosticBag, items: readonly Item[]): readonly Item[] {
  return bag.hasErrors() ? [] : items;
}

function checkNames(apis: readonly DecodedApi[], bag: DiagnosticBag): void {
  const names = new Map<string, DecodedApi>();
  for (const api of apis) {
    const { name } = api.document;
    const first = names.get(name);
    if (first === undefined) names.set(name, api);
    else {
      const isDeclared = member(api.bundled, "x-loom-name") !== undefined;
      const place = placeAt(api, isDeclared ? "/x-loom-name" : "");
      const [one = "", two = ""] = [first.files[0], api.files[0]];
      bag.report("api-name-conflict", place, { name, first: one, second: two });
    }
  }
}
