import * as z from "zod";
import type { Speaker, Turn } from "../../../calls/turn.ts";
import type { Connection } from "../../connection.ts";
import type { CallEvent } from "../../event.ts";

const text = z.string().min(1).nullish().catch(null);
const ms = z.number().min(0).nullish().catch(null);

/** What an agent posts of its talk. */
export const PostedTranscript = z.looseObject({
  room: z.looseObject({ sid: z.string().min(1), name: text }),
  turns: z.array(z.unknown()),
  agent: text,
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type PostedTranscript = z.infer<typeof PostedTranscript>;

const PostedTurn = z.looseObject({
  role: z.string(),
  text: z.string().nullish().catch(null),
  start_ms: ms,
  end_ms: ms,
});

/** The words of LiveKit's agents first (`user`, `assistant`), then our own. */
const SPEAKER: Readonly<Record<string, Speaker>> = {
  user: "customer",
  assistant: "agent",
  customer: "customer",
  agent: "agent",
  system: "system",
  tool: "tool",
};

/** A transcript is not the last word: an agent may post it while the line is still open. `at` (epoch ms): when it was signed. */
export function transcriptEvent(
  { room, turns, agent, metadata }: PostedTranscript,
  { key, at, roles }: { key: string; at: number | null; roles: Connection["roles"] },
): CallEvent {
  return {
    key: `transcript:${key}`,
    callId: room.sid,
    at,
    kind: "transcript",
    facts: { ...(agent ? { agent } : {}), ...(metadata ? { metadata } : {}) },
    turns: turns.flatMap((turn) => readTurn(turn, roles)),
  };
}

/** A turn without words, or of a speaker that nobody knows, is left out. */
function readTurn(content: unknown, roles: Connection["roles"]): Turn[] {
  const turn = PostedTurn.safeParse(content).data;
  const words = turn?.text?.trim();
  const role = turn && (roles[turn.role] ?? SPEAKER[turn.role]);
  if (!turn || !words || !role) return [];
  return [
    {
      role,
      text: words,
      ...(turn.start_ms == null ? {} : { start_ms: Math.round(turn.start_ms) }),
      ...(turn.end_ms == null ? {} : { end_ms: Math.round(turn.end_ms) }),
    },
  ];
}
