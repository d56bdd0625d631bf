import { chromium } from "playwright-core";
import { findChromium, launchOptions } from "./chromium.ts";
import { hostile } from "./hostile-text.ts";
import type { Staged } from "./provided.ts";
import { putAway } from "./put-away.ts";
import { startReceiver } from "./receiver.ts";
import { seed } from "./seed.ts";
import { seedHostile } from "./seed-hostile.ts";
import { signInToAll } from "./sign-in.ts";
import { startSite } from "./site.ts";
import { WORKSPACES, type WorkspaceName } from "./workspaces.ts";

const USER_AGENT_CHARS = 300;

/**
 * All that browser tests and screenshots look at: a worker with filled workspaces, a customer's server, one browser, and
 * somebody signed in to each workspace. `end` puts all of it away, also after a start that failed midway.
 */
export async function setStage(
  say: (line: string) => void,
  onLog: (line: string) => void,
  interrupted: AbortSignal,
): Promise<{ provided: Staged; gone: AbortSignal; end(): Promise<void> }> {
  const { later, end } = putAway();
  try {
    // Both at once: neither waits for what the other does. A failure of one leaves the other to be put away.
    const [found, started] = await Promise.allSettled([
      findChromium(say),
      startSite({ workspaces: WORKSPACES }, interrupted, onLog).then((site) =>
        later(site, (one) => one.stop()),
      ),
    ]);
    if (found.status === "rejected") throw found.reason;
    if (started.status === "rejected") throw started.reason;
    const { url, keys, gone } = started.value;
    const receiver = later(await startReceiver(), (one) => one.close());
    const server = later(await chromium.launchServer(launchOptions(found.value)), (one) => one.close());
    const [seeded, hostileSeeded] = await Promise.all([
      seed({ url, apiKey: keys.seeded }, receiver.url, interrupted),
      seedHostile({ url, apiKey: keys.hostile }, receiver.url, interrupted),
    ]);
    const viewerOf = (name: WorkspaceName) => (name === "hostile" ? { userAgent: userAgent() } : {});
    const cookies = await signInToAll(server.wsEndpoint(), { url, keys }, viewerOf);
    const provided = { url, keys, browser: server.wsEndpoint(), cookies, receiver: receiver.url };
    return { provided: { ...provided, seeded, hostile: hostileSeeded }, gone, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Sessions are listed by it; a header holds no more than Latin letters. */
const userAgent = () => hostile(USER_AGENT_CHARS).replace(/[^\x20-\x7e]/g, "");
