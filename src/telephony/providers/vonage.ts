import * as z from "zod";
import { commandAnswer, dialAnswer, reasonIn, testAnswer } from "../answers.ts";
import type { Connection } from "../connection.ts";
import type { HttpAnswer, ProviderRequest } from "../http.ts";
import type {
  Adapter,
  AdapterTools,
  Callback,
  CommandAnswer,
  Received,
  TransferRequest,
} from "../provider.ts";
import { bodyHash } from "../signatures/hmac.ts";
import { foundCall, listQuery, readCalls } from "./vonage/call-list.ts";
import { factsOf, readMessage, VonageMessage } from "./vonage/message.ts";
import { answerNcco, transferNcco, VonageSettings, withoutPlus } from "./vonage/ncco.ts";
import { isSignedByVonage, signedPayload } from "./vonage/signature.ts";
import { applicationToken } from "./vonage/token.ts";
import { fetchedTranscript, fileUrl } from "./vonage/transcript.ts";

const CALLS = "https://api.nexmo.com/v1/calls";
const NAME = "Vonage";
const NO_LEG = "Vonage has not told this call's leg yet; try again once it rings.";
const BAD_KEY = "Vonage was not asked: credentials.private_key is no PEM of an RSA key. Paste it anew.";

const VonageCredentials = z.strictObject({
  application_id: z.string().min(1),
  /** PKCS #8, as the dashboard hands it out; a pasted `\n` is taken for a line's end. */
  private_key: z
    .string()
    .transform((pem) => pem.replaceAll("\\n", "\n").trim())
    .refine(
      (pem) => pem.startsWith("-----BEGIN PRIVATE KEY-----"),
      "Paste the application's private.key whole, from -----BEGIN PRIVATE KEY----- on.",
    ),
  signature_secret: z.string().min(1),
});
type VonageCredentials = z.infer<typeof VonageCredentials>;
type VonageConnection = Connection<VonageCredentials, VonageSettings>;

/** Vonage Voice: an application whose webhooks come here, and whose calls are dialled with its private key. */
export const vonage: Adapter<VonageCredentials, VonageSettings> = {
  id: "vonage",
  name: NAME,
  credentials: VonageCredentials,
  settings: VonageSettings,
  hosts: ["*.nexmo.com", "*.vonage.com"],
  // A recording is transcribed after the call, in minutes.
  patience: { settleMs: 5_000, transcriptMs: 5 * 60_000 },
  liveTurns: false,
  instead: {},

  setUp: ({ intakeUrl }) => [
    {
      title: "Point the application's answer webhook here",
      detail:
        "In the Vonage dashboard, open the application, and under Voice set the answer URL, method GET.",
      copy: `${intakeUrl}/answer`,
    },
    {
      title: "Point its event webhook here",
      detail: "In the same place, set the event URL, method POST.",
      copy: `${intakeUrl}/event`,
    },
    {
      title: "Keep webhooks signed",
      detail:
        "Leave signed webhooks on, and copy the account's signature secret into credentials.signature_secret. Unsigned messages are refused.",
    },
    {
      title: "Say what an answered call does",
      detail:
        "Set settings.ncco to the list of actions that your agent needs, or settings.forward_to to its number or address.",
    },
    {
      title: "Have recordings transcribed",
      detail: "In the record action of your NCCO, give its transcription this event URL.",
      copy: `${intakeUrl}/transcription`,
    },
  ],

  async receive(connection, callback, now) {
    // By fault of its own Vonage may leave the signature out; it sends again what is answered 503.
    if (!callback.headers.has("authorization")) return { kind: "unsigned", sendAgain: true };
    if (!(await isSignedByVonage(callback, connection.credentials.signature_secret, now))) {
      return { kind: "unsigned" };
    }
    return receiveSigned(connection, callback);
  },

  async test(tools, connection) {
    const answer = await ask(tools, connection, `${CALLS}?page_size=1`);
    if (answer) return testAnswer(NAME, answer, "private_key");
    return { ok: false, detail: BAD_KEY, field: "credentials.private_key" };
  },

  async dial(tools, connection, { attemptId, toNumber, fromNumber }) {
    const { numbers, settings, intakeUrl } = connection;
    const from = fromNumber ?? numbers[0]?.phone_number;
    if (!from)
      return { kind: "refused", reason: "Add one of your Vonage numbers to the connection's numbers." };
    if (!settings.ncco && !settings.forward_to) {
      const reason =
        "Fill in settings.ncco or settings.forward_to: Vonage asks what an answered call is to do.";
      return { kind: "refused", reason };
    }
    const answer = await ask(tools, connection, CALLS, {
      method: "POST",
      json: {
        to: [{ type: "phone", number: withoutPlus(toNumber) }],
        from: { type: "phone", number: withoutPlus(from) },
        answer_url: [`${intakeUrl}/answer/${attemptId}`],
        event_url: [`${intakeUrl}/event/${attemptId}`],
        ...(settings.machine_detection ? { machine_detection: settings.machine_detection } : {}),
      },
    });
    if (!answer) return { kind: "refused", reason: BAD_KEY };
    return dialAnswer(
      NAME,
      answer,
      (json) => VonageMessage.safeParse(json).data?.conversation_uuid || undefined,
    );
  },

  async findCall(tools, connection, attempt) {
    const answer = await ask(tools, connection, `${CALLS}?${listQuery(attempt)}`);
    return answer?.kind === "answered" && answer.status === 200
      ? foundCall(answer.json, attempt)
      : { kind: "not_told" };
  },

  end: (tools, connection, call) => command(tools, connection, call, { action: "hangup" }),

  transfer: (tools, connection, request) =>
    command(tools, connection, request, {
      action: "transfer",
      destination: { type: "ncco", ncco: transferNcco(request.to, request.fromNumber, request.message) },
    }),

  readExport: readCalls,

  async fetchTranscript(tools, connection, callId, { id }) {
    const url = fileUrl(id);
    if (url === null) return { kind: "gone", detail: "The transcript's link does not lead to Vonage." };
    const answer = await ask(tools, connection, url);
    if (!answer) return { kind: "later", detail: BAD_KEY };
    if (answer.kind !== "answered") return { kind: "later", detail: answer.detail };
    if (answer.status === 200) return fetchedTranscript(answer.json, callId, url, connection.roles);
    const isGone = answer.status === 403 || answer.status === 410;
    return { kind: isGone ? "gone" : "later", detail: reasonIn(NAME, answer) };
  },
};

/** Null where no request could be signed. */
async function ask(
  { http, clock }: AdapterTools,
  { credentials }: VonageConnection,
  url: string,
  request: ProviderRequest = {},
): Promise<HttpAnswer | null> {
  const token = await applicationToken(credentials, clock());
  return token === null ? null : http(url, { ...request, headers: { authorization: `Bearer ${token}` } });
}

/** Commands go to one leg, which is answered 204. */
async function command(
  tools: AdapterTools,
  connection: VonageConnection,
  { handle }: Pick<TransferRequest, "handle">,
  json: unknown,
): Promise<CommandAnswer> {
  if (!handle.uuid) return { kind: "refused", reason: NO_LEG };
  const url = `${CALLS}/${encodeURIComponent(handle.uuid)}`;
  const answer = await ask(tools, connection, url, { method: "PUT", json });
  return answer ? commandAnswer(NAME, answer) : { kind: "refused", reason: BAD_KEY };
}

async function receiveSigned({ roles, settings }: VonageConnection, callback: Callback): Promise<Received> {
  const { data: message } = VonageMessage.safeParse(fieldsOf(callback));
  if (!message) return { kind: "unreadable", detail: "The message is no JSON object." };
  const [purpose = "", attemptId] = callback.path.split("/");
  const hash = (await bodyHash(signedPayload(callback), "hex")).slice(0, 32);
  const { events, unknown } = readMessage(message, { purpose, attemptId, hash, roles });
  const told = { kind: "taken" as const, events, ...(unknown.length > 0 ? { unknown } : {}) };
  if (purpose !== "answer") return told;
  const { fromNumber, toNumber } = factsOf(message, attemptId);
  // On a call that we dialled we are its caller, else we are the one who was called.
  const ncco = answerNcco(settings, (attemptId ? fromNumber : toNumber) ?? null);
  return { ...told, answer: { contentType: "application/json", body: JSON.stringify(ncco) } };
}

/** A webhook by GET has its fields in the query. */
function fieldsOf({ method, url, body }: Callback): unknown {
  if (method === "GET") return Object.fromEntries(new URL(url).searchParams);
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
