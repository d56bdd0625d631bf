import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { HOST } from "../../../../scripts/local-worker/port.ts";

/** As a setting names it: the offline reader is asked beside every model but itself. */
export const MODEL = "careful-reader-7b";

/** What it reads where these words were said; of all else it says that the call does not mention it. */
export interface ModelReading {
  field: string;
  quote: string;
  value: string;
}

interface Asked {
  messages: readonly { content: string }[];
  response_format: { json_schema: { schema: { properties: Record<string, unknown> } } };
}

/** A model's server that speaks OpenAI's chat completions, and always reads the same in the same words. */
export async function startModel(
  readings: readonly ModelReading[],
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const asked = JSON.parse(await text(request)) as Asked;
    const content = JSON.stringify(answerTo(asked, readings));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
        usage: { prompt_tokens: 640, completion_tokens: 85 },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An entry for each field of the schema; turns are numbered in the prompt: `[3] customer: …`. */
function answerTo({ messages, response_format }: Asked, readings: readonly ModelReading[]) {
  const lines = messages.flatMap(({ content }) => content.split("\n"));
  return Object.fromEntries(
    Object.keys(response_format.json_schema.schema.properties).map((name) => {
      const reading = readings.find(({ field, quote }) => field === name && turnWith(lines, quote) !== null);
      if (!reading) return [name, null];
      const { quote, value } = reading;
      return [name, { turn: turnWith(lines, quote), quote, value }];
    }),
  );
}

function turnWith(lines: readonly string[], quote: string): number | null {
  const found = lines
    .map((line) => /^\[(\d+)\] \w+: (.*)$/.exec(line))
    .find((line) => line?.[2]?.includes(quote));
  return found ? Number(found[1]) : null;
}
