import * as z from "zod";

/** An ISO 8601 time of a query, as epoch milliseconds. A plus that was not escaped has become a space on the way. */
export const instant = z
  .string()
  .transform((text) => text.replace(" ", "+"))
  .pipe(
    z.iso.datetime({
      offset: true,
      error: "Use ISO 8601 with an offset, e.g. 2026-05-07T14:30:00+03:00.",
    }),
  )
  .transform((text) => Date.parse(text));
