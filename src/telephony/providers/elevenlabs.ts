import * as z from "zod";
import { dialAnswer, testAnswer } from "../answers.ts";
import { foundAnswer, transcriptAnswer } from "../asked-call.ts";
import { type Connection, voiceAgentOf } from "../connection.ts";
import { jsonBody } from "../json-body.ts";
import type { Adapter, DialAnswer, DialRequest, FoundCall, Received } from "../provider.ts";
import {
  ATTEMPT_VARIABLE,
  Conversation,
  conversationEvent,
  readConversation,
} from "./elevenlabs/conversation.ts";
import { failureEvent } from "./elevenlabs/initiation-failure.ts";
import { isSigned, SIGNATURE_HEADER } from "./elevenlabs/signature.ts";

const NAME = "ElevenLabs";

/** Where accounts live (elevenlabs-js, environments). */
const HOSTS = {
  global: "api.elevenlabs.io",
  us: "api.us.elevenlabs.io",
  eu: "api.eu.residency.elevenlabs.io",
  in: "api.in.residency.elevenlabs.io",
  sg: "api.sg.residency.elevenlabs.io",
} as const;

const Credentials = z.strictObject({
  api_key: z.string().min(1),
  /** `wsec_…`, shown once when the webhook is made. */
  webhook_secret: z.string().min(1),
});
type Credentials = z.infer<typeof Credentials>;

const Settings = z
  .strictObject({
    /** The voice agent for calls of our agents that `agents` does not name. */
    agent_id: z.string().min(1).optional(),
    /** ElevenLabs' id of the number to call from, where the connection's `numbers` have none for it. */
    agent_phone_number_id: z.string().min(1).optional(),
    /** How the number reached ElevenLabs. */
    telephony: z.enum(["twilio", "sip_trunk"]).default("twilio"),
    /** Where the account's data is kept. */
    residency: z.enum(["global", "us", "eu", "in", "sg"]).default("global"),
  })
  .prefault({});
type Settings = z.infer<typeof Settings>;

type Elevenlabs = Connection<Credentials, Settings>;

const Message = z.looseObject({
  type: z.string(),
  /** Epoch seconds. */
  event_timestamp: z.number().nullish().catch(null),
  data: z.unknown().optional(),
});

/** Placed, though ElevenLabs may name the conversation only in its messages. */
const Placed = z.looseObject({
  success: z.boolean().nullish(),
  conversation_id: z.string().min(1).nullish(),
});

const Listed = z.looseObject({
  conversations: z.array(z.looseObject({ conversation_id: z.string().min(1) })),
});

/** ElevenLabs Agents: post-call webhooks and outbound calls (elevenlabs-js 2.73.0; docs, Post-call webhooks). */
export const elevenlabs: Adapter<Credentials, Settings> = {
  id: "elevenlabs",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: Object.values(HOSTS),
  patience: { settleMs: 5_000, transcriptMs: 10 * 60_000 },
  liveTurns: false,
  instead: {
    end: "ElevenLabs has no request that hangs up: give the agent its end_call tool.",
    transfer: "ElevenLabs transfers only by the agent's own transfer_to_number tool: add it to the agent.",
  },

  setUp: ({ intakeUrl }) => [
    {
      title: "Make a post-call webhook",
      detail:
        "In ElevenLabs, open the settings of Agents and create a post-call webhook with HMAC for this URL.",
      copy: intakeUrl,
    },
    {
      title: "Keep its secret",
      detail: "Copy the secret that begins wsec_ into credentials.webhook_secret: it is shown once.",
    },
    {
      title: "Choose what it sends",
      detail:
        "Switch on the transcript (as JSON) and call initiation failures; leave audio off, nothing here reads it.",
    },
    {
      title: "Switch on its retries",
      detail: "They are off by default, and without them a message that does not get through is lost.",
    },
    {
      title: "Give access for calls",
      detail:
        "Copy an API key into credentials.api_key, and the id of each imported phone number into the connection's numbers.",
    },
  ],

  async receive(connection, { headers, body }, now): Promise<Received> {
    const { webhook_secret } = connection.credentials;
    if (!(await isSigned(headers.get(SIGNATURE_HEADER), webhook_secret, body, now)))
      return { kind: "unsigned" };
    const message = Message.safeParse(jsonBody(body)).data;
    if (!message) return { kind: "unreadable", detail: "The body is no JSON object with a type." };
    const at = typeof message.event_timestamp === "number" ? message.event_timestamp * 1000 : null;
    switch (message.type) {
      case "post_call_transcription": {
        const { data } = Conversation.safeParse(message.data);
        if (!data) return { kind: "unreadable", detail: "The message has no data.conversation_id." };
        const about = { key: message.type, kind: "ended", at, wasAsked: false } as const;
        return { kind: "taken", events: [conversationEvent(data, connection, about)] };
      }
      case "call_initiation_failure": {
        const event = failureEvent(message.data, at);
        return event
          ? { kind: "taken", events: [event] }
          : { kind: "unreadable", detail: "The failure names no conversation and no call." };
      }
      // Megabytes of base64 that nothing here plays: it is fetched where somebody wants to hear it.
      case "post_call_audio":
        return { kind: "taken", events: [] };
      default:
        return { kind: "taken", events: [], unknown: [message.type] };
    }
  },

  test: async ({ http }, connection) =>
    testAnswer(
      NAME,
      await http(`${api(connection)}/conversations?page_size=1`, keyed(connection)),
      "api_key",
    ),

  async dial({ http }, connection, request): Promise<DialAnswer> {
    const body = dialBody(connection, request);
    if ("reason" in body) return { kind: "refused", reason: body.reason };
    const path = connection.settings.telephony === "twilio" ? "twilio" : "sip-trunk";
    const answer = await http(`${api(connection)}/${path}/outbound-call`, {
      method: "POST",
      ...keyed(connection),
      json: body,
    });
    const placed = answer.kind === "answered" ? Placed.safeParse(answer.json).data : undefined;
    if (answer.kind === "answered" && answer.status < 300 && placed?.success === false) {
      return { kind: "refused", reason: `${NAME} did not place the call: ${messageOf(answer.json)}` };
    }
    return dialAnswer(NAME, answer, () =>
      placed?.success || placed?.conversation_id ? (placed.conversation_id ?? null) : undefined,
    );
  },

  async findCall({ http }, connection, { attemptId, providerCallId }): Promise<FoundCall> {
    if (providerCallId !== null) {
      const answer = await http(conversationUrl(connection, providerCallId), keyed(connection));
      return foundAnswer(answer, providerCallId, (json) => readConversation(json, connection, "ended"));
    }
    const wanted = encodeURIComponent(`${ATTEMPT_VARIABLE}:eq:${attemptId}`);
    const url = `${api(connection)}/conversations?dynamic_variable_params=${wanted}&page_size=1`;
    const answer = await http(url, keyed(connection));
    const listed =
      answer.kind === "answered" && answer.status < 300 ? Listed.safeParse(answer.json).data : undefined;
    const id = listed?.conversations[0]?.conversation_id;
    // An empty list proves nothing: how soon a conversation is in it, and whether an unanswered one ever is, is not said.
    return id === undefined ? { kind: "not_told" } : { kind: "under_way", providerCallId: id };
  },

  readExport(content, connection) {
    const posted = Message.safeParse(content).data;
    const told = posted?.type === "post_call_transcription" ? posted.data : content;
    const call = readConversation(told, connection, "ended");
    return call?.kind === "over" ? call.events : null;
  },

  fetchTranscript: async ({ http }, connection, _callId, { id }) =>
    transcriptAnswer(NAME, await http(conversationUrl(connection, id), keyed(connection)), (json) =>
      readConversation(json, connection, "transcript"),
    ),
};

const api = ({ settings }: Elevenlabs) => `https://${HOSTS[settings.residency]}/v1/convai`;
const keyed = ({ credentials }: Elevenlabs) => ({ headers: { "xi-api-key": credentials.api_key } });
const conversationUrl = (connection: Elevenlabs, id: string) =>
  `${api(connection)}/conversations/${encodeURIComponent(id)}`;

function dialBody(connection: Elevenlabs, request: DialRequest) {
  const { settings, numbers } = connection;
  const configured = request.agent.response_engine?.agent_id;
  const agentId =
    voiceAgentOf(connection, request.agent.agent_id) ??
    (typeof configured === "string" && configured !== "" ? configured : settings.agent_id);
  if (!agentId) {
    return { reason: "No ElevenLabs agent speaks for this agent: name one in agents or settings.agent_id." };
  }
  const { fromNumber } = request;
  const numberId =
    fromNumber === null
      ? (settings.agent_phone_number_id ?? numbers.find(({ id }) => id !== null)?.id)
      : (numbers.find(({ phone_number }) => phone_number === fromNumber)?.id ??
        settings.agent_phone_number_id);
  if (!numberId) {
    return {
      reason:
        "ElevenLabs calls from numbers by its own id: give it in numbers[].id or settings.agent_phone_number_id.",
    };
  }
  return {
    agent_id: agentId,
    agent_phone_number_id: numberId,
    to_number: request.toNumber,
    conversation_initiation_client_data: {
      dynamic_variables: {
        ...plainVariables(request.dynamicVariables),
        [ATTEMPT_VARIABLE]: request.attemptId,
      },
    },
  };
}

/** Text, numbers and truth values are all it takes; names that begin system__ are ElevenLabs' own. */
function plainVariables(given: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (name.startsWith("system__") || value === null || value === undefined) return [];
      const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return [[name, isPlain ? value : JSON.stringify(value)]];
    }),
  );
}

function messageOf(json: unknown): string {
  const said = z.looseObject({ message: z.string() }).safeParse(json).data?.message;
  return (said || "it gives no reason.").slice(0, 300);
}
