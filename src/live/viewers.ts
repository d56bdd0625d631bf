import type { LiveMessage } from "./message.ts";

/** WebSocket: it was fulfilled (RFC 6455, 7.4.1). */
const CLOSED_NORMALLY = 1000;

/** A transcript of megabytes is held once for each of them. */
const MAX_VIEWERS = 50;

export const isFull = (sockets: readonly WebSocket[]): boolean => sockets.length >= MAX_VIEWERS;

/** A socket that is closing takes nothing more, which is nobody's fault. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}

export function sendTo(sockets: readonly WebSocket[], message: LiveMessage): void {
  if (sockets.length === 0) return;
  const text = JSON.stringify(message);
  for (const socket of sockets) quietly(() => socket.send(text));
}

export function closeAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) quietly(() => socket.close(CLOSED_NORMALLY, "The call is over."));
}
