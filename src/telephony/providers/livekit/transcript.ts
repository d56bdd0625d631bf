import * as z from "zod";
import type { Speaker, Turn } from "../../../calls/turn.ts";
import type { Roles } from "../../connection.ts";
import type { CallEvent } from "../../event.ts";
import { count, record, text, words } from "../../reading/members.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { roleOf, type Vocabulary } from "../../reading/vocabulary.ts";

/** What an agent posts of its talk. */
export const PostedTranscript = z.looseObject({
  room: z.looseObject({ sid: z.string().min(1), name: words }),
  turns: z.array(z.unknown()),
  agent: words,
  metadata: record,
});
export type PostedTranscript = z.infer<typeof PostedTranscript>;

const PostedTurn = z.looseObject({
  role: z.string(),
  text,
  start_ms: count,
  end_ms: count,
});

/** The words of LiveKit's agents first (`user`, `assistant`), then our own. */
const ROLES: Vocabulary<Speaker> = {
  user: "customer",
  assistant: "agent",
  customer: "customer",
  agent: "agent",
  system: "system",
  tool: "tool",
};

/**
 * A transcript is not the last word: an agent may post it while the line is still open. `at` (epoch ms): when it was
 * signed.
 */
export function transcriptEvent(
  { room, turns, agent, metadata }: PostedTranscript,
  { key, at, roles }: { key: string; at: number | null; roles: Roles },
): CallEvent {
  return {
    key: `transcript:${key}`,
    callId: room.sid,
    at,
    kind: "transcript",
    facts: toldFacts({ agent, metadata }),
    turns: turns.flatMap((turn) => readTurn(turn, roles)),
  };
}

/** A turn without words, or of a speaker that nobody knows, is left out. */
function readTurn(content: unknown, roles: Roles): Turn[] {
  const turn = PostedTurn.safeParse(content).data;
  const said = turn?.text?.trim();
  const role = turn && roleOf(turn.role, roles, ROLES);
  if (!turn || !said || !role) return [];
  return [
    {
      role,
      text: said,
      ...(turn.start_ms == null ? {} : { start_ms: Math.round(turn.start_ms) }),
      ...(turn.end_ms == null ? {} : { end_ms: Math.round(turn.end_ms) }),
    },
  ];
}
