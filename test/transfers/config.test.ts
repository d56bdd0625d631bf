import { expect, it } from "vitest";
import { fieldErrors } from "../../src/errors.ts";
import { TransferCallConfig } from "../../src/transfers/config.ts";

const TO = "+14155550123";
const DESTINATION = "Use E.164 (e.g. +14155550123), or a SIP URI such as sip:desk@example.com.";

it.each([
  [undefined, "body", "Say who takes the call: {to_number}, or {targets}."],
  [{}, "to_number", "Say who takes the call: to_number, or a list of targets."],
  [
    { to_number: TO, targets: [{ to_number: TO }] },
    "targets",
    "Give to_number or targets, not both: put the number into the list.",
  ],
  [{ to_number: "4155550123" }, "to_number", DESTINATION],
  [{ to_number: "sip:desk example.com" }, "to_number", DESTINATION],
  [{ targets: TO }, "targets", "Give a list of targets, each with its to_number."],
  [{ targets: [{ name: "sales" }] }, "targets.0.to_number", DESTINATION],
  [{ targets: [] }, "targets", "Name at least one target."],
  [{ to_number: TO, mode: "hot" }, "mode", "Use cold or warm."],
  [{ to_number: TO, ring_seconds: 4 }, "ring_seconds", "Use whole seconds from 5 to 120."],
  [{ to_number: TO, ring_seconds: "25" }, "ring_seconds", "Use whole seconds from 5 to 120."],
  [{ to_number: TO, on_request: "no" }, "on_request", "Use true or false."],
  [{ to_number: TO, tool_names: "help" }, "tool_names", 'Give a list of tool names, e.g. ["get_a_person"].'],
  [
    { to_number: TO, fallback: { type: "email" } },
    "fallback.type",
    "Use a type of schedule_call or message.",
  ],
  [
    { to_number: TO, fallback: { type: "message" } },
    "fallback.message",
    "Give the words that the caller hears.",
  ],
  [
    { to_number: TO, fallback: { type: "schedule_call", delay_minutes: -1 } },
    "fallback.delay_minutes",
    "Use minutes from 0 to 525600.",
  ],
])("says of %j which member is wrong, and what to give", (config, field, message) => {
  const { error } = TransferCallConfig.safeParse(config);
  expect(fieldErrors(error?.issues ?? [])).toEqual([{ field, message }]);
});
