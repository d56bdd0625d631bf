import { setTimeout as sleep } from "node:timers/promises";
import { detailOf } from "../../api/client.ts";
import type { PlayedCall } from "./played-call.ts";
import type { Message, VoiceProvider } from "./voice-provider.ts";

const BETWEEN_MESSAGES_MS = 120;
/** What a message is answered where its provider waits for nothing. */
const NOTHING = '{"accepted":true}';

/** A message as it reached the intake URL. */
export interface Arrival {
  name: string;
  /** How it came, where it did not simply come in its turn. */
  note: "" | "too early" | "late" | "again";
  status: number;
  /** What the provider was told to do, or why the message was refused; null where it was only taken. */
  answer: string | null;
}

/** All messages of a call, the last two in the wrong order, and the last a second time, as providers do now and then. */
export function arrivalsOf(messages: readonly Message[]): { message: Message; note: Arrival["note"] }[] {
  const [before, last] = [messages.at(-2), messages.at(-1)];
  if (!last) return [];
  const inTurn = messages.slice(0, -2).map((message) => ({ message, note: "" as const }));
  return [
    ...inTurn,
    ...(before
      ? [
          { message: last, note: "too early" as const },
          { message: before, note: "late" as const },
        ]
      : [{ message: last, note: "" as const }]),
    { message: last, note: "again" },
  ];
}

/** Posts all messages of a call to the intake URL, each signed as its provider signs. */
export async function deliver(
  provider: VoiceProvider,
  intakeUrl: string,
  call: PlayedCall,
  interrupted: AbortSignal,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for (const { message, note } of arrivalsOf(provider.messages(call))) {
    arrivals.push({ name: message.name, note, ...(await post(provider, intakeUrl, message, interrupted)) });
    await sleep(BETWEEN_MESSAGES_MS, undefined, { signal: interrupted });
  }
  return arrivals;
}

async function post(
  provider: VoiceProvider,
  intakeUrl: string,
  message: Message,
  interrupted: AbortSignal,
): Promise<Pick<Arrival, "status" | "answer">> {
  const { method = "POST", path, query, body, contentType } = message;
  const url = `${intakeUrl}${path ? `/${path}` : ""}${query ? `?${query}` : ""}`;
  const signature = await provider.sign(message, url);
  const response = await fetch(url, {
    method,
    headers: { ...signature, ...(contentType ? { "content-type": contentType } : {}) },
    signal: interrupted,
    ...(method === "POST" ? { body } : {}),
  });
  const text = await response.text();
  if (!response.ok) return { status: response.status, answer: detailOf(text) };
  return { status: response.status, answer: text === NOTHING ? null : text };
}
