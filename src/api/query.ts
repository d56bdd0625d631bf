import { zValidator } from "@hono/zod-validator";
import type * as z from "zod";
import { fieldErrors, invalid } from "../errors.ts";

/** Checks the query against a strict schema: a filter that nobody knows is refused by name, not passed over. */
export function query<Schema extends z.ZodType>(schema: Schema) {
  return zValidator("query", schema, (result) => {
    if (!result.success) throw invalid(fieldErrors(result.error.issues));
  });
}
