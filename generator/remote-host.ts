/** URLs among paths, and the hosts that may be asked for documents. */

/** A host that may be asked, as the configuration lists it. */
export interface RemoteHost {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Written with its scheme: it may be inside a private network. */
  readonly isExplicit: boolean;
}

/** What an entry of `remoteHosts` must be, for diagnostics. */
export const remoteHostsForm =
  'a list of hosts like "schemas.example.com" or "http://127.0.0.1:8080"';

/** Whether an input or a file is a URL that could be fetched. */
export function isUrl(file: string): boolean {
  return /^https?:\/\//i.test(file);
}

/**
 * Reads an entry of `remoteHosts`: `schemas.example.com` is asked by https, `http://localhost:8080`
 * as it is written. `undefined` for anything with a path, credentials or wildcards.
 */
export function parseRemoteHost(text: string): RemoteHost | undefined {
  const isExplicit = isUrl(text);
  const written = isExplicit ? text : `https://${text}`;
  if (!/^https?:\/\/[^/\\?#@*\s]+\/?$/i.test(written) || !URL.canParse(written)) return undefined;
  return { origin: new URL(written).origin, isExplicit };
}

/** The entry that allows a URL to be fetched. */
export function hostOf(url: URL, hosts: readonly RemoteHost[]): RemoteHost | undefined {
  const matching = hosts.filter(({ origin }) => origin === url.origin);
  return matching.find(({ isExplicit }) => isExplicit) ?? matching[0];
}
