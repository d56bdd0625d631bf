import type { FoundProviderCall } from "../store/provider-calls.ts";
import type { CallEvent } from "../telephony/event.ts";
import { sourceOf, type TakeInTools, takeIn } from "./take-in.ts";

/**
 * The call that a conversation goes on from: a leg of that was moved here. Null where there is none, also where the leg was
 * here before: it came back, and this is the call that it had left.
 */
export function continuedCall(events: readonly CallEvent[]): string | null {
  const wasHere = (moved: CallEvent) =>
    events.some(
      ({ leg, at, isAside }) => !isAside && leg === moved.leg && at !== null && at < (moved.at ?? 0),
    );
  const moved = events.find((event) => event.continues !== undefined && !wasHere(event));
  return moved?.continues ?? null;
}

/** Tells the call that goes on here what was told of it here; what it was told before changes nothing. */
export async function continueCall(
  tools: TakeInTools,
  { call, events }: FoundProviderCall,
  callId: string,
): Promise<void> {
  const told = events.filter((event) => event.continues !== callId).map((event) => ({ ...event, callId }));
  await takeIn(tools, sourceOf(call), told);
}
