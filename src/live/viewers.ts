import { readViewer, type Viewer } from "../access/viewer.ts";
import type { LiveMessage } from "../conversations/live-message.ts";
import { log, reasonOf } from "../log.ts";

/** RFC 6455, 7.4.1; 1012 is IANA's. */
const FULFILLED = 1000;
const MAY_NOT = 1008;
const COME_BACK = 1012;

/** A transcript of megabytes is held once for each of them. */
const MAX_VIEWERS = 50;

/** A socket that is closing takes nothing more, which is nobody's fault. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}

/** Who of them may still follow the call. */
type StillStanding = (viewers: readonly Viewer[]) => Promise<readonly Viewer[]>;

/** What is to be done with those of some sockets whose viewers still may. */
interface Waiting {
  sockets: readonly WebSocket[];
  work: (sockets: readonly WebSocket[]) => void;
}

/**
 * The sockets of those who follow a call. The platform holds them, also while the call's object sleeps. Nobody is told
 * anything, or obeyed, whose key or session has ended since: they are looked up before, all of them at once.
 */
export class Viewers {
  readonly #ctx: DurableObjectState;
  readonly #stillStanding: StillStanding;
  #waiting: Waiting[] = [];
  #told: Promise<void> = Promise.resolve();

  constructor(ctx: DurableObjectState, stillStanding: StillStanding) {
    this.#ctx = ctx;
    this.#stillStanding = stillStanding;
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
    if (known.at(-1)?.type === "ended") closeAll([socket]);
  }

  /** Carries out a command, and answers whoever gave it. */
  async hear(
    socket: WebSocket,
    data: string | ArrayBuffer,
    obey: (viewer: Viewer, text: string) => Promise<LiveMessage>,
  ): Promise<void> {
    const viewer = readViewer(socket.deserializeAttachment());
    if (!viewer || (await this.#standing([socket])).length === 0) return;
    const text = typeof data === "string" ? data : new TextDecoder().decode(data);
    send([socket], await obey(viewer, text));
  }

  tell(message: LiveMessage): void {
    this.#later((sockets) => send(sockets, message));
  }

  /** The call is over: they are told no more. */
  dismiss(): void {
    this.#later(closeAll);
  }

  /** Until all that was to be told is told. */
  async settled(): Promise<void> {
    await this.#told;
  }

  /** In order, for those who are there now: whoever comes meanwhile is shown what is known by then. */
  #later(work: Waiting["work"]): void {
    const sockets = this.#sockets;
    if (sockets.length === 0) return;
    this.#waiting.push({ sockets, work });
    if (this.#waiting.length === 1) this.#told = this.#told.then(() => this.#tellWaiting());
  }

  async #tellWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const standing = await this.#standing([...new Set(waiting.flatMap(({ sockets }) => sockets))]);
    for (const { sockets, work } of waiting) work(sockets.filter((socket) => standing.includes(socket)));
  }

  /** Those whose viewers may still follow; the others are closed. Where that cannot be known, all are, to come again. */
  async #standing(sockets: readonly WebSocket[]): Promise<readonly WebSocket[]> {
    const viewers = new Map(sockets.map((socket) => [socket, readViewer(socket.deserializeAttachment())]));
    const known = [...viewers.values()].filter((viewer) => viewer !== null);
    try {
      const standing = new Set<Viewer | null>(await this.#stillStanding(known));
      const [stay, go] = [true, false].map((is) =>
        sockets.filter((socket) => standing.has(viewers.get(socket) ?? null) === is),
      );
      close(go ?? [], MAY_NOT, "The API key or the session that opened it has ended.");
      return stay ?? [];
    } catch (fault) {
      log("error", "live_viewers_unknown", { reason: reasonOf(fault) });
      close(sockets, COME_BACK, "Connect again.");
      return [];
    }
  }
}

function send(sockets: readonly WebSocket[], message: LiveMessage): void {
  if (sockets.length === 0) return;
  const text = JSON.stringify(message);
  for (const socket of sockets) quietly(() => socket.send(text));
}

function close(sockets: readonly WebSocket[], code: number, reason: string): void {
  for (const socket of sockets) quietly(() => socket.close(code, reason));
}

const closeAll = (sockets: readonly WebSocket[]) => close(sockets, FULFILLED, "The call is over.");
