import * as z from "zod";

/** A yes or no of a query. */
export const flag = z.stringbool({ truthy: ["true"], falsy: ["false"], error: "Use true or false." });
