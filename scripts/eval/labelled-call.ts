import * as z from "zod";
import { LabelledCall } from "../../bench/scoring.ts";
import { Failure } from "../failure.ts";
import { readCalls } from "../replay/labelled-call.ts";
import { halfOf } from "./half.ts";

/** The labelled calls of a JSON Lines text: of one half where it is named, then at most `limit`. */
export function readLabels(text: string, limit: number, half?: string): LabelledCall[] {
  if (half !== undefined && half !== "A" && half !== "B") throw new Failure(`--half is ${half}: use A or B.`);
  const calls = readCalls(text, Number.POSITIVE_INFINITY, readLine);
  return calls.filter(({ id }) => half === undefined || halfOf(id) === half).slice(0, limit);
}

function readLine(json: unknown, line: number): LabelledCall {
  const { data, error } = LabelledCall.safeParse(json);
  if (error) throw new Failure(`Line ${line} is not a labelled call:\n${z.prettifyError(error)}`);
  return data;
}

/** As it is sent: lists mask what is personal, and a mask cannot be compared. */
export function withoutPii(call: LabelledCall): LabelledCall {
  return { ...call, fields: call.fields.map(({ pii: _, ...field }) => field) };
}
