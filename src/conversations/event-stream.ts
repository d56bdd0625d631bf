/** Proxies close a connection on which nothing comes for a minute or less. */
const HEARTBEAT_MS = 15_000;
/** The id of the message after which nothing comes. */
export const LAST_EVENT_ID = "ended";
/** Of a socket whose other side went away (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;

/**
 * A WebSocket's JSON messages as server-sent events, until either side goes: each under its `type`, the last one with an id
 * (HTML, 9.2). The socket's other side may sleep meanwhile.
 */
export function eventStream(socket: WebSocket): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const stop = () => {
        clearInterval(heartbeat);
        // Cancelled, it is closed already.
        try {
          controller.close();
        } catch {}
      };
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(":\n\n")), HEARTBEAT_MS);
      socket.addEventListener("message", ({ data }) => {
        if (typeof data === "string") controller.enqueue(encoder.encode(eventOf(data)));
      });
      socket.addEventListener("close", stop);
      socket.addEventListener("error", stop);
      socket.accept();
    },
    cancel() {
      clearInterval(heartbeat);
      socket.close(GOING_AWAY, "Nobody listens any more.");
    },
  });
}

/** JSON has no line breaks of its own, so its data is one line. */
function eventOf(json: string): string {
  const { type } = JSON.parse(json) as { type: string };
  const id = type === LAST_EVENT_ID ? `id: ${LAST_EVENT_ID}\n` : "";
  return `${id}event: ${type}\ndata: ${json}\n\n`;
}
