import type { Message } from "./provider-case.ts";

/** A message as most providers post theirs. */
export const jsonPost = (body: unknown, path?: string): Message => ({
  body: JSON.stringify(body),
  contentType: "application/json",
  ...(path === undefined ? {} : { path }),
});

/** A time of the hour in which all conversations take place: minutes and seconds after ten, `00:10`. */
export const clock = (time: string) => `2026-11-22T10:${time}Z`;

/** The same in epoch ms. */
export const clockMs = (time: string) => Date.parse(clock(time));
