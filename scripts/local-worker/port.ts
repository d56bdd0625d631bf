import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../failure.ts";

/** The host that the worker and the demo's receiver listen on: this machine only. */
export const HOST = "localhost";

/** A port that nothing listens on right now. */
export function freePort(): Promise<number> {
  return tryPort(0);
}

/** A worker that was just killed takes a moment to let go of its port. */
const RELEASE_MS = 5_000;
const TRY_EVERY_MS = 250;

/** Throws a Failure where something listens on the port and goes on doing so. */
export async function checkPort(port: number, interrupted: AbortSignal): Promise<void> {
  const until = Date.now() + RELEASE_MS;
  for (;;) {
    const problem = await problemWith(port);
    if (!problem) return;
    if (problem !== "EADDRINUSE") {
      throw new Failure(`Port ${port} cannot be used (${problem}): choose another with --port.`);
    }
    if (Date.now() > until) {
      throw new Failure(`Port ${port} is in use: stop what listens there, or choose another with --port.`);
    }
    await sleep(TRY_EVERY_MS, undefined, { signal: interrupted });
  }
}

async function problemWith(port: number): Promise<string | null> {
  try {
    await tryPort(port);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unknown";
  }
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
