import * as z from "zod";

/** A closed list whose values are typed as the rows have them: as plain strings. */
export const oneOf = (values: readonly string[]) => z.enum(values);
