import type { ApiContext } from "../context.ts";

/** `https://host` as the client reached it: providers are to reach the same deployment. */
export const originOf = (c: ApiContext): string => new URL(c.req.url).origin;
