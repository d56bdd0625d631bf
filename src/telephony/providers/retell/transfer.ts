import * as z from "zod";
import { commandAnswer, goodJson } from "../../answers.ts";
import { refused } from "../../dialling/refusal.ts";
import { flag } from "../../reading/members.ts";
import type { HandOver } from "../../tool-result.ts";
import { API, authorization, NAME, type Retell } from "./account.ts";

/** Said where nobody can be asked, and told to whoever asks all the same. */
export const NO_TRANSFER =
  "Retell's API cannot transfer a call: give the agent a transfer_call tool that dials a dynamic variable, and set settings.transfer_variable to the name of that variable.";

const Answered = z.looseObject({ success: flag });

/**
 * `PATCH /v2/update-live-call/{id}` (retell-sdk, CallUpdateLiveParams): sets the variable that the agent's own transfer
 * tool dials, and asks the agent to use the tool. It is the agent that decides; its webhooks tell how it went. Which of our
 * numbers is shown, and how long the phone rings, are settings of the tool.
 */
export const transfer: Retell["transfer"] = async ({ http }, connection, { providerCallId, to, ...said }) => {
  const { transfer_variable, briefing_variable } = connection.settings;
  if (transfer_variable === undefined) return { ...refused(NO_TRANSFER), outcome: "unsupported" };
  const answer = await http(`${API}/v2/update-live-call/${encodeURIComponent(providerCallId)}`, {
    method: "PATCH",
    headers: authorization(connection),
    json: {
      fields_to_override: {
        override_dynamic_variables: {
          [transfer_variable]: to,
          // Emptied too: the one of a transfer before is another's.
          ...(briefing_variable === undefined ? {} : { [briefing_variable]: said.briefing ?? "" }),
        },
      },
      call_control: {
        additional_context: `Transfer the caller to a person now, with your transfer tool.${wordsFor(said)}`,
        trigger_response: true,
      },
    },
  });
  const isRefused = Answered.safeParse(goodJson(answer)).data?.success === false;
  return isRefused
    ? refused(`${NAME} did not update the call: it may be over.`)
    : commandAnswer(NAME, answer);
};

/** What the agent is to say to whom, as further sentences for its model. */
export function wordsFor({ message, briefing }: Pick<HandOver, "message" | "briefing">): string {
  const toCaller = message === null ? "" : ` First say to the caller: ${JSON.stringify(message)}`;
  const toHuman = briefing === null ? "" : ` Tell the person who answers: ${JSON.stringify(briefing)}`;
  return `${toCaller}${toHuman}`;
}
