import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { checkSize } from "./size.ts";
import type { Utterance } from "./utterance.ts";

const Time = z.iso.datetime({ offset: true }).nullish().catch(null);
const Message = z.object({
  role: z.string("Each message has a role: user, assistant or tool.").max(100),
  /** Null where the assistant calls a tool. */
  text: z.string().nullish(),
  /** When the person heard it. */
  sent_at: Time,
  created_at: Time,
});

/**
 * The messages of an assistant's conversation at Telnyx (Telnyx AI, List conversation messages): `{data: […]}`, in the order
 * in which they were heard where each says when, else as they stand. Nothing in it says when the call began.
 */
export const Telnyx = jsonContent(
  z
    .preprocess(
      (input) => {
        const list = Array.isArray(input) ? input : (input as { data?: unknown } | null)?.data;
        if (Array.isArray(list)) checkSize(0, list.length);
        return list;
      },
      z.array(Message, "Send the conversation's messages as Telnyx answers them: {data: […]}."),
    )
    .transform((messages): Utterance[] => {
      const timed = messages.map((message) => ({
        ...message,
        at: Date.parse(message.sent_at ?? message.created_at ?? ""),
      }));
      if (timed.every(({ at }) => !Number.isNaN(at))) timed.sort((a, b) => a.at - b.at);
      return timed.map(({ role, text }) => ({ speaker: role, text: text ?? "" }));
    }),
);
