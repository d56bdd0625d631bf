import { type FieldDefinition, resolveField } from "../../../src/extraction/field.ts";
import type { Reading } from "../../../src/extraction/model.ts";
import { readOffline } from "../../../src/extraction/models/offline.ts";
import { talk } from "./calls/call.ts";

/** A field definition, its name left to the helper. */
export type Asked = Partial<FieldDefinition> & Pick<FieldDefinition, "type" | "description">;

/** What the offline model gives for the fields of one short talk, as raw values by name. */
export function readAll(
  fields: readonly (Asked & { name: string })[],
  lines: string,
): Record<string, Reading["raw"] | null> {
  const readings = readOffline({
    fields: fields.map(resolveField),
    turns: talk(lines),
    call: {
      startedAt: "2026-11-23T10:00:00+00:00",
      timezone: "Europe/London",
      language: null,
      customerNumber: null,
    },
  });
  return Object.fromEntries(Object.entries(readings).map(([name, reading]) => [name, reading?.raw ?? null]));
}

/** As `readAll`, for one field. */
export function readOne(field: Asked, lines: string): Reading["raw"] | null {
  return readAll([{ name: "field", ...field }], lines).field ?? null;
}
