import * as z from "zod";
import { testAnswer } from "../answers.ts";
import type { CallEvent } from "../event.ts";
import { jsonBody } from "../json-body.ts";
import { readObject } from "../json-object.ts";
import type { Adapter, Received, SetUpStep } from "../provider.ts";
import { answerTo } from "./vapi/answers.ts";
import { API, authorized, dial, end, fetchTranscript, findCall, NAME, transfer } from "./vapi/commands.ts";
import { eventsOf, isOfCall, unknownType } from "./vapi/events.ts";
import { VapiMessage } from "./vapi/message.ts";
import { readCall } from "./vapi/read-call.ts";
import { reportEvents } from "./vapi/report.ts";
import { VapiCredentials, VapiSettings } from "./vapi/settings.ts";
import { isFromVapi } from "./vapi/signature.ts";
import { toolCallsOf } from "./vapi/tool-calls.ts";

const Body = z.looseObject({ message: VapiMessage });

/** Vapi: server messages in, `POST /call` and live call control out. */
export const vapi: Adapter<VapiCredentials, VapiSettings> = {
  id: "vapi",
  name: NAME,
  credentials: VapiCredentials,
  settings: VapiSettings,
  // Control URLs are on hosts of their own.
  hosts: ["api.vapi.ai", "*.vapi.ai"],
  // The report is sent once post-processing is complete, and once only.
  patience: { settleMs: 60_000, transcriptMs: 300_000 },
  liveTurns: true,
  instead: {},
  setUp,
  async receive(connection, callback, now): Promise<Received> {
    if (!(await isFromVapi(connection, callback, now))) return { kind: "unsigned" };
    const body = Body.safeParse(jsonBody(callback.body)).data;
    if (!body)
      return { kind: "unreadable", detail: "message.type is missing: this is no server message of Vapi." };
    const { message } = body;
    const tools = toolCallsOf(message);
    const answer = answerTo(message.type, tools, connection);
    const answered = answer ? { answer } : {};
    if (message.call) {
      return { kind: "taken", ...(await eventsOf(message, message.call, tools, connection)), ...answered };
    }
    if (answer !== null || isChat(message.chat)) return { kind: "taken", events: [], ...answered };
    if (!isOfCall(message.type)) return { kind: "taken", events: [], ...unknownType(message.type) };
    return { kind: "unreadable", detail: "message.call.id is missing, so this is about no call." };
  },
  async test({ http }, connection) {
    const answer = await http(`${API}/assistant?limit=1`, { headers: authorized(connection) });
    return testAnswer(NAME, answer, "api_key");
  },
  dial,
  findCall,
  end,
  transfer,
  fetchTranscript,
  readExport,
};

/** Written chats come to the same server URL. */
const isChat = (chat: unknown) => Object.keys(readObject(chat)).length > 0;

/** What is imported has nothing more to come. */
const asLastWord = (event: CallEvent): CallEvent =>
  event.kind === "ended" ? { ...event, isFinal: true } : event;

const CALL_TYPES = ["inboundPhoneCall", "outboundPhoneCall", "webCall", "vapi.websocketCall"];

/** A call object of the API, or a kept end-of-call-report. */
function readExport(
  content: unknown,
  source: Parameters<NonNullable<typeof vapi.readExport>>[1],
): CallEvent[] | null {
  const { message } = Body.safeParse(content).data ?? {};
  if (message?.type === "end-of-call-report" && message.call)
    return reportEvents(message, message.call, source);
  const { type, orgId } = readObject(content);
  if (typeof orgId !== "string" && !CALL_TYPES.includes(String(type))) return null;
  const call = readCall(content, source);
  return call?.kind === "over" ? call.events.map(asLastWord) : null;
}

function setUp({ intakeUrl }: { intakeUrl: string }): SetUpStep[] {
  return [
    {
      title: "Make a custom credential",
      detail:
        "In Vapi's dashboard under Integrations → Server Configuration, add a custom credential of type Bearer Token: header X-Vapi-Secret, without the Bearer prefix, and the connection's webhook_secret as token. Bearer and HMAC work as well, where webhook_auth says so.",
    },
    {
      title: "Point the server URL here",
      detail:
        "Set the server URL of the assistant (or of the phone number, or of the organisation) to this address, with the credential just made.",
      copy: intakeUrl,
    },
    {
      title: "Choose the server messages",
      detail:
        "status-update and end-of-call-report are needed. Add transcript, which is off by default, for live calls.",
      copy: 'status-update, end-of-call-report, transcript[transcriptType="final"], tool-calls, transfer-update',
    },
    {
      title: "Have lost messages sent again",
      detail:
        "Vapi sends each message once unless server.backoffPlan is set: give it maxRetries of 3 or more.",
    },
    {
      title: "Name the assistant and the number for outgoing calls",
      detail:
        "Copy the assistant's id into the connection's agents or settings.assistant_id, and the phone number's id into numbers or settings.phone_number_id.",
    },
  ];
}
