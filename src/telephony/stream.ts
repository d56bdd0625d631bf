import { type HttpFetch, isOwnHost } from "./http.ts";

/** Long enough for a first byte; the rest of a recording takes as long as it takes. */
const FIRST_BYTE_MS = 15_000;

/** An address with what it takes to open it. */
export interface MediaRequest {
  url: string;
  headers: Record<string, string>;
}

/**
 * Opens a provider's media, once and only at hosts of its own, and hands the answer on as it comes. A redirect is not
 * followed: it leads elsewhere, and credentials stay here. Null: the address is another's, or nobody answered.
 */
export async function openMedia(
  fetch: HttpFetch,
  hosts: readonly string[],
  { url: address, headers }: MediaRequest,
): Promise<Response | null> {
  const url = URL.parse(address);
  if (!url || !isOwnHost(url, hosts)) return null;
  const opening = new AbortController();
  const timer = setTimeout(() => opening.abort(), FIRST_BYTE_MS);
  try {
    return await fetch(url, { headers, redirect: "manual", signal: opening.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
