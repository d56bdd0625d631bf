import * as z from "zod";
import { commandAnswer, dialAnswer, testAnswer } from "../answers.ts";
import { foundAnswer, transcriptAnswer } from "../asked-call.ts";
import { type Connection, voiceAgentOf } from "../connection.ts";
import type { HttpAnswer } from "../http.ts";
import { jsonBody } from "../json-body.ts";
import type { Adapter, CommandAnswer, DialAnswer, DialRequest, FoundCall, Received } from "../provider.ts";
import { isHmac } from "../signatures/hmac.ts";
import { ATTEMPT_MEMBER, Call, callEvent, readCall } from "./bland/call.ts";

const NAME = "Bland";
const API = "https://api.bland.ai/v1/calls";

const Credentials = z.strictObject({
  api_key: z.string().min(1),
  /** The account's webhook signing secret: without one, Bland signs nothing and nothing is accepted. */
  webhook_secret: z.string().min(1),
});
type Credentials = z.infer<typeof Credentials>;

const Settings = z
  .strictObject({
    /** What the ids in the connection's `agents` name. */
    agents_are: z.enum(["pathway", "persona"]).default("pathway"),
    /** Who speaks for our agents that `agents` does not name, the first of these that is set: a pathway, … */
    pathway_id: z.string().min(1).optional(),
    /** … a persona, … */
    persona_id: z.string().min(1).optional(),
    /** … or a prompt. */
    task: z.string().min(1).optional(),
  })
  .prefault({});
type Settings = z.infer<typeof Settings>;

type Bland = Connection<Credentials, Settings>;

const Placed = z.looseObject({ call_id: z.string().min(1) });
/** How Bland says no, with a good status too. */
const Said = z.looseObject({
  status: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
  errors: z
    .array(z.looseObject({ message: z.string().nullish().catch(null) }))
    .nullish()
    .catch(null),
});

/** Bland: post-call webhooks, outbound calls and commands (docs.bland.ai, Send Call, Webhook Signing, Call Details). */
export const bland: Adapter<Credentials, Settings> = {
  id: "bland",
  name: NAME,
  credentials: Credentials,
  settings: Settings,
  hosts: ["api.bland.ai"],
  patience: { settleMs: 5_000, transcriptMs: 5 * 60_000 },
  liveTurns: false,
  instead: {},

  setUp: ({ intakeUrl }) => [
    {
      title: "Make a webhook signing secret",
      detail:
        "In Bland, open Settings → Keys and create one. Without it Bland signs nothing, and unsigned messages are refused.",
    },
    {
      title: "Keep it",
      detail: "Copy it into credentials.webhook_secret at once: it is shown only this time.",
    },
    {
      title: "Send inbound calls here",
      detail:
        "Set this URL as the webhook of each inbound number. Calls that are dialled from here carry it along.",
      copy: intakeUrl,
    },
    { title: "Give access for calls", detail: "Copy an API key from Bland into credentials.api_key." },
  ],

  async receive(connection, { headers, body }): Promise<Received> {
    const claimed = headers.get("x-webhook-signature") ?? "";
    const { webhook_secret: secret } = connection.credentials;
    if (!(await isHmac(claimed, { hash: "SHA-256", secret, encoding: "hex" }, body)))
      return { kind: "unsigned" };
    const json = jsonBody(body);
    const call = Call.safeParse(json).data;
    if (!call) return { kind: "unreadable", detail: "The body is no JSON object with a call_id." };
    if (isPostCall(json)) {
      return { kind: "taken", events: [callEvent(call, connection, { ...ENDED, wasAsked: false })] };
    }
    // What happens during the call, by lines of its log: none of them says reliably how the call stands.
    if (typeof call.category === "string") return { kind: "taken", events: [] };
    return { kind: "taken", events: [], unknown: Object.keys(call).filter((name) => name !== "call_id") };
  },

  test: async ({ http }, connection) =>
    testAnswer(NAME, await http(`${API}?limit=1`, keyed(connection)), "api_key"),

  async dial({ http }, connection, request): Promise<DialAnswer> {
    const speaker = speakerFor(connection, request);
    if (speaker === null) {
      return {
        kind: "refused",
        reason:
          "Nothing at Bland speaks for this agent: name a pathway in agents, or set settings.pathway_id, persona_id or task.",
      };
    }
    const answer = await http(API, {
      method: "POST",
      ...keyed(connection),
      json: {
        phone_number: request.toNumber,
        ...speaker,
        ...(request.fromNumber === null ? {} : { from: request.fromNumber }),
        webhook: connection.intakeUrl,
        metadata: { [ATTEMPT_MEMBER]: request.attemptId },
        request_data: request.dynamicVariables,
      },
    });
    const reason = refusalIn(answer);
    if (reason !== null) return { kind: "refused", reason };
    return dialAnswer(NAME, answer, (json) => Placed.safeParse(json).data?.call_id);
  },

  async findCall({ http }, connection, { providerCallId }): Promise<FoundCall> {
    // Its list of calls has no metadata, so that only the call's own id finds an attempt.
    if (providerCallId === null) return { kind: "not_told" };
    const answer = await http(callUrl(providerCallId), keyed(connection));
    return foundAnswer(answer, providerCallId, (json) => readCall(json, connection, "ended"));
  },

  async end({ http }, connection, { providerCallId }): Promise<CommandAnswer> {
    const url = `${callUrl(providerCallId)}/stop`;
    return obeyed(await http(url, { method: "POST", ...keyed(connection) }));
  },

  async transfer({ http }, connection, { providerCallId, to }): Promise<CommandAnswer> {
    if (!to.startsWith("+")) {
      return { kind: "refused", reason: "Bland transfers to phone numbers only: give one in E.164." };
    }
    const json = { call_id: providerCallId, transfer_number: to };
    return obeyed(await http(`${API}/active/transfer`, { method: "POST", ...keyed(connection), json }));
  },

  readExport(content, connection) {
    const call = Call.safeParse(content).data;
    const isCall = isPostCall(content) || (call?.transcripts?.length ?? 0) > 0;
    return call && isCall ? [callEvent(call, connection, { ...ENDED, wasAsked: true })] : null;
  },

  fetchTranscript: async ({ http }, connection, _callId, { id }) =>
    transcriptAnswer(NAME, await http(callUrl(id), keyed(connection)), (json) =>
      readCall(json, connection, "transcript"),
    ),
};

const ENDED = { key: "ended", kind: "ended" } as const;

const callUrl = (id: string) => `${API}/${encodeURIComponent(id)}`;
/** The bare key: Bland knows no Bearer. */
const keyed = ({ credentials }: Bland) => ({ headers: { authorization: credentials.api_key } });

/** The post-call message is told from those during the call by what only a call that is over has. */
function isPostCall(json: unknown): boolean {
  return (
    typeof json === "object" && json !== null && ("completed" in json || "concatenated_transcript" in json)
  );
}

/** Who is to speak, as Send Call takes it; null where nothing says. */
function speakerFor(connection: Bland, { agent }: DialRequest): Record<string, string> | null {
  const { settings } = connection;
  const mapped = voiceAgentOf(connection, agent.agent_id);
  if (mapped !== null) return { [`${settings.agents_are}_id`]: mapped };
  for (const source of [agent.response_engine, settings]) {
    for (const member of ["pathway_id", "persona_id", "task"] as const) {
      const value = source?.[member];
      if (typeof value === "string" && value !== "") return { [member]: value };
    }
  }
  return null;
}

function obeyed(answer: HttpAnswer): CommandAnswer {
  const reason = refusalIn(answer);
  return reason === null ? commandAnswer(NAME, answer) : { kind: "refused", reason };
}

/** Why not, where an answer with a good status says no; else null. */
function refusalIn(answer: HttpAnswer): string | null {
  if (answer.kind !== "answered" || answer.status >= 300) return null;
  const said = Said.safeParse(answer.json).data;
  const problem = said?.errors?.[0];
  if (said?.status !== "error" && !problem) return null;
  return `${NAME} refused: ${problem?.message ?? said?.message ?? "it gives no reason."}`.slice(0, 300);
}
