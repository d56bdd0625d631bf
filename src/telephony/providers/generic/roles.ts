import type { Roles } from "../../connection.ts";
import { isObject } from "../../reading/json.ts";
import { meaningOf } from "../../reading/vocabulary.ts";

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
  const role = isObject(turn) && typeof turn.role === "string" ? meaningOf(roles, turn.role) : undefined;
  return isObject(turn) && role ? { ...turn, role } : turn;
}
