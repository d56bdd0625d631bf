import * as z from "zod";
import { commandAnswer, dialAnswer, reasonIn, testAnswer } from "../answers.ts";
import { voiceAgentOf } from "../connection.ts";
import type { CallEvent } from "../event.ts";
import type { HttpAnswer } from "../http.ts";
import type { Adapter, FetchedTranscript } from "../provider.ts";
import { bodyHash, isHmac } from "../signatures/hmac.ts";
import { API_HOST, readWebhook } from "./call2me/message.ts";
import { readCall } from "./call2me/transcript.ts";
import { spokenTurns } from "./spoken-turns.ts";

const API = `https://${API_HOST}`;
const NAME = "Call2Me";

const Call2MeCredentials = z.strictObject({
  /** `sk_call2me_…`. */
  api_key: z.string().min(1),
  /** Shown once, when the webhook is made. */
  webhook_secret: z.string().min(1),
});
type Call2MeCredentials = z.infer<typeof Call2MeCredentials>;

const Call2MeSettings = z
  .strictObject({
    /** Call2Me's id of the voice agent that dials, where the connection's `agents` names none for ours. */
    agent_id: z.string().min(1),
    /** IANA zone of the schedules that dialling books; the time itself is sent in UTC. */
    timezone: z.string().min(1),
  })
  .partial()
  .default({});
type Call2MeSettings = z.infer<typeof Call2MeSettings>;

/** Call2Me: its voice agents post here; a call is dialled as a schedule that is due at once. */
export const call2me: Adapter<Call2MeCredentials, Call2MeSettings> = {
  id: "call2me",
  name: NAME,
  credentials: Call2MeCredentials,
  settings: Call2MeSettings,
  hosts: [API_HOST],
  patience: { settleMs: 5_000, transcriptMs: 2 * 60_000 },
  liveTurns: true,
  instead: {
    transfer:
      "Call2Me has no request for a transfer: give the agent its transfer function and targets in Call2Me, and it transfers by itself.",
  },

  setUp: ({ intakeUrl }) => [
    {
      title: "Send the agent's events here",
      detail: "Set the agent's webhook URL: PATCH /v1/agents/{id} with this as webhook_url.",
      copy: intakeUrl,
    },
    {
      title: "Copy the webhook's secret",
      detail: "Call2Me shows it once, when the webhook is made. Put it into credentials.webhook_secret.",
    },
    {
      title: "Say which agent is which",
      detail:
        "Map Call2Me's agent ids to yours in the connection's agents; settings.agent_id dials for the rest.",
    },
  ],

  async receive(connection, { headers, body }) {
    const claimed = /^sha256=([0-9a-f]{64})$/i.exec(headers.get("x-call2me-signature") ?? "")?.[1];
    const secret = connection.credentials.webhook_secret;
    const scheme = { hash: "SHA-256", secret, encoding: "hex" } as const;
    if (!claimed || !(await isHmac(claimed, scheme, body))) return { kind: "unsigned" };
    const read = readWebhook(parsed(body), (await bodyHash(body, "hex")).slice(0, 12), connection.roles);
    if (!read) return { kind: "unreadable", detail: "The message is no JSON object with type and call_id." };
    const { events, unknown } = read;
    return { kind: "taken", events, ...(unknown.length > 0 ? { unknown } : {}) };
  },

  async test({ http }, { credentials }) {
    return testAnswer(NAME, await http(`${API}/v1/users/me`, withKey(credentials)), "api_key");
  },

  async dial({ http, clock }, connection, { agent, toNumber }) {
    const { settings, credentials } = connection;
    const engine = agent.response_engine?.agent_id;
    const agentId =
      voiceAgentOf(connection, agent.agent_id) ?? (typeof engine === "string" ? engine : settings.agent_id);
    if (!agentId) {
      const reason =
        "Fill in the connection's agents, or settings.agent_id: Call2Me dials with one of its agents.";
      return { kind: "refused", reason };
    }
    const answer = await http(`${API}/v1/schedules`, {
      ...withKey(credentials),
      method: "POST",
      json: {
        agent_id: agentId,
        phone_number: toNumber,
        scheduled_at: new Date(clock()).toISOString(),
        timezone: settings.timezone ?? "UTC",
      },
    });
    // The schedule's id is not the call's; that comes with the call's first message.
    return dialAnswer(NAME, answer, (json) => (typeof json === "object" && json !== null ? null : undefined));
  },

  async end({ http }, { credentials }, { providerCallId }) {
    return commandAnswer(
      NAME,
      await http(`${callUrl(providerCallId)}/end`, { ...withKey(credentials), method: "POST" }),
    );
  },

  readExport(content, { roles }) {
    const event = readCall(content, roles);
    return event && (event.facts.status || event.turns) ? [event] : null;
  },

  /** The call first: it has the numbers and the direction that no message has, and the turns too where it is new enough. */
  async fetchTranscript({ http }, { credentials, roles }, callId, { source, id }) {
    const call = await http(callUrl(callId), withKey(credentials));
    const read = call.kind === "answered" && call.status === 200 ? readCall(call.json, roles) : null;
    const event = read && { ...read, callId };
    const isUnconnected = event?.isFinal && event.facts.status !== "completed";
    if (event?.turns || isUnconnected || source !== "transcript") return event ? whole(event) : missing(call);
    const answer = await http(`${API}${id}`, withKey(credentials));
    if (answer.kind !== "answered" || answer.status !== 200) return missing(answer);
    const { turns } = spokenTurns(answer.json, roles);
    const base: CallEvent = event ?? { key: "transcript", callId, at: null, kind: "transcript", facts: {} };
    return whole(turns.length > 0 ? { ...base, turns } : base);
  },
};

const withKey = ({ api_key }: Call2MeCredentials) => ({ headers: { authorization: `Bearer ${api_key}` } });
const callUrl = (callId: string) => `${API}/v1/calls/${encodeURIComponent(callId)}`;

/** A call that is not over by the API's own word is asked for again. */
function whole(event: CallEvent): FetchedTranscript {
  if (event.kind === "started") return { kind: "later", detail: "Call2Me does not say yet that it is over." };
  return { kind: "events", events: [event] };
}

function missing(answer: HttpAnswer): FetchedTranscript {
  if (answer.kind === "not_asked") return { kind: "gone", detail: answer.detail };
  if (answer.kind === "no_answer") return { kind: "later", detail: answer.detail };
  const detail = reasonIn(NAME, answer);
  return { kind: [401, 403, 410].includes(answer.status) ? "gone" : "later", detail };
}

function parsed(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
