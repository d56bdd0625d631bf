import type { Speaker, Turn } from "./turn.ts";

/** Role names as providers and people write them; case does not matter. */
const SPEAKERS: Record<string, Speaker> = {
  agent: "agent",
  assistant: "agent",
  bot: "agent",
  ai: "agent",
  representative: "agent",
  rep: "agent",
  operator: "agent",
  temsilci: "agent",
  agente: "agent",
  mitarbeiter: "agent",
  user: "customer",
  customer: "customer",
  human: "customer",
  caller: "customer",
  callee: "customer",
  client: "customer",
  lead: "customer",
  müşteri: "customer",
  cliente: "customer",
  kunde: "customer",
  system: "system",
  tool: "tool",
};

export function speakerOf(label: string): Speaker | null {
  const key = label.trim().toLowerCase();
  return Object.hasOwn(SPEAKERS, key) ? (SPEAKERS[key] ?? null) : null;
}

/** `Agent:`, `[00:12] Agent:`, `00:01:12 - Agent (Jane):`; the head of a line that starts a turn. */
const HEAD =
  /^\s*(?:[[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?\s*-?\s*)?([\p{L} ]{1,30}?)\s*(?:\([^)]{0,30}\))?\s*:/u;

/** Longer than any head; keeps the match bounded whatever the line. */
const HEAD_LENGTH = 100;

/**
 * Turns of a plain-text transcript (`Agent: …` / `Customer: …` a line, optional time in front). A line without a label
 * goes on with the turn before it. Null where the first words have no known label: who speaks is never guessed.
 */
export function readLabelledText(text: string): Turn[] | null {
  const turns: Turn[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const head = HEAD.exec(line.slice(0, HEAD_LENGTH));
    const role = head?.[4] ? speakerOf(head[4]) : null;
    const last = turns.at(-1);
    if (head && role) {
      turns.push({ role, text: line.slice(head[0].length).trim(), ...startOf(head) });
    } else if (last) {
      last.text = `${last.text} ${line.trim()}`.trim();
    } else {
      return null;
    }
  }
  return turns;
}

function startOf([, hours, minutes, seconds]: RegExpExecArray): { start_ms?: number } {
  if (minutes === undefined) return {};
  return { start_ms: ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
}
