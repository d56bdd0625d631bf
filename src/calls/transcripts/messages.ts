import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { checkSize } from "./size.ts";
import { Milliseconds, type Utterance } from "./utterance.ts";

/** Of a message in parts: `text`, and `transcript` where the part was heard. */
const Part = z.object({ text: z.string().nullish(), transcript: z.string().nullish() });
const Words = z.union(
  [z.string(), z.array(Part)],
  "Give the words as text, as null, or as a list of parts with text.",
);

const Message = z
  .object({
    role: z.string().max(100).nullish(),
    speaker: z.string().max(100).nullish(),
    content: Words.nullish(),
    text: z.string().nullish(),
    start_ms: Milliseconds.nullish(),
    end_ms: Milliseconds.nullish(),
  })
  .transform((message, context): Utterance => {
    const name = message.role ?? message.speaker;
    if (name == null) {
      context.addIssue({ code: "custom", path: ["role"], message: "Say who speaks: user, assistant …" });
    }
    return {
      speaker: speakerIn(name ?? ""),
      text: message.text ?? wordsOf(message.content),
      ...(message.start_ms == null ? {} : { start_ms: message.start_ms }),
      ...(message.end_ms == null ? {} : { end_ms: message.end_ms }),
    };
  });

const Messages = z.array(Message, "Send the list of messages: [{role, content}, …].");

/**
 * Chat messages as OpenAI's API has them, a list or `{messages}`: content is text, null (a tool is called) or parts. Turns
 * with `text`, `speaker` and times are read as well. What a developer says is the system's, a function's is a tool's.
 */
export const ChatMessages = jsonContent(
  z.preprocess((input) => {
    const list = Array.isArray(input) ? input : (input as { messages?: unknown } | null)?.messages;
    if (Array.isArray(list)) checkSize(0, list.length);
    return list;
  }, Messages),
);

function wordsOf(content: z.output<typeof Words> | null | undefined): string {
  if (typeof content === "string") return content;
  return (content ?? []).flatMap(({ text, transcript }) => text ?? transcript ?? []).join(" ");
}

function speakerIn(name: string): string {
  if (/^developer$/i.test(name)) return "system";
  return /^function$/i.test(name) ? "tool" : name;
}
