import * as z from "zod";
import { commandAnswer, dialAnswer, testAnswer } from "../answers.ts";
import { type Connection, voiceAgentOf } from "../connection.ts";
import type { Adapter, Callback, DialRequest, FoundCall } from "../provider.ts";
import { isEd25519 } from "../signatures/ed25519.ts";
import { fromBase64 } from "../signatures/hmac.ts";
import { digitsOnly, isRecent } from "../signatures/timestamp.ts";
import { readClientState, writeClientState } from "./telnyx/client-state.ts";
import { eventsOf, isSilent, tells } from "./telnyx/events.ts";
import { Payload, unwrap } from "./telnyx/message.ts";
import { fetchConversation } from "./telnyx/transcript.ts";

const API = "https://api.telnyx.com/v2";

const Credentials = z.object({
  /** Mission Control, Keys & Credentials: begins with KEY. */
  api_key: z.string().trim().min(1),
  /** The account's public key, in base64. */
  public_key: z
    .string()
    .trim()
    .refine(
      (key) => fromBase64(key)?.byteLength === 32,
      "Copy the public key from Mission Control as it stands: base64 of 32 bytes.",
    ),
});
type Credentials = z.infer<typeof Credentials>;

const Settings = z.strictObject({
  /** Of the Call Control application that dials; without it the number's own id is taken. */
  connection_id: z.string().min(1).optional(),
  /** The assistant that speaks where the agents map names none. */
  assistant_id: z.string().min(1).optional(),
  /** Whether Telnyx listens for a voicemail. */
  answering_machine_detection: z.enum(["premium", "detect", "disabled"]).optional(),
  /** How long the phone rings. */
  timeout_secs: z.number().int().min(5).max(600).optional(),
});
type Settings = z.infer<typeof Settings>;

type TelnyxConnection = Connection<Credentials, Settings>;

/** Telnyx Call Control and its AI assistants (developers.telnyx.com, API v2). */
export const telnyx: Adapter<Credentials, Settings> = {
  id: "telnyx",
  name: "Telnyx",
  credentials: Credentials,
  settings: Settings.default({}),
  hosts: ["api.telnyx.com"],
  // Insights and the recording's address follow the hang-up by some seconds.
  patience: { settleMs: 15_000, transcriptMs: 120_000 },
  liveTurns: true,
  instead: {},
  setUp: ({ intakeUrl }) => [
    {
      title: "Copy the keys",
      detail: "In Mission Control, copy an API key and the account's public key into this connection.",
    },
    {
      title: "Point the webhooks here",
      detail: "In the Call Control application of your numbers, paste this as the webhook URL.",
      copy: intakeUrl,
    },
    {
      title: "Name what dials",
      detail:
        "Put the application's id into settings.connection_id, and the AI assistant's id into settings.assistant_id or the agents map.",
    },
    {
      title: "See both sides live",
      detail:
        "Where no assistant speaks, start the transcription with engine B and both tracks: only then does Telnyx say who spoke.",
    },
  ],

  async receive(connection, callback, now) {
    if (!(await isSigned(connection, callback, now))) return { kind: "unsigned" };
    const envelope = unwrap(parseJson(callback.body));
    if (!envelope) return { kind: "unreadable", detail: "The message has no event_type." };
    const type = envelope.event_type;
    if (!tells(type)) return { kind: "taken", events: [], ...(isSilent(type) ? {} : { unknown: [type] }) };
    const payload = Payload.safeParse(envelope.payload);
    if (!payload.success)
      return { kind: "unreadable", detail: `The ${type} message has no payload.call_session_id.` };
    return { kind: "taken", events: eventsOf(envelope, payload.data, connection) };
  },

  async test({ http }, connection) {
    const answer = await http(`${API}/balance`, { headers: authorization(connection) });
    return testAnswer("Telnyx", answer, "api_key");
  },

  async dial({ http }, connection, request) {
    const from = request.fromNumber ?? connection.numbers[0]?.phone_number;
    if (!from)
      return { kind: "refused", reason: "Telnyx needs a number to call from: add one to the connection." };
    const application =
      connection.settings.connection_id ??
      connection.numbers.find(({ phone_number }) => phone_number === from)?.id;
    if (!application) {
      const reason = "Telnyx needs a Call Control application: put its id into settings.connection_id.";
      return { kind: "refused", reason };
    }
    const { answering_machine_detection, timeout_secs } = connection.settings;
    const answer = await http(`${API}/calls`, {
      method: "POST",
      headers: authorization(connection),
      json: {
        connection_id: application,
        to: request.toNumber,
        from,
        // Other Dial commands with the same command_id are ignored.
        command_id: request.attemptId,
        client_state: writeClientState({ attempt_id: request.attemptId }),
        webhook_url: connection.intakeUrl,
        ...assistantOf(connection, request),
        ...(answering_machine_detection ? { answering_machine_detection } : {}),
        ...(timeout_secs ? { timeout_secs } : {}),
      },
    });
    return dialAnswer("Telnyx", answer, (json) => Dialled.safeParse(json).data?.data.call_session_id);
  },

  async findCall({ http }, connection, attempt): Promise<FoundCall> {
    const application =
      connection.settings.connection_id ??
      connection.numbers.find(({ phone_number }) => phone_number === attempt.fromNumber)?.id;
    if (!application) return { kind: "not_told" };
    const url = `${API}/connections/${encodeURIComponent(application)}/active_calls`;
    const answer = await http(url, { headers: authorization(connection) });
    const active = answer.kind === "answered" && answer.status === 200 ? Active.safeParse(answer.json) : null;
    const found = active?.data?.data
      .flatMap((one) => ActiveCall.safeParse(one).data ?? [])
      .find(
        ({ call_session_id, client_state }) =>
          readClientState(client_state).attemptId === attempt.attemptId ||
          call_session_id === attempt.providerCallId,
      );
    // The list has live calls only: one that is not in it may be over, or may never have been.
    return found ? { kind: "under_way", providerCallId: found.call_session_id } : { kind: "not_told" };
  },

  async end({ http }, connection, { providerCallId, handle }) {
    const url = actionUrl(handle, "hangup");
    if (!url) return NO_CONTROL_ID;
    const json = { command_id: `end-${providerCallId}` };
    const answer = await http(url, { method: "POST", headers: authorization(connection), json });
    return commandAnswer("Telnyx", answer);
  },

  /** Nothing is said first: a text is another command, and a transfer would cut it short. */
  async transfer({ http }, connection, { handle, to, fromNumber, transferId }) {
    const url = actionUrl(handle, "transfer");
    if (!url) return NO_CONTROL_ID;
    const answer = await http(url, {
      method: "POST",
      headers: authorization(connection),
      json: {
        to,
        ...(fromNumber ? { from: fromNumber } : {}),
        command_id: transferId,
        // So that the new leg's messages are told from the caller's.
        target_leg_client_state: writeClientState({ transfer_id: transferId }),
        webhook_url: connection.intakeUrl,
      },
    });
    return commandAnswer("Telnyx", answer);
  },

  async fetchTranscript({ http }, connection, callId, ref) {
    if (ref.source !== "conversation") return { kind: "gone", detail: `Telnyx has no ${ref.source}.` };
    const url = `${API}/ai/conversations/${encodeURIComponent(ref.id)}/messages`;
    return fetchConversation(
      http,
      { url, headers: authorization(connection) },
      callId,
      ref,
      connection.roles,
    );
  },
};

/** Ed25519 over `timestamp|body`, the time in seconds and at most five minutes away, past or future (Telnyx, webhook signing). */
async function isSigned({ credentials }: TelnyxConnection, { headers, body }: Callback, now: number) {
  const signature = headers.get("telnyx-signature-ed25519");
  const timestamp = headers.get("telnyx-timestamp");
  if (!signature || !timestamp || !isRecent(digitsOnly(timestamp) * 1000, now)) return false;
  return isEd25519(signature, credentials.public_key, `${timestamp}|`, body);
}

const Dialled = z.looseObject({ data: z.looseObject({ call_session_id: z.string().min(1) }) });
const Active = z.looseObject({ data: z.array(z.unknown()) });
const ActiveCall = z.looseObject({
  call_session_id: z.string().min(1),
  client_state: z.string().nullish().catch(null),
});

const NO_CONTROL_ID = {
  kind: "refused",
  reason: "No message of Telnyx has named the call's call_control_id yet, so it takes no commands.",
} as const;

const authorization = ({ credentials }: TelnyxConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});

function actionUrl({ call_control_id: id }: Readonly<Record<string, string>>, action: string): string | null {
  // Control ids begin with `v3:`, and the official client leaves the colon as it is.
  return id ? `${API}/calls/${encodeURIComponent(id).replaceAll("%3A", ":")}/actions/${action}` : null;
}

function assistantOf(connection: TelnyxConnection, { agent, dynamicVariables }: DialRequest) {
  const configured = agent.response_engine?.assistant_id;
  const id =
    voiceAgentOf(connection, agent.agent_id) ??
    (typeof configured === "string" && configured ? configured : connection.settings.assistant_id);
  return id ? { assistant: { id, dynamic_variables: plainVariables(dynamicVariables) } } : {};
}

/** Texts, numbers and truth values are all that an assistant's variables may be. */
function plainVariables(variables: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return [[name, plain ? value : JSON.stringify(value)]];
    }),
  );
}

function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
