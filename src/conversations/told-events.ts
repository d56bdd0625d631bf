import { AppError, type FieldError, invalid } from "../errors.ts";
import type { CallRow } from "../store/calls.ts";
import { isObject } from "../telephony/reading/json.ts";
import { readToldEvent, type ToldEvent } from "./told-event.ts";

const MAX_EVENTS = 100;

/**
 * Reads one event or `{events}` about a call, all or none: `invalid` names each wrong member by its place, more than
 * MAX_EVENTS are `too_large`. `now` (epoch ms) is their time where they have none.
 */
export async function readToldEvents(
  input: unknown,
  call: Pick<CallRow, "id" | "providerCallId">,
  now: number,
): Promise<ToldEvent[]> {
  const list = isObject(input) && "events" in input ? input.events : null;
  const given = list ?? [input];
  if (!Array.isArray(given) || given.length === 0) {
    throw invalid([{ field: "events", message: `Send a list of 1 to ${MAX_EVENTS} events.` }]);
  }
  if (given.length > MAX_EVENTS) {
    throw new AppError("too_large", `Send at most ${MAX_EVENTS} events at once, and the rest after them.`);
  }
  const told: ToldEvent[] = [];
  const errors: FieldError[] = [];
  for (const [i, one] of given.entries()) {
    const place = list === null ? "" : `events.${i}.`;
    // Told at once, they came one after the other all the same.
    const about = { callId: call.id, providerCallId: call.providerCallId, at: now + i / 1000, place };
    const read = await readToldEvent(one, about);
    if ("told" in read) told.push(read.told);
    else errors.push(...read.errors);
  }
  if (errors.length > 0) throw invalid(errors);
  return told;
}
