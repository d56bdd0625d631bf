import { extract } from "../../../src/extraction/extract.ts";
import { type FieldDefinition, resolveField } from "../../../src/extraction/field.ts";
import { offline } from "../../../src/extraction/models/offline.ts";
import type { FieldResult } from "../../../src/extraction/result.ts";
import { talk } from "./calls/call.ts";

/** What comes of a field that the offline model reads, on a call of Monday 23 November 2026 at ten. */
export async function extractOne(
  field: FieldDefinition,
  lines: string,
  language: string,
): Promise<FieldResult | undefined> {
  const call = { startedAt: "2026-11-23T10:00:00Z", timezone: "UTC", language, customerNumber: null };
  const extraction = await extract(
    { models: [offline], clock: () => 0 },
    { fields: [resolveField(field)], turns: talk(lines), call },
  );
  return extraction.status === "completed" ? extraction.fields[field.name] : undefined;
}
