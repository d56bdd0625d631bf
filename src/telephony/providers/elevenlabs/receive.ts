import * as z from "zod";
import type { Roles } from "../../connection.ts";
import type { CallEvent } from "../../event.ts";
import { readBody } from "../../reading/json.ts";
import { anything, time } from "../../reading/members.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { readInstant } from "../../reading/time.ts";
import { named } from "../../reading/vocabulary.ts";
import type { Elevenlabs } from "./account.ts";
import { Conversation, conversationEvent, fetchable, readConversation } from "./conversation.ts";
import { failureEvent } from "./initiation-failure.ts";
import { isSigned } from "./signature.ts";

/** `event_timestamp` is epoch seconds. */
const Message = z.looseObject({ type: z.string(), event_timestamp: time, data: anything });

/** What an agent's post-call webhooks post. */
export const receive: Elevenlabs["receive"] = async (connection, callback, now) => {
  if (!(await isSigned(connection.credentials.webhook_secret, callback, now))) return { kind: "unsigned" };
  const message = Message.safeParse(readBody(callback.body)).data;
  if (!message) return unreadable("type");
  const at = readInstant(message.event_timestamp);
  switch (message.type) {
    case "post_call_transcription": {
      const { data } = Conversation.safeParse(message.data);
      if (!data) return unreadable("data.conversation_id");
      const about = { key: message.type, kind: "ended", at } as const;
      return taken(told(fetchable(conversationEvent(data, connection, about))));
    }
    case "call_initiation_failure": {
      const event = failureEvent(message.data, at);
      // Nothing of it is promised, and a webhook that is refused too often is switched off.
      return taken(event ? told(event) : untold(`${message.type} without an id`));
    }
    // Megabytes of base64 that nothing here plays: it is fetched where somebody wants to hear it.
    case "post_call_audio":
      return taken(told());
    default:
      return taken(untold(named(message.type)));
  }
};

/** A conversation of the API, or a post_call_transcription as it was kept; null where it is neither, or not over. */
export function readExport(content: unknown, connection: { roles: Roles }): CallEvent[] | null {
  const kept = Message.safeParse(content).data;
  const conversation = kept?.type === "post_call_transcription" ? kept.data : content;
  const call = readConversation(conversation, connection, { kind: "ended" });
  return call?.kind === "over" ? call.events.map((event) => ({ ...event, isFinal: true })) : null;
}
