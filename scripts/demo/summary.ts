import type { FieldResult } from "../../src/extraction/result.ts";
import type { ActionAnswer } from "../api/answers.ts";
import { bold, dim, green, red } from "../terminal.ts";
import type { Receipt } from "./receipt.ts";
import { type Story, scheduleOf } from "./story.ts";

const MAX_QUOTE_LENGTH = 60;

/** One call for a reader: values with where they were said, conditions with their verdicts, actions with their results. */
export function summarise(story: Story, receipts: readonly Receipt[]): string {
  const { call, title } = story;
  const { status, reason, fields } = call.analysis;
  return [
    `${bold(title)}  ${dim(`${call.call_id}  ${status}${reason ? `: ${reason}` : ""}`)}`,
    ...Object.entries(fields).map(([name, result]) => `    ${name.padEnd(20)}${fieldLine(result)}`),
    ...(call.opt_out
      ? [
          `  ${mark("done")} never to be called again: “${shorten(call.opt_out.quote)}”, on the suppression list`,
        ]
      : []),
    ...call.actions.flatMap((action) => actionLines(story, action)),
    ...story.deliveries.map(
      ({ action, event_type, event_id, status }) =>
        `  ${mark(status)} ${action ? `webhook of ${action}` : event_type}: ${status}${checked(event_id, receipts)}`,
    ),
    "",
  ].join("\n");
}

function fieldLine({ value, status, evidence }: FieldResult): string {
  const shown = value === null ? dim(`– ${status.replace("_", " ")}`) : String(value);
  const said = evidence?.[0];
  return said && value !== null
    ? `${shown.padEnd(28)} ${dim(`turn ${said.turn}: “${shorten(said.quote)}”`)}`
    : shown;
}

function actionLines(story: Story, action: ActionAnswer): string[] {
  const schedule = scheduleOf(story, action);
  return [
    `  ${mark(action.status)} ${action.name}: ${action.status}${action.at ? `, rings at ${action.at}` : ""}`,
    `      ${dim(`because ${action.explanation}`)}`,
    ...(schedule?.attempts ?? []).map(
      ({ attempt, status, call_id }) =>
        `      ring ${attempt} of ${schedule?.to_number}: ${status}${call_id ? ` → ${call_id}` : ""}`,
    ),
  ];
}

function checked(eventId: string, receipts: readonly Receipt[]): string {
  return receipts.some((receipt) => receipt.eventId === eventId && !receipt.problem)
    ? ", signature verified"
    : "";
}

function mark(status: string): string {
  if (status === "failed") return red("✗");
  return status === "skipped" ? dim("·") : green("✓");
}

function shorten(quote: string): string {
  return quote.length > MAX_QUOTE_LENGTH ? `${quote.slice(0, MAX_QUOTE_LENGTH - 1)}…` : quote;
}
