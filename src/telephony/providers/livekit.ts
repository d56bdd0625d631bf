import * as z from "zod";
import { commandAnswer, dialAnswer, testAnswer } from "../answers.ts";
import type { Connection } from "../connection.ts";
import { type HttpAnswer, isOwnHost } from "../http.ts";
import type { Adapter, AdapterTools, Callback, FoundCall, Received } from "../provider.ts";
import { bodyHash } from "../signatures/hmac.ts";
import { eventsOf } from "./livekit/events.ts";
import { WebhookMessage } from "./livekit/message.ts";
import { authorization, checkToken, type Grants, type SignedAt } from "./livekit/token.ts";
import { PostedTranscript, transcriptEvent } from "./livekit/transcript.ts";

const HOSTS = ["*.livekit.cloud"];

const Credentials = z.object({
  /** The project's address: wss://<project>.livekit.cloud. */
  url: z.url({ protocol: /^(wss|https)$/ }),
  api_key: z.string().trim().min(1),
  api_secret: z.string().trim().min(1),
});
type Credentials = z.infer<typeof Credentials>;

const Settings = z.strictObject({
  /** The outbound SIP trunk that dials; without it the number's own id is taken. */
  sip_trunk_id: z.string().min(1).optional(),
});
type Settings = z.infer<typeof Settings>;

type LiveKitConnection = Connection<Credentials, Settings>;

/** LiveKit with its SIP bridge: a call is a room, and a phone's line is a participant in it (docs.livekit.io). */
export const livekit: Adapter<Credentials, Settings> = {
  id: "livekit",
  name: "LiveKit",
  credentials: Credentials,
  settings: Settings.default({}),
  hosts: HOSTS,
  // An agent posts its transcript when its job shuts down, some time after the line is closed.
  patience: { settleMs: 10_000, transcriptMs: 180_000 },
  liveTurns: false,
  instead: {},
  setUp: ({ intakeUrl }) => [
    {
      title: "Copy the keys",
      detail:
        "In the project's settings, copy its URL, an API key and the key's secret into this connection.",
    },
    {
      title: "Point the webhooks here",
      detail: "Add this as a webhook URL of the project, signed with the same API key.",
      copy: intakeUrl,
    },
    {
      title: "Let your agent post its transcript",
      detail:
        "LiveKit keeps none. When a talk is over, your agent posts {room: {sid}, turns: [{role, text, start_ms, end_ms}]} here; its Authorization header is an access token of the same key whose sha256 claim is the base64 SHA-256 of the body.",
      copy: `${intakeUrl}/transcript`,
    },
    {
      title: "Name the trunk that dials",
      detail:
        "Put the outbound SIP trunk's id into settings.sip_trunk_id. Your agent must come to a new room by itself; its dynamic variables stand in the SIP participant's metadata.",
    },
    {
      title: "Allow transfers",
      detail: "A transfer is a SIP REFER: it works where the trunk's provider allows it.",
    },
  ],

  async receive(connection, callback, now) {
    const signed = await checkToken(connection.credentials, callback, now);
    if (!signed) return { kind: "unsigned" };
    const content = parseJson(callback.body);
    if (callback.path === "transcript") return readTranscript(connection, callback, content, signed);
    const message = WebhookMessage.safeParse(content);
    if (!message.success) return { kind: "unreadable", detail: "The message has no event." };
    const told = eventsOf(message.data);
    if (told === null)
      return { kind: "unreadable", detail: `The ${message.data.event} message has no room.sid.` };
    return { kind: "taken", ...told };
  },

  async test(tools, connection) {
    // No such room: the answer is an empty list, however many rooms there are.
    const body = { names: ["connection-test"] };
    const answer = await ask(tools, connection, "RoomService/ListRooms", { video: { roomList: true } }, body);
    const tested = testAnswer("LiveKit", answer, "api_secret");
    return answer.kind === "not_asked" ? { ok: false, detail: OTHER_HOST, field: "credentials.url" } : tested;
  },

  async dial(tools, connection, request) {
    if (!serverOf(connection)) return { kind: "refused", reason: OTHER_HOST };
    const own = request.fromNumber;
    const trunk =
      connection.settings.sip_trunk_id ??
      (own === null
        ? connection.numbers[0]
        : connection.numbers.find(({ phone_number }) => phone_number === own)
      )?.id;
    if (!trunk) {
      const reason = "LiveKit needs an outbound SIP trunk: put its id into settings.sip_trunk_id.";
      return { kind: "refused", reason };
    }
    const { attemptId: attempt_id, dynamicVariables: dynamic_variables } = request;
    const answer = await ask(
      tools,
      connection,
      "SIP/CreateSIPParticipant",
      { sip: { call: true } },
      {
        sipTrunkId: trunk,
        sipCallTo: request.toNumber,
        ...(own ? { sipNumber: own } : {}),
        roomName: roomOf(attempt_id),
        participantIdentity: `phone-${attempt_id}`,
        participantMetadata: JSON.stringify({ attempt_id, dynamic_variables }),
        participantAttributes: { attempt_id },
        waitUntilAnswered: false,
      },
    );
    // Its messages name the room's sid, which the answer does not have: the attempt is what links them.
    return dialAnswer("LiveKit", answer, (json) => (Dialled.safeParse(json).success ? null : undefined));
  },

  async findCall(tools, connection, { attemptId }): Promise<FoundCall> {
    const body = { names: [roomOf(attemptId)] };
    const answer = await ask(tools, connection, "RoomService/ListRooms", { video: { roomList: true } }, body);
    const listed = answer.kind === "answered" && answer.status === 200 ? Rooms.safeParse(answer.json) : null;
    const room = listed?.data?.rooms?.find(({ name }) => name === roomOf(attemptId));
    // Rooms that are closed are not listed, so that one is not there says nothing.
    return room ? { kind: "under_way", providerCallId: room.sid } : { kind: "not_told" };
  },

  /** Closes the room: the agent leaves with the caller. */
  async end(tools, connection, { handle: { room } }) {
    if (!room) return NO_ROOM;
    const answer = await ask(
      tools,
      connection,
      "RoomService/DeleteRoom",
      { video: { roomCreate: true } },
      { room },
    );
    return commandAnswer("LiveKit", answer);
  },

  /** SIP REFER, answered when the other side has answered. Nothing is said first and no number of ours is shown: it has neither. */
  async transfer(tools, connection, { handle: { room, identity }, to }) {
    if (!room || !identity) return NO_ROOM;
    const answer = await ask(
      tools,
      connection,
      "SIP/TransferSIPParticipant",
      { video: { roomAdmin: true, room }, sip: { call: true } },
      { roomName: room, participantIdentity: identity, transferTo: /^sips?:/i.test(to) ? to : `tel:${to}` },
    );
    return commandAnswer("LiveKit", answer);
  },
};

const OTHER_HOST =
  "Only LiveKit Cloud can be called from here: credentials.url must be wss://<project>.livekit.cloud. Webhooks of other servers are taken in all the same.";

const NO_ROOM = {
  kind: "refused",
  reason: "No message of LiveKit has named the call's room and phone line yet, so it takes no commands.",
} as const;

const identity = z.string().min(1);
/** Twirp servers may write a member by its name in the proto file. */
const Dialled = z.union([
  z.looseObject({ participantIdentity: identity }),
  z.looseObject({ participant_identity: identity }),
]);
const Rooms = z.looseObject({
  rooms: z.array(z.looseObject({ sid: z.string().min(1), name: z.string() })).nullish(),
});

/** A name of its own for each attempt, so that two requests for one attempt meet in one room. */
const roomOf = (attemptId: string) => `call-${attemptId}`;

/** The server's https address, without a slash at its end; null where it is not one that may be called. */
function serverOf({ credentials }: LiveKitConnection): string | null {
  const url = URL.parse(credentials.url.replace(/^wss:/i, "https:"));
  return url && isOwnHost(url, HOSTS) ? url.origin : null;
}

/** One call of the server's Twirp API: `RoomService/ListRooms`. */
async function ask(
  { http, clock }: AdapterTools,
  connection: LiveKitConnection,
  method: string,
  grants: Grants,
  json: unknown,
): Promise<HttpAnswer> {
  const server = serverOf(connection);
  if (!server) return { kind: "not_asked", detail: OTHER_HOST };
  const headers = await authorization(connection.credentials, grants, clock());
  return http(`${server}/twirp/livekit.${method}`, { method: "POST", headers, json });
}

async function readTranscript(
  { roles }: LiveKitConnection,
  { body }: Callback,
  content: unknown,
  { at }: SignedAt,
): Promise<Received> {
  const posted = PostedTranscript.safeParse(content);
  if (!posted.success)
    return { kind: "unreadable", detail: "A transcript needs room.sid and a list of turns." };
  // The same words again are the same message, whenever they are signed.
  const key = await bodyHash(body, "hex");
  return { kind: "taken", events: [transcriptEvent(posted.data, { key, at, roles })] };
}

function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
