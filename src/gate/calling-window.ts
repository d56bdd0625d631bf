import * as z from "zod";
import { isTimezone } from "../time/timezone.ts";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

const HOW = "Use HH:MM on the 24-hour clock.";
const END = "Use HH:MM on the 24-hour clock, or 24:00.";

/** When a number may be rung. `end` may be `24:00`; an end before the start means a window across midnight. */
export const CallingWindow = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .default([...WEEKDAYS]),
    start: z.string(HOW).regex(CLOCK, HOW),
    end: z.string(END).refine((end) => end === "24:00" || CLOCK.test(end), END),
    /** `callee`: the zone of the person who is called. */
    timezone: z
      .string()
      .max(64)
      .refine(
        (zone) => zone === "callee" || isTimezone(zone),
        "Use callee or an IANA zone name such as Europe/Istanbul.",
      )
      .default("callee"),
    /** National holidays of the number's country: `skip` is as if the window did not open on that day. */
    public_holidays: z.enum(["skip", "ring"]).default("skip"),
  })
  .refine((window) => window.start !== window.end, {
    path: ["end"],
    message: "The window has no length: let end differ from start (00:00 to 24:00 is the whole day).",
  });
export type CallingWindow = z.infer<typeof CallingWindow>;
