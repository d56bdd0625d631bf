import * as z from "zod";

/** Content of a JSON format: the object, or the same as a string. */
export function jsonContent<T extends z.ZodType>(schema: T) {
  return z.preprocess((input, context) => {
    if (typeof input !== "string") return input;
    try {
      return JSON.parse(input) as unknown;
    } catch {
      context.issues.push({ code: "custom", message: "This is not JSON: send the object itself.", input });
      return z.NEVER;
    }
  }, schema);
}
