import type { Turn } from "./turn.ts";

const LABELS = { agent: "Agent", customer: "Customer", system: "System", tool: "Tool" } as const;

/** A caption stays this long where the transcript does not say when it ends. */
const CAPTION_MS = 3_000;

/** One line a turn, with a speaker label; what `POST /v1/calls` takes as text. */
export function asText(turns: readonly Turn[]): string {
  return turns.map((turn) => `${LABELS[turn.role]}: ${turn.text.replace(/\s+/g, " ")}\n`).join("");
}

/** WebVTT with voice spans (w3.org/TR/webvtt1). Turns without a time follow each other at three seconds. */
export function asVtt(turns: readonly Turn[]): string {
  let cursor = 0;
  const cues = turns.map((turn, i) => {
    const start = turn.start_ms ?? cursor;
    const end = Math.max(turn.end_ms ?? turns[i + 1]?.start_ms ?? start + CAPTION_MS, start + 1);
    cursor = end;
    const text = turn.text
      .replace(/\s+/g, " ")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;");
    return `${clock(start)} --> ${clock(end)}\n<v ${LABELS[turn.role]}>${text}\n`;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

function clock(ms: number): string {
  const pad = (value: number, width: number) => String(Math.trunc(value)).padStart(width, "0");
  return `${pad(ms / 3_600_000, 2)}:${pad((ms / 60_000) % 60, 2)}:${pad((ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
}
