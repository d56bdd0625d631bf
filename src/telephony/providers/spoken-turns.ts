import type { Speaker } from "../../calls/turn.ts";
import type { HeardTurn } from "../event.ts";
import { instantOf } from "./clock-time.ts";

/** What a transcript of unknown form comes to; `unknown` names speakers that nothing maps to a role. */
export interface Spoken {
  turns: HeardTurn[];
  unknown: string[];
}

const TEXTS = ["text", "transcript", "content", "sentence", "message"];
const SPEAKERS = ["role", "speaker", "channel"];
const ROLES = new Map<string, Speaker>([
  ...["agent", "assistant", "bot", "ai"].map((name) => [name, "agent"] as const),
  ...["user", "customer", "caller", "callee", "human"].map((name) => [name, "customer"] as const),
  ["system", "system"],
  ["tool", "tool"],
]);
/** A transcript's list lies at most this deep in an answer. */
const MAX_DEPTH = 4;
/** Between these a number is an epoch in ms, not an offset: 1973 to 2286. */
const [FIRST_EPOCH_MS, LAST_EPOCH_MS] = [1e11, 1e13];

/**
 * Turns out of the first list that has any, wherever it lies: members `text | transcript | content | sentence | message`,
 * and `role | speaker | channel`. For transcripts whose form the provider does not document. `roles` win over the usual
 * names; who cannot be told is taken for the customer, and named in `unknown`.
 */
export function spokenTurns(json: unknown, roles: Readonly<Record<string, Speaker>>, depth = 0): Spoken {
  if (typeof json !== "object" || json === null || depth > MAX_DEPTH) return { turns: [], unknown: [] };
  if (Array.isArray(json)) {
    const found = json.flatMap((item) => spokenTurn(item, roles) ?? []);
    if (found.length > 0) {
      const unknown = new Set(found.flatMap(({ unknown }) => unknown ?? []));
      return { turns: found.map(({ turn }) => turn), unknown: [...unknown] };
    }
  }
  for (const member of Object.values(json)) {
    const found = spokenTurns(member, roles, depth + 1);
    if (found.turns.length > 0) return found;
  }
  return { turns: [], unknown: [] };
}

/** One utterance of unknown form, undefined where it says nothing. */
export function spokenTurn(
  item: unknown,
  roles: Readonly<Record<string, Speaker>>,
): { turn: HeardTurn; unknown?: string } | undefined {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return undefined;
  const members = item as Record<string, unknown>;
  const text = TEXTS.map((name) => members[name]).find((value) => typeof value === "string" && value.trim());
  if (typeof text !== "string") return undefined;
  const label = SPEAKERS.map((name) => members[name]).find((value) => /^(string|number)$/.test(typeof value));
  const role = label === undefined ? undefined : roleOf(String(label), roles);
  const turn = { role: role ?? "customer", text: text.trim(), ...timeOf(members) };
  return role === undefined ? { turn, unknown: `speaker ${named(label)}` } : { turn };
}

/** A speaker's role by the connection's own map, else by the usual names; undefined where neither has it. */
export function roleOf(label: string, roles: Readonly<Record<string, Speaker>>): Speaker | undefined {
  return Object.hasOwn(roles, label) ? roles[label] : ROLES.get(label.toLowerCase());
}

/** A name out of a message, short enough for a log, and nothing that could be what somebody said. */
export function named(label: unknown): string {
  return /^[\w.:-]{1,40}$/.test(String(label ?? "")) ? String(label) : "without a name";
}

/** Only times whose unit is certain: names that end in `_ms`, a clock's time, an epoch in ms. */
function timeOf(members: Record<string, unknown>): Pick<HeardTurn, "start_ms" | "end_ms" | "at"> {
  const { start_ms, end_ms, timestamp } = members;
  const at = typeof timestamp === "string" ? instantOf(timestamp) : timestamp;
  return {
    ...(isOffset(start_ms) ? { start_ms: Math.round(start_ms) } : {}),
    ...(isOffset(end_ms) ? { end_ms: Math.round(end_ms) } : {}),
    ...(isOffset(at) && at > FIRST_EPOCH_MS && at < LAST_EPOCH_MS ? { at } : {}),
  };
}

const isOffset = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;
