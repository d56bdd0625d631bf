import * as z from "zod";
import { CALL_FORMATS } from "./calls/each-row.ts";

const MAX_NAME_CHARS = 200;

/** A name as it is kept: without control characters or halves of one, and not over its length. */
const FileName = z
  .string()
  .transform(
    (name) =>
      name
        .replace(/\p{Cc}+/gu, " ")
        .trim()
        .slice(0, MAX_NAME_CHARS)
        .toWellFormed() || null,
  )
  .nullable()
  .default(null);

const ofEvery = {
  content: z.string("Give the file as text."),
  file_name: FileName,
  /** False: its rows are kept and counted, and nothing of it is taken until somebody begins it. */
  begin: z.boolean().default(true),
};

/** The body of `POST /v1/imports`. */
export const NewImport = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("suppressions"),
      ...ofEvery,
      /** ISO alpha-2 of numbers without a country code. */
      country: z.string().max(64).nullable().default(null),
    }),
    z.strictObject({
      kind: z.literal("calls"),
      ...ofEvery,
      /** Of calls that name none themselves. */
      agent_id: z.string().min(1).max(64).nullable().default(null),
      /** Found out by the name and the content where nobody says it. */
      format: z.enum(CALL_FORMATS).nullable().default(null),
      with_actions: z.boolean().default(false),
    }),
  ],
  "Say what the file holds: suppressions or calls.",
);
export type NewImport = z.output<typeof NewImport>;
