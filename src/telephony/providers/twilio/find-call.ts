import * as z from "zod";
import { goodJson } from "../../answers.ts";
import { ownNumber } from "../../dialling/own-number.ts";
import type { FoundCall, SoughtAttempt } from "../../provider.ts";
import { text } from "../../reading/members.ts";
import { accountUrl, authorization, callUrl, type Twilio } from "./account.ts";
import { CallResource, endedEvent, madeAt } from "./call-resource.ts";

/** Twilio counts in whole seconds, by a clock of its own. */
const CLOCK_SLACK_MS = 5_000;
const PAGE_SIZE = 200;

const Calls = z.looseObject({
  calls: z.array(z.unknown()),
  next_page_uri: text,
});

/**
 * Looks an attempt up: by its id, else in the list of calls to its number. The list is not asked by start: a call that
 * waits in Twilio's queue has none, and an attempt that it leaves out would be dialled again.
 */
export const findCall: Twilio["findCall"] = async ({ http }, connection, attempt) => {
  const headers = authorization(connection);
  if (attempt.providerCallId !== null) {
    const answer = await http(callUrl(connection, attempt.providerCallId), { headers });
    // That Twilio no longer has a call which it placed does not say that nobody's phone rang.
    return stateOf(goodJson(answer), attempt);
  }
  const query = new URLSearchParams({ To: attempt.toNumber, PageSize: String(PAGE_SIZE) });
  const answer = await http(`${accountUrl(connection)}/Calls.json?${query}`, { headers });
  const list = Calls.safeParse(goodJson(answer)).data;
  if (!list) return { kind: "not_told" };
  const from = ownNumber(connection, attempt.fromNumber);
  const calls = list.calls.map((one) => CallResource.safeParse(one).data);
  const found = calls.filter((call) => call !== undefined && isSought(call, attempt, from));
  if (found.length === 1) return stateOf(found[0], attempt);
  const isWhole = !list.next_page_uri && calls.every((call) => call !== undefined);
  return { kind: found.length === 0 && isWhole ? "absent" : "not_told" };
};

function isSought(call: CallResource, { toNumber, dialedAt }: SoughtAttempt, from: string | null): boolean {
  const at = madeAt(call);
  return (
    call.to === toNumber &&
    (from === null || call.from === from) &&
    !call.parent_call_sid &&
    // Without any time it cannot be told apart from earlier calls, so it may be the one.
    (at === null || at >= dialedAt - CLOCK_SLACK_MS)
  );
}

function stateOf(json: unknown, { attemptId }: SoughtAttempt): FoundCall {
  const call = CallResource.safeParse(json).data;
  const event = call ? endedEvent(call, attemptId) : null;
  if (!call || event === null) return { kind: "not_told" };
  if (event === "under_way") return { kind: "under_way", providerCallId: call.sid };
  return { kind: "ended", events: [event] };
}
