import { createServer } from "node:net";
import { Failure } from "../failure.ts";

/** The host that the worker and the demo's receiver listen on: this machine only. */
export const HOST = "localhost";

/** A port that nothing listens on right now. */
export function freePort(): Promise<number> {
  return tryPort(0);
}

/** Throws a Failure where something listens on the port already. */
export async function checkPort(port: number): Promise<void> {
  try {
    await tryPort(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Failure(`Port ${port} is in use: stop what listens there, or choose another with --port.`);
    throw new Failure(`Port ${port} cannot be used (${code}): choose another with --port.`);
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
