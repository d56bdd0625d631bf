import type { Line } from "./talk.ts";

/** So fast do people talk here: each line takes a quarter of a second. */
const LINE_MS = 250;
const SPOKEN_MS = 200;
const RINGING_MS = 300;

/** What is said, and when by the clock (epoch ms). */
export interface SpokenLine extends Line {
  at: number;
  until: number;
}

/** A call as the phone network of the demo plays it; times in epoch ms. */
export interface PlayedCall {
  /** The provider's id of it. */
  id: string;
  direction: "inbound" | "outbound";
  customer: string;
  /** The number on our side. */
  own: string;
  ringsAt: number;
  answeredAt: number;
  endedAt: number;
  lines: readonly SpokenLine[];
  /** As the dial request named it; null for a call that came in, and where the provider carries no such id. */
  attemptId: string | null;
}

export function playedCall(
  call: Pick<PlayedCall, "id" | "direction" | "customer" | "own" | "attemptId">,
  talk: readonly Line[],
  now: number,
): PlayedCall {
  const answeredAt = now + RINGING_MS;
  const lines = talk.map((line, i) => {
    const at = answeredAt + i * LINE_MS;
    return { ...line, at, until: at + SPOKEN_MS };
  });
  return { ...call, ringsAt: now, answeredAt, endedAt: answeredAt + talk.length * LINE_MS, lines };
}

/** Whole seconds, as most providers bill. */
export const secondsOf = ({ answeredAt, endedAt }: PlayedCall) => Math.ceil((endedAt - answeredAt) / 1000);

export const iso = (at: number) => new Date(at).toISOString();

/** Who rings whom. */
export const partiesOf = ({ direction, customer, own }: PlayedCall) =>
  direction === "inbound" ? { from: customer, to: own } : { from: own, to: customer };
