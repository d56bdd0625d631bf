import fc from "fast-check";
import { Configuration } from "../../../src/agents/configuration.ts";
import { FIELD_FORMATS, FIELD_TYPES } from "../../../src/extraction/field.ts";
import { WEEKDAYS } from "../../../src/gate/calling-window.ts";
import { EVENT_TYPES } from "../../../src/webhooks/event.ts";
import { condition } from "../../conditions/arbitrary.ts";

/** Texts that browsers, forms and objects treat in their own ways. */
const awkward = fc.constantFrom(
  "",
  " ",
  "a\nb",
  "a\r\nb",
  "\n\nfirst",
  "last\n",
  "true",
  "5",
  "[1]",
  '{"a":1}',
  "constructor",
  "</textarea><script>alert(1)</script>",
  "fields.0.name:json",
  "&amp;+%2B",
  "\u0000",
  "İstanbul ✓",
);
const text = (maxLength: number) =>
  fc.oneof(awkward, fc.string({ maxLength, unit: "binary" })).map((one) => one.slice(0, maxLength));
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/);
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const json = fc.jsonValue({ maxDepth: 3 });
const phone = fc.constantFrom("+14155550101", "+908501234567");
const zone = fc.constantFrom("UTC", "Europe/Istanbul");

const window = fc.record(
  {
    days: fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 }),
    start: fc.constantFrom("09:00", "00:00"),
    end: fc.constantFrom("18:00", "24:00"),
    timezone: fc.constantFrom("callee", "Europe/Istanbul"),
    public_holidays: fc.constantFrom("skip", "ring"),
  },
  { requiredKeys: ["start", "end"] },
);

const field = fc.record(
  {
    name,
    type: fc.constantFrom(...FIELD_TYPES),
    description: text(60),
    options: fc.array(text(20), { maxLength: 4 }),
    format: fc.constantFrom(...FIELD_FORMATS),
    examples: fc.array(
      fc.oneof(text(20), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
      {
        maxLength: 4,
      },
    ),
    required: fc.boolean(),
    pattern: text(20),
    pii: fc.boolean(),
  },
  { requiredKeys: ["name", "type"] },
);

const base = { name: text(30), condition: fc.option(condition, { nil: null }) };
const variables = fc.dictionary(
  text(20),
  fc.oneof(text(20), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
  { maxKeys: 4 },
);
const retry = fc.record(
  {
    attempts: fc.integer({ min: 1, max: 10 }),
    delay_minutes: fc.integer({ min: 1, max: 100 }),
    on: fc.shuffledSubarray(["no_answer", "busy", "failed", "voicemail"], { minLength: 1 }),
    calling_window: window,
    by_outcome: fc.dictionary(
      fc.constantFrom("no_answer", "busy"),
      fc.record({ attempts: fc.integer({ min: 1, max: 10 }), calling_window: window }, { requiredKeys: [] }),
    ),
  },
  { requiredKeys: [] },
);
const followUp = fc.record({
  type: fc.constant("schedule_call"),
  ...base,
  config: fc.record(
    {
      use_field: name,
      fallback_delay_minutes: fc.double({ min: 0, max: 1000, noNaN: true }),
      from_number: phone,
      timezone: zone,
      calling_window: window,
      retry,
      dynamic_variables: variables,
    },
    { requiredKeys: [] },
  ),
});
const webhook = fc.record({
  type: fc.constant("webhook"),
  ...base,
  config: fc.record(
    {
      url: fc.constant("https://crm.example/leads"),
      method: fc.constantFrom("POST", "GET"),
      query: variables,
      headers: fc.dictionary(fc.stringMatching(/^[A-Za-z0-9.^_`|~-]{1,10}$/), text(30), { maxKeys: 3 }),
      body: fc.oneof(
        text(40),
        fc.dictionary(text(8), json, { maxKeys: 3 }),
        fc.array(json, { maxLength: 3 }),
      ),
      omit_null: fc.boolean(),
      secret: fc.constantFrom("a-long-secret", null),
    },
    { requiredKeys: ["url"] },
  ),
});
const transfer = fc.record({
  type: fc.constant("transfer_call"),
  ...base,
  config: fc.record(
    {
      targets: fc.array(
        fc.record(
          { name: text(20), to_number: phone, condition: fc.option(condition, { nil: null }), hours: window },
          { requiredKeys: ["to_number"] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      mode: fc.constantFrom("cold", "warm"),
      message: text(40),
      ring_seconds: fc.integer({ min: 5, max: 120 }),
      on_request: fc.boolean(),
      tool_names: fc.array(text(20), { maxLength: 3 }),
    },
    { requiredKeys: ["targets"] },
  ),
});

/** Every configuration that the API takes: what `Configuration` accepts, as it stores it. */
export const configuration: fc.Arbitrary<Configuration> = fc
  .record(
    {
      agent_name: text(40),
      language: fc.constantFrom("en-US", "tr-TR"),
      timezone: zone,
      calling_window: fc.option(window, { nil: null }),
      voice_id: optional(text(20)),
      response_engine: fc.option(fc.dictionary(text(8), json), { nil: null }),
      begin_message: fc.option(text(40), { nil: null }),
      metadata: fc.dictionary(text(8), json),
      webhook_url: fc.option(fc.constant("https://hooks.example/a"), { nil: null }),
      webhook_events: fc.shuffledSubarray([...EVENT_TYPES]),
      post_call_data_extraction: fc.array(field, { maxLength: 4 }),
      post_call_actions: fc.array(fc.oneof(followUp, webhook, transfer), { maxLength: 4 }),
    },
    { requiredKeys: ["agent_name"] },
  )
  .map((input) => Configuration.safeParse(JSON.parse(JSON.stringify(input))))
  .filter((parsed) => parsed.success)
  .map(({ data }) => JSON.parse(JSON.stringify(data)));
