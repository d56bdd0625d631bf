import type { Speaker } from "../../../calls/turn.ts";

type Roles = Readonly<Record<string, Speaker>>;

/** A message whose speakers have the roles that the connection gives them, before the names that everybody knows. */
export function withRoles(message: Record<string, unknown>, roles: Roles): Record<string, unknown> {
  if (Object.keys(roles).length === 0) return message;
  return {
    ...message,
    ...("turn" in message ? { turn: spoken(message.turn, roles) } : {}),
    ...("transcript" in message ? { transcript: transcriptWith(message.transcript, roles) } : {}),
  };
}

function transcriptWith(transcript: unknown, roles: Roles): unknown {
  if (typeof transcript === "string") return { format: "text", content: transcript, speakers: roles };
  if (Array.isArray(transcript)) return transcript.map((turn) => spoken(turn, roles));
  if (!isObject(transcript)) return transcript;
  const { speakers } = transcript;
  return speakers == null || isObject(speakers)
    ? { ...transcript, speakers: { ...roles, ...speakers } }
    : transcript;
}

function spoken(turn: unknown, roles: Roles): unknown {
  if (!isObject(turn) || typeof turn.role !== "string" || !Object.hasOwn(roles, turn.role)) return turn;
  return { ...turn, role: roles[turn.role] };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
