import { AppError, fieldErrors } from "../../../errors.ts";
import type { Roles } from "../../connection.ts";
import type { Received } from "../../provider.ts";
import { isObject, readBody } from "../../reading/json.ts";
import { taken, told, untold } from "../../reading/received.ts";
import type { Generic } from "./account.ts";
import { answersTo } from "./answer-tool.ts";
import { eventOf } from "./event.ts";
import { MESSAGE_TYPES, Message, unknownMembers } from "./message.ts";
import { withRoles } from "./roles.ts";
import { readSignature, type SignedMessage } from "./signature.ts";

/** As for all other ids. */
const MAX_ID_CHARS = 200;

/** A message of the sender's own system. */
export const receive: Generic["receive"] = async (connection, callback, now) => {
  const signed = await readSignature(callback, connection.credentials.webhook_secret, now);
  return signed ? read(callback.body, signed, connection.roles) : { kind: "unsigned" };
};

/** What cannot be read is refused with a word on how it is right: the sender's author can put it right. */
function read(body: ArrayBuffer, signed: SignedMessage, roles: Roles): Received {
  if (signed.id.length > MAX_ID_CHARS) return wrong(`webhook-id: Keep it to ${MAX_ID_CHARS} characters.`);
  const json = readBody(body, new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }));
  if (!isObject(json)) return wrong("Send a JSON object, encoded as UTF-8.");
  const { type } = json;
  if (typeof type !== "string") return wrong(`type: Use one of ${MESSAGE_TYPES.join(", ")}.`);
  if (!MESSAGE_TYPES.includes(type)) return taken(untold(type.slice(0, 100)));
  try {
    const message = Message.safeParse(withRoles(json, roles));
    if (!message.success) {
      const [fault] = fieldErrors(message.error.issues);
      return wrong(`${fault?.field}: ${fault?.message}`);
    }
    const { data } = message;
    // Nothing was said, so there is nothing to keep.
    if (data.type === "call.turn" && data.turn.text === "") return taken(told());
    const event = eventOf(data, signed);
    const { tool } = event;
    return {
      ...taken({ events: [event], unknown: unknownMembers(data) }),
      ...(tool ? { answerTools: answersTo(tool) } : {}),
    };
  } catch (error) {
    // A transcript beyond its limit is no mistake in a member.
    if (error instanceof AppError) return wrong(`transcript: ${error.message}`);
    throw error;
  }
}

const wrong = (detail: string): Received => ({ kind: "unreadable", detail });
