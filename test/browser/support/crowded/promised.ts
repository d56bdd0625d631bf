import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HOST } from "../../../../scripts/local-worker/port.ts";

type Answer<Made> = { made: Made } | { problem: string };

/**
 * Answers whoever asks at `url`, from whatever process, as soon as it is known what became of `making`: so tests that need
 * none of it need not wait.
 */
export async function servePromised<Made>(
  making: Promise<Made>,
): Promise<{ url: string; close(): Promise<void> }> {
  const answer: Promise<Answer<Made>> = making.then(
    (made) => ({ made }),
    ({ message }: Error) => ({ problem: message }),
  );
  const server = createServer(async (_, response) => {
    const body = JSON.stringify(await answer);
    response.writeHead(200, { "content-type": "application/json" }).end(body);
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

/** What was made, once it is. Throws with the reason where it was not. */
export async function promisedAt<Made>(url: string): Promise<Made> {
  const answer = (await (await fetch(url)).json()) as Answer<Made>;
  if ("problem" in answer) throw new Error(answer.problem);
  return answer.made;
}
