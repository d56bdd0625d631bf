import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HOST } from "../../../scripts/local-worker/port.ts";

/** What a server in other hands may answer. */
const HOSTILE_ANSWER = `<html><script>alert("answered")</script><img src=x onerror=alert(1)>${"x".repeat(10_000)}`;

/** A customer's server: answers 204, but 500 to everything under `/fails`, and worse to what is under `/hostile`. */
export async function startReceiver(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      if (request.url?.startsWith("/fails")) {
        response.writeHead(500, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: "The warehouse is closed." }));
      } else if (request.url?.startsWith("/hostile")) {
        response.writeHead(500, { "content-type": "text/html", "x-hostile": "<script>alert(3)</script>" });
        response.end(HOSTILE_ANSWER);
      } else {
        response.writeHead(204).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
