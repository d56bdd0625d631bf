import * as z from "zod";
import { Condition } from "../conditions/condition.ts";
import { CallingWindow } from "../gate/calling-window.ts";
import { PhoneNumber, SipUri } from "../telephony/number.ts";
import { Fallback } from "./fallback.ts";
import { TRANSFER_MODES } from "./outcome.ts";

export const Destination = z.union(
  [PhoneNumber, SipUri],
  "Use E.164 (e.g. +14155550123), or a SIP URI such as sip:desk@example.com.",
);

/** One who may take the call. */
export const Target = z.strictObject({
  /** What people and voice agents call it: "sales". */
  name: z.string().trim().min(1).max(100).optional(),
  to_number: Destination,
  /** Who is asked only for some calls: a skill, a language, a kind of customer. */
  condition: Condition.nullish(),
  /** When somebody is there; always, where it is left out. In the target's own zone unless it names one. */
  hours: CallingWindow.optional(),
});
export type Target = z.infer<typeof Target>;

/** As long as people let it ring: five times. */
const DEFAULT_RING_SECONDS = 25;
const MAX_TARGETS = 20;
const [MIN_RING_SECONDS, MAX_RING_SECONDS] = [5, 120];
const RINGS = `Use whole seconds from ${MIN_RING_SECONDS} to ${MAX_RING_SECONDS}.`;
const TOOLS = 'Give a list of tool names, e.g. ["get_a_person"].';

/** `config` of a `transfer_call` action. */
export const TransferCallConfig = z
  .strictObject(
    {
      to_number: Destination.optional(),
      /** Tried in this order, until one answers; instead of `to_number`. */
      targets: z
        .array(Target, "Give a list of targets, each with its to_number.")
        .min(1, "Name at least one target.")
        .max(MAX_TARGETS, `Name at most ${MAX_TARGETS} targets.`)
        .optional(),
      mode: z.enum(TRANSFER_MODES, "Use cold or warm.").default("cold"),
      /** Said to the caller first: a template. */
      message: z.string().max(2000).optional(),
      /** Said to the human first, with `mode` warm: a template; left out, it is made of what is known. */
      briefing: z.string().max(4000).optional(),
      ring_seconds: z
        .int(RINGS)
        .min(MIN_RING_SECONDS, RINGS)
        .max(MAX_RING_SECONDS, RINGS)
        .default(DEFAULT_RING_SECONDS),
      /** Also where the caller asks for a person, whatever the condition. */
      on_request: z.boolean("Use true or false.").default(true),
      /** Names of the voice agent's tools that mean this action, beside the common ones (`tool-names.ts`). */
      tool_names: z.array(z.string().trim().min(1, TOOLS).max(100), TOOLS).max(20).optional(),
      /** Where nobody takes the call. */
      fallback: Fallback.optional(),
    },
    "Say who takes the call: {to_number}, or {targets}.",
  )
  .superRefine(({ to_number, targets }, context) => {
    if (to_number !== undefined && targets !== undefined) {
      const message = "Give to_number or targets, not both: put the number into the list.";
      context.addIssue({ code: "custom", path: ["targets"], message });
    }
    if (to_number === undefined && targets === undefined) {
      const message = "Say who takes the call: to_number, or a list of targets.";
      context.addIssue({ code: "custom", path: ["to_number"], message });
    }
  });
export type TransferCallConfig = z.infer<typeof TransferCallConfig>;

/** All who may take the call, in order. */
export const targetsOf = ({ to_number, targets }: TransferCallConfig): readonly Target[] =>
  targets ?? (to_number === undefined ? [] : [{ to_number }]);
