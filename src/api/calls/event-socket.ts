import type { Told } from "../../conversations/tell-call.ts";
import { AppError, type FieldError } from "../../errors.ts";
import { type LogFields, type LogLevel, reasonOf } from "../../log.ts";
import { isObject, parseJson } from "../../telephony/reading/json.ts";
import { viewToolResult } from "../../telephony/tool-result.ts";

export interface ConverseTools {
  /** Takes in one event, as `POST /v1/calls/{id}/events` does; `unauthorized` where whoever tells it no longer may. */
  tell: (event: unknown) => Promise<Told>;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
  later: (work: Promise<unknown>) => void;
}

const MAX_FRAME_BYTES = 256 * 1024;
/** Who sends more without waiting for an answer has lost count of them. */
const MAX_WAITING = 1000;
/** What waits is held in memory: 32 of the largest. */
const MAX_WAITING_CHARS = 8 * 1024 * 1024;

/** What of the live view whoever speaks on the call has to know, beside its end; the rest they said themselves. */
const PUSHED: readonly unknown[] = ["transfer", "decision"];

/** RFC 6455, 7.4.1; 1012 and 1013 are IANA's. */
const CLOSE = { done: 1000, mayNot: 1008, comeBack: 1012, slowDown: 1013 } as const;

const OURS = "Something went wrong on our side: send the event again.";

/**
 * Speaks with a voice agent: each message is one event, answered in order by `ack` or `error`, and `tool_result` where it
 * called a tool. What is decided meanwhile is pushed from the call's live view (`view`) as it stands there. After `ended`
 * the socket is closed, and once its key has ended; before that a message that cannot be read closes nothing.
 */
export function converse(socket: WebSocket, view: WebSocket, { tell, log, later }: ConverseTools): void {
  let waiting = 0;
  let waitingChars = 0;
  let isOver = false;
  let answered: Promise<void> = Promise.resolve();
  const send = (message: object) => quietly(() => socket.send(JSON.stringify(message)));
  const finish = (code: number, reason: string) => {
    isOver = true;
    quietly(() => socket.close(code, reason));
    quietly(() => view.close(CLOSE.done));
  };
  const inOrder = (work: () => Promise<void> | void) => {
    answered = answered.then(work);
    later(answered);
  };

  const answer = async (data: unknown) => {
    let named: string | null = null;
    try {
      const event = readFrame(data);
      named = nameOf(event);
      const { events, tools } = await tell(event);
      const [first] = events;
      const isNew = first?.isNew === true;
      const name = { event_id: first?.id ?? named };
      send({ type: "ack", ...name, accepted: isNew, repeated: !isNew });
      for (const result of tools) send({ type: "tool_result", ...name, ...viewToolResult(result) });
    } catch (fault) {
      const known = fault instanceof AppError ? fault : null;
      if (known?.code === "unauthorized") return finish(CLOSE.mayNot, known.message);
      if (!known) log("error", "event_stream_failed", { reason: reasonOf(fault) });
      const errors: readonly FieldError[] = known?.fields ?? [];
      send({ type: "error", event_id: named, detail: known?.message ?? OURS, errors });
    }
  };

  socket.addEventListener("message", ({ data }) => {
    if (isOver) return;
    const chars = typeof data === "string" ? data.length : data.byteLength;
    if (waiting >= MAX_WAITING || waitingChars + chars > MAX_WAITING_CHARS) {
      return finish(CLOSE.slowDown, "Wait for the answers to your events.");
    }
    waiting += 1;
    waitingChars += chars;
    inOrder(async () => {
      await answer(data);
      waiting -= 1;
      waitingChars -= chars;
    });
  });
  view.addEventListener("message", ({ data }) => {
    const message = parse(data);
    if (isOver || !isObject(message)) return;
    if (message.type !== "ended") return pushed(message).forEach(send);
    inOrder(() => {
      send(message);
      finish(CLOSE.done, "The call is over.");
    });
  });
  view.addEventListener("close", ({ code, reason }) =>
    inOrder(() => {
      if (isOver) return;
      if (code === CLOSE.mayNot) finish(code, reason);
      else finish(CLOSE.comeBack, "Connect again, and send again what was not acknowledged.");
    }),
  );
  socket.addEventListener("close", () => finish(CLOSE.done, ""));
  socket.addEventListener("error", () => finish(CLOSE.done, ""));
  socket.accept();
  view.accept();
}

/** A socket that is closing takes nothing more, which is nobody's fault. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}

function readFrame(data: unknown): unknown {
  if (typeof data !== "string")
    throw new AppError("unreadable", "Send each event as a text message of JSON.");
  if (data.length > MAX_FRAME_BYTES || new TextEncoder().encode(data).length > MAX_FRAME_BYTES) {
    throw new AppError("too_large", "A message is over 256 KiB: POST what is longer.");
  }
  const event = parse(data);
  if (event === undefined) throw new AppError("unreadable", "The message is not valid JSON.");
  if (isObject(event) && "events" in event) {
    throw new AppError("unreadable", "Send one event a message, and lists by POST.");
  }
  return event;
}

const nameOf = (event: unknown) =>
  isObject(event) && typeof event.event_id === "string" ? event.event_id : null;

/** Of all that is known at first, whoever comes back hears which transfers stand. */
function pushed(message: Record<string, unknown>): object[] {
  if (PUSHED.includes(message.type)) return [message];
  if (message.type !== "snapshot" || !Array.isArray(message.transfers)) return [];
  const { at, transfers } = message;
  return transfers
    .filter((transfer) => isObject(transfer) && transfer.outcome === null)
    .map((transfer) => ({ type: "transfer", at, transfer }));
}

function parse(data: unknown): unknown {
  return typeof data === "string" ? parseJson(data) : undefined;
}
