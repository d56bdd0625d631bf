import type { Callback, Received } from "../../provider.ts";
import { readBody } from "../../reading/json.ts";
import { taken, told, unreadable } from "../../reading/received.ts";
import { named } from "../../reading/vocabulary.ts";
import { sha256 } from "../../signatures/hmac.ts";
import type { LiveKit, LiveKitConnection } from "./account.ts";
import { eventsOf } from "./events.ts";
import { WebhookMessage } from "./message.ts";
import { checkToken, type SignedAt } from "./token.ts";
import { PostedTranscript, transcriptEvent } from "./transcript.ts";

/** A webhook of the server, or at `/transcript` what an agent posts of its talk; both bear the same kind of token. */
export const receive: LiveKit["receive"] = async (connection, callback, now) => {
  const signed = await checkToken(connection.credentials, callback, now);
  if (!signed) return { kind: "unsigned" };
  if (callback.path === "transcript") return readTranscript(connection, callback, signed);
  const message = WebhookMessage.safeParse(readBody(callback.body)).data;
  if (!message) return unreadable("event");
  const read = eventsOf(message);
  return read ? taken(read) : unreadable("room.sid", `${named(message.event)} message`);
};

async function readTranscript(
  { roles }: LiveKitConnection,
  { body }: Callback,
  { at }: SignedAt,
): Promise<Received> {
  const posted = PostedTranscript.safeParse(readBody(body)).data;
  if (!posted) return { kind: "unreadable", detail: "A transcript needs room.sid and a list of turns." };
  // The same words again are the same message, whenever they are signed.
  const key = await sha256(body, "hex");
  return taken(told(transcriptEvent(posted, { key, at, roles })));
}
