import { styleText } from "node:util";
import type { LiveMessage, LiveTransfer } from "../../api/live-message.ts";
import { bold, dim, green, red } from "../../terminal.ts";
import type { Scene } from "./scenes.ts";

/** Longest prefix, so that all lines begin in one column. */
const PREFIX_CHARS = 8;
const SPEAKER_CHARS = 9;

/** What a message says, as lines for a reader; each begins with its call's prefix, in its colour. */
export function linesOf(scene: Scene, message: LiveMessage): string[] {
  return said(message).map((line) => `${prefixOf(scene)} ${line}`);
}

export const prefixOf = ({ prefix, colour }: Scene) => styleText(colour, `  ${prefix.padEnd(PREFIX_CHARS)}│`);

function said(message: LiveMessage): string[] {
  switch (message.type) {
    case "turn":
      return [`${dim(message.role.padEnd(SPEAKER_CHARS))} ${message.text}`];
    case "transcript":
      return [dim(`(an utterance came late: ${message.turns.length} of them now)`)];
    case "fields":
      return Object.entries(message.fields).map(([name, { value, status, evidence }]) => {
        const quote = evidence?.[0]?.quote;
        const shown = value === null ? dim(`– ${status.replaceAll("_", " ")}`) : bold(String(value));
        return `${dim("value".padEnd(SPEAKER_CHARS))} ${name} = ${shown}${value !== null && quote ? dim(`  “${quote}”`) : ""}`;
      });
    case "decision": {
      const mark = message.met ? green("→ hands over") : dim("stays");
      return [
        `${dim("decision".padEnd(SPEAKER_CHARS))} ${message.action}: ${mark}  ${dim(message.explanation)}`,
      ];
    }
    case "transfer":
      return [`${dim("transfer".padEnd(SPEAKER_CHARS))} ${transferLine(message.transfer)}`];
    case "ended":
      return [
        `${dim("ended".padEnd(SPEAKER_CHARS))} ${message.call_status}, ${message.end_reason ?? "no reason told"}`,
      ];
    case "error":
      return [red(message.detail)];
    default:
      return [];
  }
}

export function transferLine({
  action,
  status,
  outcome,
  to_number,
  attempts,
  time_to_answer_ms,
}: LiveTransfer): string {
  const tried = attempts.map((attempt) => `${attempt.to_number} ${attempt.outcome}`);
  const answered = time_to_answer_ms === null ? "" : ` after ${time_to_answer_ms} ms`;
  const now = outcome === null ? [`${to_number} ${status}`] : [];
  const mark = outcome === "connected" ? green("✓ ") : outcome === null ? "" : red("✗ ");
  return `${mark}${action ?? "by hand"}: ${[...tried, ...now].join(", ")}${outcome === "connected" ? answered : ""}`;
}
