import { readBody, readObject } from "../../reading/json.ts";
import { taken, told, unreadable } from "../../reading/received.ts";
import type { Vapi } from "./account.ts";
import { answerTo, answerWith } from "./answers.ts";
import { eventsOf, isOfCall, unknownType } from "./events.ts";
import { Body } from "./message.ts";
import { isSigned } from "./signature.ts";
import { toolCallsOf } from "./tool-calls.ts";

/** A server message, and the answer that Vapi waits for where it asks for something. */
export const receive: Vapi["receive"] = async (connection, callback, now) => {
  if (!(await isSigned(connection, callback, now))) return { kind: "unsigned" };
  const message = Body.safeParse(readBody(callback.body)).data?.message;
  if (!message) return unreadable("message.type");
  const tools = toolCallsOf(message);
  const answer = answerTo(message.type, tools, connection);
  if (message.call) {
    const said = await eventsOf(message, message.call, tools, connection);
    const received = taken(said, answer);
    if (!said.events.some(({ tool }) => tool)) return received;
    return { ...received, answerTools: (results) => answerWith(message.type, tools, results) };
  }
  if (answer !== null || isChat(message.chat)) return taken(told(), answer);
  return isOfCall(message.type) ? unreadable("message.call.id") : taken(unknownType(message.type));
};

/** Written chats come to the same server URL. */
const isChat = (chat: unknown) => Object.keys(readObject(chat)).length > 0;
