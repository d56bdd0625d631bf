import * as z from "zod";
import { dialAnswer, testAnswer } from "../answers.ts";
import { foundAnswer, transcriptAnswer } from "../asked-call.ts";
import { type Connection, voiceAgentOf } from "../connection.ts";
import { jsonBody } from "../json-body.ts";
import type { Adapter, DialAnswer, DialRequest, FoundCall, Received } from "../provider.ts";
import { isHmac } from "../signatures/hmac.ts";
import { ATTEMPT_VARIABLE, readCall } from "./synthflow/call.ts";

const NAME = "Synthflow";

/** Where workspaces live (docs, API reference, servers). */
const HOSTS = { global: "api.synthflow.ai", us: "api.us.synthflow.ai", eu: "api.eu.synthflow.ai" } as const;

/** The documentation writes HTTP_SYNTHFLOW_SIGNATURE, as a server names it inside; what comes over the wire it leaves open. */
const SIGNATURE_HEADERS = [
  "synthflow-signature",
  "x-synthflow-signature",
  "http-synthflow-signature",
  "http_synthflow_signature",
];

const Credentials = z.strictObject({
  api_key: z.string().min(1),
  /** The workspace's webhook secret. */
  webhook_secret: z.string().min(1),
});
type Credentials = z.infer<typeof Credentials>;

const Settings = z
  .strictObject({
    /** The Synthflow agent for calls of our agents that `agents` does not name. */
    model_id: z.string().min(1).optional(),
    /** What the agent calls a person whose name no dynamic variable `name` tells; Synthflow demands one. */
    default_name: z.string().min(1).default("there"),
    /** Where the workspace's data is kept. */
    region: z.enum(["global", "us", "eu"]).default("global"),
  })
  .prefault({});
type Settings = z.infer<typeof Settings>;

type Synthflow = Connection<Credentials, Settings>;

const Posted = z.looseObject({
  status: z.unknown().optional(),
  call: z.looseObject({
    call_id: z.string().min(1),
    status: z.unknown().optional(),
    end_call_reason: z.unknown().optional(),
  }),
});
const Placed = z.looseObject({ response: z.looseObject({ call_id: z.string().min(1) }) });

/** Synthflow: post-call webhooks and outbound calls (docs.synthflow.ai, Webhooks, Webhooks Security, Calls). */
export const synthflow: Adapter<Credentials, Settings> = {
  id: "synthflow",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: Object.values(HOSTS),
  patience: { settleMs: 5_000, transcriptMs: 10 * 60_000 },
  liveTurns: false,
  instead: {
    end: "Synthflow has no request that hangs up: the agent ends a call by its own end-call conditions.",
    transfer: "Synthflow transfers only by an action of the agent: add a call transfer to the agent.",
  },

  setUp: ({ intakeUrl }) => [
    {
      title: "Make a webhook secret",
      detail:
        "In Synthflow, open Settings → Security → Webhooks, generate a secret key and copy it into credentials.webhook_secret.",
    },
    {
      title: "Send finished calls here",
      detail:
        "Set this as the external webhook URL of each agent. Calls that are dialled from here carry it along.",
      copy: intakeUrl,
    },
    {
      title: "Give access to calls",
      detail:
        "Copy an API key into credentials.api_key. Messages only say that a call is over; what was said is read from the API.",
    },
  ],

  /**
   * Synthflow signs the call's id and nothing else, so a good header goes with any body. Its message is taken as word that
   * the call is over, whatever more it says; everything about it is read from the API.
   */
  async receive(connection, { headers, body }): Promise<Received> {
    const claimed = SIGNATURE_HEADERS.map((name) => headers.get(name)).find((value) => value !== null);
    if (claimed == null) return { kind: "unsigned" };
    const posted = Posted.safeParse(jsonBody(body)).data;
    if (!posted)
      return { kind: "unreadable", detail: "The body has no call.call_id, which is what is signed." };
    const { call } = posted;
    const { webhook_secret: secret } = connection.credentials;
    const scheme = { hash: "SHA-256", secret, encoding: "base64" } as const;
    if (!(await isHmac(claimed, scheme, call.call_id))) return { kind: "unsigned" };
    // The message before an inbound call is signed in the same way, and has no end to tell of.
    if ((call.status ?? call.end_call_reason ?? posted.status) == null) {
      return { kind: "taken", events: [], unknown: Object.keys(posted).sort() };
    }
    const id = call.call_id;
    const fetch = { source: "call", id };
    return {
      kind: "taken",
      events: [{ key: "ended", callId: id, at: null, kind: "ended", facts: {}, fetch }],
    };
  },

  test: async ({ http }, connection) =>
    testAnswer(NAME, await http(`${api(connection)}/assistants/?limit=1`, keyed(connection)), "api_key"),

  async dial({ http }, connection, request): Promise<DialAnswer> {
    const modelId = modelFor(connection, request);
    if (!modelId) {
      return {
        kind: "refused",
        reason: "No Synthflow agent speaks for this agent: name one in agents or settings.model_id.",
      };
    }
    const { name } = request.dynamicVariables;
    const answer = await http(`${api(connection)}/calls`, {
      method: "POST",
      ...keyed(connection),
      json: {
        model_id: modelId,
        phone: request.toNumber,
        name: typeof name === "string" && name.trim() !== "" ? name : connection.settings.default_name,
        ...(request.fromNumber === null ? {} : { from_phone_number: request.fromNumber }),
        custom_variables: customVariables({
          ...request.dynamicVariables,
          [ATTEMPT_VARIABLE]: request.attemptId,
        }),
        external_webhook_url: connection.intakeUrl,
      },
    });
    return dialAnswer(NAME, answer, (json) => Placed.safeParse(json).data?.response.call_id);
  },

  async findCall({ http }, connection, { providerCallId }): Promise<FoundCall> {
    // Its list of calls does not say which variables a call was given, so that only its own id finds an attempt.
    if (providerCallId === null) return { kind: "not_told" };
    const answer = await http(callUrl(connection, providerCallId), keyed(connection));
    const about = { key: "call", kind: "ended", callId: providerCallId } as const;
    return foundAnswer(answer, providerCallId, (json) => readCall(json, connection, about));
  },

  readExport(content, connection) {
    const call = readCall(content, connection, { key: "call", kind: "ended" });
    return call?.kind === "over" ? call.events : null;
  },

  async fetchTranscript({ http }, connection, _callId, { id }) {
    const answer = await http(callUrl(connection, id), keyed(connection));
    const about = { key: "call", kind: "transcript", callId: id } as const;
    // Its own signature says that there is such a call: a 404 comes too early, not for good.
    return transcriptAnswer(NAME, answer, (json) => readCall(json, connection, about), { missing: "later" });
  },
};

const api = ({ settings }: Synthflow) => `https://${HOSTS[settings.region]}/v2`;
const callUrl = (connection: Synthflow, id: string) => `${api(connection)}/calls/${encodeURIComponent(id)}`;
const keyed = ({ credentials }: Synthflow) => ({
  headers: { authorization: `Bearer ${credentials.api_key}` },
});

function modelFor(connection: Synthflow, { agent }: DialRequest): string | undefined {
  const mapped = voiceAgentOf(connection, agent.agent_id);
  if (mapped !== null) return mapped;
  const { model_id, agent_id } = agent.response_engine ?? {};
  const configured = [model_id, agent_id].find((id) => typeof id === "string" && id !== "");
  return typeof configured === "string" ? configured : connection.settings.model_id;
}

/** Values are text there. */
function customVariables(given: Record<string, unknown>): { key: string; value: string }[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === null || value === undefined
      ? []
      : [{ key, value: typeof value === "string" ? value : JSON.stringify(value) }],
  );
}
