import { jsonAnswer, NO_ACTION } from "../../callback-answer.ts";
import { readBody, readObject } from "../../reading/json.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { named } from "../../reading/vocabulary.ts";
import type { Retell } from "./account.ts";
import { eventsOf, isOfCall, WebhookEvent } from "./events.ts";
import { FunctionCall, functionAnswer, functionEvent } from "./function-call.ts";
import { isSigned } from "./signature.ts";

/** An event of a webhook, or a custom function that the agent calls; both are signed with the API key. */
export const receive: Retell["receive"] = async (connection, callback, now) => {
  if (!(await isSigned(connection.credentials.api_key, callback, now))) return { kind: "unsigned" };
  const body = readObject(readBody(callback.body));
  // A function that is posted with its arguments at the root may have one that is called event.
  const isFunction = typeof body.name === "string" && !isOfCall(String(body.event));
  if (typeof body.event === "string" && !isFunction) {
    const webhook = WebhookEvent.safeParse(body).data;
    if (webhook) return taken(eventsOf(webhook, connection));
    return isOfCall(body.event) ? unreadable("call.call_id") : taken(untold(named(body.event)));
  }
  const called = FunctionCall.safeParse(body).data;
  if (called) {
    const unhandled = jsonAnswer({ error: NO_ACTION });
    const event = await functionEvent(called, connection);
    return {
      ...taken(told(event), unhandled),
      answerTools: (results) => {
        const result = results.find(({ id }) => id === event.tool?.id);
        return result ? functionAnswer(result) : unhandled;
      },
    };
  }
  const detail =
    "Neither an event nor a function with its call: where args_at_root hides name and call, switch it off.";
  return { kind: "unreadable", detail };
};
