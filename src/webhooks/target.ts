import { isPrivateHost } from "./private-host.ts";

/** Below these live mail, shells and the like, which must never be spoken to on a customer's word. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/** The very URL object that was judged, to be fetched as it is; or a sentence that says what to change. */
export type Target = { url: URL } | { refused: string };

/**
 * The one rule for where a webhook may go (guards against server-side request forgery): asked when a URL is saved, and
 * again at every attempt. https only, no credentials in the URL, a public host. `allowPrivate`, for local use, lets
 * http, every port and private addresses pass.
 */
export function readTarget(text: string, allowPrivate: boolean): Target {
  const url = URL.parse(text);
  if (!url) return { refused: "Give an absolute URL, e.g. https://example.com/hook." };
  if (url.protocol !== "https:" && !(allowPrivate && url.protocol === "http:")) {
    return { refused: "Use https: a webhook carries personal data." };
  }
  if (url.username !== "" || url.password !== "") {
    return { refused: "Take the user name and password out of the URL; put them into a header." };
  }
  if (allowPrivate) return { url };
  if (url.port !== "" && Number(url.port) < FIRST_UNPRIVILEGED_PORT) {
    return { refused: `Use port 443, or one from ${FIRST_UNPRIVILEGED_PORT} up.` };
  }
  if (isPrivateHost(url.hostname)) {
    return { refused: "Use a host on the public internet; this one is or may lead to a private address." };
  }
  return { url };
}

/** `readTarget` for whoever only saves a URL: the sentence, or null where it may be used. */
export function refuseTarget(url: string, allowPrivate: boolean): string | null {
  const target = readTarget(url, allowPrivate);
  return "refused" in target ? target.refused : null;
}
