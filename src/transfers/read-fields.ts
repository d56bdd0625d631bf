import type { Configuration } from "../agents/configuration.ts";
import { contextOf } from "../analyses/analyze.ts";
import type { Turn } from "../calls/turn.ts";
import { extract } from "../extraction/extract.ts";
import { type Field, resolveField } from "../extraction/field.ts";
import type { ExtractionModel } from "../extraction/model.ts";
import { offline } from "../extraction/models/offline.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { CallRow } from "../store/calls.ts";

/** A call that goes on, as it is read. */
export interface ReadableLive {
  call: CallRow;
  configuration: Configuration;
  /** The fields that are read: while nobody is asked yet, those that a transfer is decided by. */
  needed: readonly Field[];
  turns: readonly Turn[];
}

/** Reads the needed fields, as a finished call is read. None where no model answers. */
export async function readFields(
  tools: { models: readonly ExtractionModel[]; clock: () => number },
  { call, configuration, needed, turns }: ReadableLive,
): Promise<Record<string, FieldResult>> {
  if (needed.length === 0) return {};
  const read = await extract(tools, { fields: needed, turns, call: contextOf(call, configuration) });
  return read.status === "completed" ? read.fields : {};
}

/**
 * All fields at once, by the offline reader alone: what the human is told, and what messages may name. For whoever asks for
 * a transfer and waits.
 */
export async function readOfflineNow(
  { clock }: { clock: () => number },
  call: Omit<ReadableLive, "needed">,
): Promise<Record<string, FieldResult>> {
  const needed = call.configuration.post_call_data_extraction.map(resolveField);
  return readFields({ models: [offline], clock }, { ...call, needed });
}
