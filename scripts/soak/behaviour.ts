import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const MISBEHAVIOURS = ["error", "hang up", "slow", "cut answer"] as const;
export type Behaviour = "well" | (typeof MISBEHAVIOURS)[number];

/** Of first attempts. */
const MISBEHAVING_SHARE = 0.3;
const SLOWEST_MS = 2_000;
/** More than is ever written, so that the answer ends before its end. */
const PROMISED_BYTES = 1_000;

/** `random` is in [0, 1): three in ten go wrong, in each way equally often. */
export function chooseBehaviour(random: number): Behaviour {
  return MISBEHAVIOURS[Math.floor((random / MISBEHAVING_SHARE) * MISBEHAVIOURS.length)] ?? "well";
}

/** Whether the receiver keeps the event: a slow 204 and a 200 whose body breaks off are still a yes. */
export function takes(behaviour: Behaviour): boolean {
  return behaviour !== "error" && behaviour !== "hang up";
}

/** Answers in this way; `random` in [0, 1) says how slowly. */
export async function answer(response: ServerResponse, behaviour: Behaviour, random: number): Promise<void> {
  switch (behaviour) {
    case "error":
      response.writeHead(500).end("try again");
      return;
    case "hang up":
      response.destroy();
      return;
    case "cut answer":
      response.writeHead(200, { "content-length": PROMISED_BYTES });
      response.write("taken, and then", () => response.destroy());
      return;
    case "slow":
      await sleep(random * SLOWEST_MS);
      response.writeHead(204).end();
      return;
    case "well":
      response.writeHead(204).end();
  }
}
