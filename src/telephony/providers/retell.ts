import { testAnswer } from "../answers.ts";
import type { CallEvent } from "../event.ts";
import { jsonBody } from "../json-body.ts";
import { readObject } from "../json-object.ts";
import type { Adapter, CallbackAnswer, Received, SetUpStep } from "../provider.ts";
import { endEvents, RetellCall } from "./retell/call.ts";
import { API, authorized, dial, end, findCall, NAME } from "./retell/commands.ts";
import { eventsOf, isOfCall, WebhookEvent } from "./retell/events.ts";
import { FunctionCall, functionEvent } from "./retell/function-call.ts";
import { RetellCredentials, RetellSettings } from "./retell/settings.ts";
import { isFromRetell } from "./retell/signature.ts";

/** Read by the agent, and told to the caller in its own words. */
const NO_ACTION: CallbackAnswer = {
  contentType: "application/json",
  body: JSON.stringify({ error: "This action is not available right now." }),
};

/** Retell AI: webhooks and custom functions in, `create-phone-call` out. */
export const retell: Adapter<RetellCredentials, RetellSettings> = {
  id: "retell",
  name: NAME,
  credentials: RetellCredentials,
  settings: RetellSettings,
  hosts: ["api.retellai.com"],
  // The analysis follows the end; only it says that a machine answered.
  patience: { settleMs: 60_000, transcriptMs: 60_000 },
  liveTurns: true,
  instead: {
    transfer:
      "Retell's API cannot transfer a call: give the agent a transfer_call tool of its own, with the number as a dynamic variable, and let the agent call it.",
  },
  setUp,
  async receive(connection, callback, now): Promise<Received> {
    if (!(await isFromRetell(connection.credentials.api_key, callback, now))) return { kind: "unsigned" };
    const body = readObject(jsonBody(callback.body));
    if (typeof body.event === "string") {
      const webhook = WebhookEvent.safeParse(body).data;
      if (webhook) return { kind: "taken", ...eventsOf(webhook, connection) };
      if (!isOfCall(body.event)) return { kind: "taken", events: [], unknown: [body.event] };
      return { kind: "unreadable", detail: "call.call_id is missing, so this event is about no call." };
    }
    const called = FunctionCall.safeParse(body).data;
    if (called) return { kind: "taken", events: [await functionEvent(called)], answer: NO_ACTION };
    const detail =
      "Neither an event nor a function with its call: where args_at_root hides name and call, switch it off.";
    return { kind: "unreadable", detail };
  },
  async test({ http }, connection) {
    const answer = await http(`${API}/get-api-key-info`, { headers: authorized(connection) });
    return testAnswer(NAME, answer, "api_key");
  },
  dial,
  end,
  findCall,
  readExport,
};

/** A call object of the API, or a webhook's body that was kept. */
function readExport(
  content: unknown,
  connection: Parameters<NonNullable<typeof retell.readExport>>[1],
): CallEvent[] | null {
  const kept = readObject(content);
  const call = RetellCall.safeParse(typeof kept.event === "string" ? kept.call : kept).data;
  if (!call?.call_type && !call?.call_status) return null;
  if (!["ended", "error", "not_connected"].includes(call.call_status ?? "ended")) return null;
  return endEvents(call, connection, { key: "call", kind: "ended", isFinal: true }).events;
}

function setUp({ intakeUrl }: { intakeUrl: string }): SetUpStep[] {
  return [
    {
      title: "Take the API key with the webhook badge",
      detail:
        "In Retell's dashboard, copy the API key that carries the webhook badge: Retell signs its webhooks with that one.",
    },
    {
      title: "Set the webhook URL",
      detail: "Paste this address as webhook URL of the agent, or of the whole account.",
      copy: intakeUrl,
    },
    {
      title: "Choose the webhook events",
      detail:
        "call_started, call_ended and call_analyzed are on by default. Add transcript_updated for live calls, and the transfer events.",
      copy: "transcript_updated, transfer_started, transfer_bridged, transfer_cancelled, transfer_ended",
    },
    {
      title: "Point custom functions here",
      detail:
        "A custom function of the agent may use the same address. Leave args_at_root off, so that the post names its call.",
      copy: intakeUrl,
    },
    {
      title: "Name the numbers and the agent",
      detail:
        "Add your Retell numbers to the connection's numbers, and the agent's id to its agents, so that calls can be dialled.",
    },
  ];
}
