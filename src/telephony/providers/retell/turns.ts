import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import type { Roles } from "../../connection.ts";
import type { HeardTurn } from "../../event.ts";
import { listOf, number, text } from "../../reading/members.ts";
import { secondsToMs } from "../../reading/time.ts";
import { roleOf, type Vocabulary } from "../../reading/vocabulary.ts";

/** A transfer's target is a human of our own side, whom the customer is handed to. */
const ROLES: Vocabulary<Speaker> = {
  agent: "agent",
  user: "customer",
  transfer_target: "agent",
  dtmf: "customer",
  tool_call_invocation: "tool",
  tool_call_result: "tool",
};

/** Entries that nobody says: steps of the flow, text messages, and context that an API call put in. */
const UNSPOKEN = ["node_transition", "sms", "injected"];

/** Times in seconds of the call. */
const Word = z.looseObject({ start: number, end: number });

export const Utterance = z.looseObject({
  role: z.string().catch(""),
  content: text,
  name: text,
  arguments: text,
  digit: text,
  tool_call_id: text,
  words: listOf(Word),
});
export type Utterance = z.infer<typeof Utterance>;

/** The turns of a transcript, with tool calls or without, and the names of roles that nobody knows. */
export function turnsOf(
  transcript: readonly unknown[],
  { roles }: { roles: Roles },
): { turns: HeardTurn[]; unknown: string[] } {
  const turns: HeardTurn[] = [];
  const unknown = new Set<string>();
  for (const one of transcript) {
    const utterance = Utterance.safeParse(one).data;
    if (!utterance) continue;
    const role = roleOf(utterance.role, roles, ROLES);
    const said = textOf(utterance).trim();
    if (role && said !== "") turns.push({ role, text: said, ...timesOf(utterance) });
    else if (!role && utterance.role !== "" && !UNSPOKEN.includes(utterance.role))
      unknown.add("transcript.role");
  }
  return { turns, unknown: [...unknown] };
}

function textOf({ role, content, name, digit, ...utterance }: Utterance): string {
  if (role === "tool_call_invocation") return `${name ?? "tool"} ${utterance.arguments ?? "{}"}`;
  if (role === "dtmf") return digit ? `[pressed ${digit}]` : "";
  return content ?? "";
}

/** `words` have their times in seconds of the call (approximate, says Retell). */
function timesOf({ words }: Utterance): Pick<HeardTurn, "start_ms" | "end_ms"> {
  const start = secondsToMs(words?.find((word) => word?.start != null)?.start);
  const end = secondsToMs(words?.findLast((word) => word?.end != null)?.end);
  if (start === null) return {};
  return { start_ms: start, ...(end !== null && end > start ? { end_ms: end } : {}) };
}
