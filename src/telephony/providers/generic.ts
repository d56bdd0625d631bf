import type { Adapter } from "../provider.ts";
import { Credentials, Settings } from "./generic/account.ts";
import { receive } from "./generic/receive.ts";
import { setUp } from "./generic/set-up.ts";
import { transfer } from "./generic/transfer.ts";

/**
 * Any system that can sign a JSON POST: a voice agent of one's own, LiveKit's agent process, a PBX, a script.
 *
 * Signature: Standard Webhooks 1.0 and nothing else. `webhook-id` names the message and stays the same when it is sent
 * again, `webhook-timestamp` is Unix seconds, `webhook-signature` is `v1,<base64 HMAC-SHA256(secret, "id.timestamp.body")>`,
 * several separated by spaces. The secret is `whsec_<base64>`, or text that is the key as it stands. There are libraries for
 * it in a dozen languages, it bounds replays in time, and each plain HMAC of the body would be one more door without that.
 *
 * Body: `{type, call_id, …}`. Every message may have
 *   event_id?       names the message in place of webhook-id, where your library makes a new one for every try
 *   timestamp?      ISO 8601 with an offset, as started_at? and ended_at?; else the time of webhook-timestamp
 *   agent?          your id of the voice agent: the connection's `agents` says which of ours that is
 *   direction? (inbound, outbound) from_number? to_number? duration_ms? status? end_reason? recording_url? timezone?
 *   metadata? dynamic_variables?   as in `POST /v1/calls`
 *   attempt_id?     ours, where we had the call dialled
 *   leg?            one party's line: the call is over when all legs that were told of are
 *   final?          true: nothing more that matters comes
 * and by type
 *   call.started    the call rings or is answered: status queued, ringing, in_progress (without one)
 *   call.turn       one finished utterance: turn {role, text, start_ms?, end_ms?}, sequence? to put them in order
 *   call.ended      status completed (without one), no_answer, busy, failed, canceled, voicemail; transcript?. With a
 *                   transcript it is final, unless `final: false`
 *   call.transcript the transcript, in any form of `POST /v1/calls`; with `sequence` the one so far, until the next
 *   call.analyzed   what was found out after the call: facts, transcript?
 *   call.transfer   transfer {status, to?, reason?}: requested, connected, declined, busy, no_answer, voicemail, failed,
 *                   canceled, unsupported
 *   call.tool_call  tool_call {id, name, arguments?}; sent again with the same id, it is the same one, and is answered alike
 *   call.error      end_reason says what went wrong
 * in any order, once or more. A single call.ended with its transcript is enough.
 *
 * The answer to a call.tool_call is `{tool_call_id, ok, result, transfer}`: `result` is for the voice agent to read, and
 * `transfer` {transfer_id, to, from_number, message, briefing} is for the sender's system to do now, or null. Each transfer,
 * whoever asks for it, also comes as our own `call.transfer` event with status requested (`to_number`, `briefing.spoken`
 * there): act once for each transfer_id and number. Say `message` to the caller and `briefing` to the human, and post a
 * call.transfer with the number and how it went. Until then it stands and bars another; where nothing comes before the call
 * ends, nobody answered.
 *
 * What cannot be read is refused with the member's name, whatever it is: the sender's author can put it right. Types and
 * members that are not known are ignored.
 */
export const generic: Adapter<Credentials, Settings> = {
  id: "generic",
  name: "Generic webhook",
  credentials: Credentials,
  settings: Settings,
  hosts: [],
  // A transcript of one's own making may come some time after the end; `final` waits for nothing.
  patience: { settleMs: 15_000, transcriptMs: 15_000 },
  liveTurns: true,
  transfers: { warm: true, tellsOutcome: true },
  instead: {
    dial: "A generic connection only takes messages in: dial with your own system, or through a connection to a provider.",
    end: "A generic connection only takes messages in: hang up with your own system.",
  },
  ...{ setUp, receive, transfer },
};
