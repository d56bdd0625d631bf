import type { ExtractionModel, ExtractionRequest, ModelAnswer, Reading } from "../model.ts";
import { briefsOf } from "../reading/brief.ts";
import { hearingOf } from "../reading/hearing.ts";
import { readField } from "../reading/read.ts";
import { talkOf } from "../reading/talk.ts";
import { topicsOf } from "../reading/topic.ts";
import { settingFor } from "../setting.ts";

/** The embedded model: reads a transcript by rule, with no network and the same answer every time. */
export const offline: ExtractionModel = {
  id: "offline",
  async read(request: ExtractionRequest): Promise<ModelAnswer> {
    return { kind: "read", readings: readOffline(request), usage: { input_tokens: 0, output_tokens: 0 } };
  },
};

/** The readings themselves, for those who need no model: pure, and milliseconds for a usual call. */
export function readOffline({ fields, turns, call }: ExtractionRequest): Record<string, Reading | null> {
  const talk = talkOf(turns, settingFor({ call, turns }));
  const briefs = briefsOf(fields);
  const hearing = hearingOf(talk, topicsOf(talk, briefs), briefs);
  return Object.fromEntries(briefs.map((brief) => [brief.field.name, readField(brief, hearing)]));
}
