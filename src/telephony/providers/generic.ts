import * as z from "zod";
import { AppError, fieldErrors } from "../../errors.ts";
import { refuseSecret } from "../../webhooks/secret.ts";
import type { Connection } from "../connection.ts";
import type { Adapter, Received } from "../provider.ts";
import { eventOf } from "./generic/event.ts";
import { MESSAGE_TYPES, Message, unknownMembers } from "./generic/message.ts";
import { withRoles } from "./generic/roles.ts";
import { readSignature, type SignedMessage } from "./generic/signature.ts";

/** Text of its own is a key as it stands, so it is to be no word that one can guess. */
const MIN_SECRET_CHARS = 16;

const Credentials = z.object({
  webhook_secret: z
    .string("Give a secret that your system signs with: whsec_ and base64, or text of your own.")
    .trim()
    .min(MIN_SECRET_CHARS, `Use at least ${MIN_SECRET_CHARS} characters.`)
    .max(200)
    .superRefine((secret, context) => {
      const message = refuseSecret(secret);
      if (message) context.addIssue({ code: "custom", message });
    }),
});
type Credentials = z.infer<typeof Credentials>;

/** As for all other ids. */
const MAX_ID_CHARS = 200;

const Settings = z.strictObject({}).default({});
type Settings = z.infer<typeof Settings>;

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
 *   call.transfer   transfer {status: requested, connected or failed, to?, reason?}
 *   call.tool_call  tool_call {id, name, arguments?}
 *   call.error      end_reason says what went wrong
 * in any order, once or more. A single call.ended with its transcript is enough.
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
  instead: {
    dial: "A generic connection only takes messages in: dial with your own system, or through a connection to a provider.",
    end: "A generic connection only takes messages in: hang up with your own system.",
    transfer:
      "A generic connection only takes messages in: transfer with your own system and send call.transfer.",
  },
  setUp: ({ intakeUrl }) => [
    {
      title: "Choose a secret",
      detail:
        "Give it here as credentials.webhook_secret, and to your system. `whsec_` and 32 random bytes in base64 is best.",
    },
    {
      title: "Post to this address",
      detail:
        "Send each message as a JSON POST with Content-Type: application/json. Send it again where the answer is not 2xx.",
      copy: intakeUrl,
    },
    {
      title: "Sign each message",
      detail:
        "Use a Standard Webhooks library (standardwebhooks.com): it sets webhook-id, webhook-timestamp and webhook-signature.",
    },
    {
      title: "Send a first call",
      detail: "One message is enough: the end of a call, with its transcript.",
      copy: JSON.stringify({ type: "call.ended", call_id: "1", transcript: "Agent: Hello.\nCustomer: Hi." }),
    },
  ],
  async receive(connection, callback, now) {
    const signed = await readSignature(callback, connection.credentials.webhook_secret, now);
    return signed ? read(callback.body, signed, connection) : { kind: "unsigned" };
  },
};

function read(body: ArrayBuffer, signed: SignedMessage, { roles }: Pick<Connection, "roles">): Received {
  if (signed.id.length > MAX_ID_CHARS) {
    return { kind: "unreadable", detail: `webhook-id: Keep it to ${MAX_ID_CHARS} characters.` };
  }
  const json = jsonOf(body);
  if (json === null) return { kind: "unreadable", detail: "Send a JSON object, encoded as UTF-8." };
  const { type } = json;
  if (typeof type !== "string") {
    return { kind: "unreadable", detail: `type: Use one of ${MESSAGE_TYPES.join(", ")}.` };
  }
  if (!MESSAGE_TYPES.includes(type)) return { kind: "taken", events: [], unknown: [type.slice(0, 100)] };
  try {
    const message = Message.safeParse(withRoles(json, roles));
    if (message.success) {
      // Nothing was said, so there is nothing to keep.
      if (message.data.type === "call.turn" && message.data.turn.text === "")
        return { kind: "taken", events: [] };
      return {
        kind: "taken",
        events: [eventOf(message.data, signed)],
        unknown: unknownMembers(message.data),
      };
    }
    const [fault] = fieldErrors(message.error.issues);
    return { kind: "unreadable", detail: `${fault?.field}: ${fault?.message}` };
  } catch (error) {
    // A transcript beyond its limit is no mistake in a member.
    if (error instanceof AppError) return { kind: "unreadable", detail: `transcript: ${error.message}` };
    throw error;
  }
}

/** Null where the bytes are no JSON object in UTF-8. */
function jsonOf(body: ArrayBuffer): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body),
    );
    return typeof json === "object" && json !== null && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
