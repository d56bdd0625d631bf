import { readBody } from "../../reading/json.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { named } from "../../reading/vocabulary.ts";
import type { Telnyx } from "./account.ts";
import { eventsOf, isSilent, tells } from "./events.ts";
import { Payload, unwrap } from "./message.ts";
import { isSigned } from "./signature.ts";
import { readToolCall } from "./tool-call.ts";

/**
 * A message about a call, or at `/tool/<name>` a call of an assistant's tool; what only other products tell is taken,
 * and makes no event.
 */
export const receive: Telnyx["receive"] = async (connection, callback, now) => {
  if (!(await isSigned(connection.credentials.public_key, callback, now))) return { kind: "unsigned" };
  const [door, tool] = callback.path.split("/");
  if (door === "tool") return readToolCall(callback, tool);
  const envelope = unwrap(readBody(callback.body));
  if (!envelope) return unreadable("event_type");
  const type = envelope.event_type;
  if (!tells(type)) return taken(isSilent(type) ? told() : untold(named(type)));
  const payload = Payload.safeParse(envelope.payload).data;
  if (!payload) return unreadable("payload.call_session_id", `${type} message`);
  return taken(told(...eventsOf(envelope, payload, connection)));
};
