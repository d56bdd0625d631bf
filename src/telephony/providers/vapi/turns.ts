import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import type { Roles } from "../../connection.ts";
import type { HeardTurn } from "../../event.ts";
import { readObject } from "../../reading/json.ts";
import { anything, list, number, text, time } from "../../reading/members.ts";
import { readInstant, secondsToMs } from "../../reading/time.ts";
import { roleOf, type Vocabulary } from "../../reading/vocabulary.ts";

/** Vapi's role is a free text: its SDK says `bot` where its documentation shows `assistant`. */
const ROLES: Vocabulary<Speaker> = {
  assistant: "agent",
  bot: "agent",
  user: "customer",
  tool: "tool",
  tool_calls: "tool",
  tool_call: "tool",
  tool_call_result: "tool",
  function: "tool",
};

const Entry = z.looseObject({
  role: z.string().catch(""),
  message: text,
  content: anything,
  name: text,
  result: anything,
  toolCalls: list,
  time,
  endTime: time,
  secondsFromStart: number,
});
type Entry = z.infer<typeof Entry>;

/** Who speaks under a role's name; null for instructions and for names that nobody knows. */
export const speakerOf = (role: string, { roles }: { roles: Roles }) => roleOf(role, roles, ROLES);

/** The turns of `artifact.messages`, or of `messagesOpenAIFormatted`, which has no times. Prompts are no turns. */
export function turnsOf(messages: readonly unknown[], connection: { roles: Roles }): HeardTurn[] {
  return messages.flatMap((message) => {
    const entry = Entry.safeParse(message).data;
    const role = entry && speakerOf(entry.role, connection);
    if (!role) return [];
    const texts = textsOf(entry).filter((text) => text.trim() !== "");
    return texts.map((text) => ({ role, text, ...timesOf(entry) }));
  });
}

function textsOf(entry: Entry): string[] {
  if (entry.toolCalls?.length) return entry.toolCalls.map(calledTool);
  if (entry.result != null) return [`${entry.name ?? "tool"}: ${written(entry.result)}`];
  if (entry.message != null) return [entry.message];
  if (typeof entry.content === "string") return [entry.content];
  const parts = Array.isArray(entry.content) ? entry.content.map((part) => readObject(part).text) : [];
  return [parts.filter((part) => typeof part === "string").join(" ")];
}

function calledTool(call: unknown): string {
  const { function: named, ...own } = readObject(call);
  const { name, arguments: given, parameters } = { ...own, ...readObject(named) } as Record<string, unknown>;
  return `${typeof name === "string" ? name : "tool"} ${written(given ?? parameters ?? {})}`;
}

const written = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** `time` and `endTime` are by the clock (ms); `secondsFromStart` counts from the start of the conversation. */
function timesOf({ time, endTime, secondsFromStart }: Entry): Pick<HeardTurn, "at" | "start_ms" | "end_ms"> {
  const from = readInstant(time);
  const to = readInstant(endTime);
  const start = secondsToMs(secondsFromStart);
  if (start === null) return from === null ? {} : { at: from };
  return {
    start_ms: start,
    ...(from !== null && to !== null && to > from ? { end_ms: start + to - from } : {}),
  };
}
