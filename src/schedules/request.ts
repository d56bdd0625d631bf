import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { CallingWindow } from "../gate/calling-window.ts";
import { PhoneNumber } from "../telephony/number.ts";
import { Timezone } from "../time/timezone.ts";
import { Recurrence } from "./recurrence.ts";
import { Retry } from "./retry.ts";

const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const HOW =
  "Write a time that exists: local (2026-05-07T14:30:00, read in timezone), or with an offset (2026-05-07T14:30:00+03:00).";

/** A time as it was written: local, or an instant. */
export type WrittenTime = { local: string } | { at: number };

const Time = z
  .string(HOW)
  .regex(ISO, HOW)
  .transform((text, context): WrittenTime => {
    try {
      return /(Z|[+-]\d{2}:?\d{2})$/i.test(text)
        ? { at: Temporal.Instant.from(text).epochMilliseconds }
        : { local: Temporal.PlainDateTime.from(text).toString({ smallestUnit: "second" }) };
    } catch {
      context.addIssue({ code: "custom", message: HOW });
      return z.NEVER;
    }
  });

/** What is kept and handed to the next call; the row must stay small. */
const MAX_VARIABLES_BYTES = 64 * 1024;
const Variables = z
  .record(z.string().max(200), z.unknown())
  .refine(
    (value) => new TextEncoder().encode(JSON.stringify(value)).length <= MAX_VARIABLES_BYTES,
    "Keep it under 64 KiB.",
  );

const ReadOnly = z.unknown().optional();

/** Members of a schedule's answer that say what it is, not how it is set; sent back by a client, they change nothing. */
const readOnly = {
  ...{
    schedule_id: ReadOnly,
    status: ReadOnly,
    next_run_at: ReadOnly,
    shifted_from: ReadOnly,
    runs: ReadOnly,
  },
  ...{ explanation: ReadOnly, call_id: ReadOnly, action_name: ReadOnly, attempts: ReadOnly },
  ...{ created_at: ReadOnly, updated_at: ReadOnly },
};

const settings = {
  agent_id: z.string("Name the agent that speaks.").min(1, "Name the agent that speaks.").max(64),
  to_number: PhoneNumber.optional(),
  /** The same as `to_number`. */
  phone_number: PhoneNumber.optional(),
  from_number: PhoneNumber.nullish(),
  scheduled_at: Time,
  /** Else the agent's. */
  timezone: Timezone.optional(),
  recurrence: Recurrence.nullish(),
  /** The callee's own, where it is known; else their number tells. */
  callee_timezone: Timezone.nullish(),
  calling_window: CallingWindow.nullish(),
  retry: Retry.nullish(),
  dynamic_variables: Variables.optional(),
  metadata: Variables.optional(),
};

interface Numbers {
  to_number?: string | undefined;
  phone_number?: string | undefined;
}

/** Asked also where other members are wrong, so that all that is wrong is told at once. */
const anyway = {
  when: ({ value }: { value: unknown }) =>
    typeof value === "object" && value !== null && !Array.isArray(value),
};
const hasNumber = ({ to_number, phone_number }: Numbers) => (to_number ?? phone_number) !== undefined;
const WHOM = { path: ["to_number"], message: "Say whom to call, in E.164, e.g. +14155550123.", ...anyway };
const isOneNumber = ({ to_number, phone_number }: Numbers) =>
  to_number === undefined || phone_number === undefined || to_number === phone_number;
const ONE_NUMBER = {
  path: ["phone_number"],
  message: "It names another number than to_number: leave one of them out.",
};

/** The body of `POST /v1/schedules`. */
export const NewSchedule = z
  .strictObject({ ...settings, ...readOnly })
  .refine(hasNumber, WHOM)
  .refine(isOneNumber, ONE_NUMBER)
  .transform(({ to_number, phone_number = "", ...rest }) => ({
    ...rest,
    to_number: to_number ?? phone_number,
  }));
export type NewSchedule = z.infer<typeof NewSchedule>;

/** The body of `PATCH /v1/schedules/{id}`: what is left out stays. */
export const ScheduleSettings = z
  .strictObject({ ...settings, ...readOnly })
  .partial()
  .refine(isOneNumber, ONE_NUMBER)
  .transform(({ phone_number, ...rest }) => ({ ...rest, to_number: rest.to_number ?? phone_number }));
export type ScheduleSettings = z.infer<typeof ScheduleSettings>;
