import { readViewer, type Viewer } from "../access/viewer.ts";
import type { LiveMessage } from "../conversations/live-message.ts";

/** WebSocket: it was fulfilled (RFC 6455, 7.4.1). */
const CLOSED_NORMALLY = 1000;

/** A transcript of megabytes is held once for each of them. */
const MAX_VIEWERS = 50;

/** A socket that is closing takes nothing more, which is nobody's fault. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}

/** The sockets of those who follow a call. The platform holds them, also while the call's object sleeps. */
export class Viewers {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  get #sockets(): WebSocket[] {
    return this.#ctx.getWebSockets();
  }

  get isEmpty(): boolean {
    return this.#sockets.length === 0;
  }

  get isFull(): boolean {
    return this.#sockets.length >= MAX_VIEWERS;
  }

  /** One more, who is shown what is known; nothing comes after `ended`. */
  admit(socket: WebSocket, viewer: Viewer, known: readonly LiveMessage[]): void {
    this.#ctx.acceptWebSocket(socket);
    socket.serializeAttachment(viewer);
    for (const message of known) send([socket], message);
    if (known.at(-1)?.type === "ended") close([socket]);
  }

  /** Carries out a command, and answers whoever gave it. */
  async hear(
    socket: WebSocket,
    data: string | ArrayBuffer,
    obey: (viewer: Viewer, text: string) => Promise<LiveMessage>,
  ): Promise<void> {
    const viewer = readViewer(socket.deserializeAttachment());
    if (!viewer) return;
    const text = typeof data === "string" ? data : new TextDecoder().decode(data);
    send([socket], await obey(viewer, text));
  }

  tell(message: LiveMessage): void {
    send(this.#sockets, message);
  }

  dismiss(): void {
    close(this.#sockets);
  }
}

function send(sockets: readonly WebSocket[], message: LiveMessage): void {
  if (sockets.length === 0) return;
  const text = JSON.stringify(message);
  for (const socket of sockets) quietly(() => socket.send(text));
}

function close(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) quietly(() => socket.close(CLOSED_NORMALLY, "The call is over."));
}
