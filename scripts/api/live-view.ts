import { Failure } from "../failure.ts";
import { detailOf } from "./client.ts";
import type { LiveMessage } from "./live-message.ts";

/** The live view of a call, as server-sent events, message by message until the call has ended. */
export async function* liveView(
  { url, apiKey }: { url: string; apiKey: string },
  callId: string,
  signal: AbortSignal,
): AsyncGenerator<LiveMessage> {
  const headers = { authorization: `Bearer ${apiKey}`, accept: "text/event-stream" };
  const path = `/v1/calls/${callId}/live`;
  const response = await fetch(`${url}${path}`, { headers, signal });
  if (!response.ok || !response.body) {
    throw new Failure(`${path} answered ${response.status}: ${detailOf(await response.text())}`);
  }
  yield* readEvents(response.body);
}

/** Messages out of the bytes of an event stream, however these were cut; none after `ended`. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveMessage> {
  const decoder = new TextDecoder();
  let unread = "";
  for await (const chunk of body) {
    const events = `${unread}${decoder.decode(chunk, { stream: true })}`.split(/\r?\n\r?\n/);
    unread = events.pop() ?? "";
    for (const event of events) {
      const data = dataOf(event);
      if (data === "") continue;
      const message = JSON.parse(data) as LiveMessage;
      yield message;
      if (message.type === "ended") return;
    }
  }
}

/** What an event carries (WHATWG HTML, server-sent events); a comment that keeps the connection carries nothing. */
const dataOf = (event: string) =>
  event
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith("data:") ? [line.slice(5).replace(/^ /, "")] : []))
    .join("\n");
