import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import type { FieldResult } from "../../src/extraction/result.ts";
import type { CallRow } from "../../src/store/calls.ts";
import { type BriefingFacts, messageToCaller, writeBriefing } from "../../src/transfers/briefing.ts";

const CALL: CallRow = {
  ...{ workspaceId: "ws", id: "call_1", agentId: "agent_1", agentVersion: 2, provider: "generic" },
  ...{ providerCallId: "p1", direction: "inbound", status: "in_progress", endReason: null },
  ...{
    fromNumber: "+14155550123",
    toNumber: "+14155550100",
    startedAt: "2026-05-04T10:00:00Z",
    endedAt: null,
  },
  ...{
    timezone: null,
    durationMs: null,
    recordingUrl: null,
    metadata: { plan: "gold" },
    dynamicVariables: {},
  },
  ...{ fingerprint: "", analysisStatus: "open", analysisId: null, analysisAttempts: 0, analysisDueAt: null },
  ...{ needsReview: 0, optOut: null, connectionId: null, transcriptProblem: null, transferOutcome: null },
  ...{ askedForHuman: { turn: 3, quote: "a person please" }, createdAt: 0 },
};
const FIELDS = [
  { name: "customer_name", type: "string" },
  { name: "company_name", type: "string" },
  { name: "budget", type: "number" },
  { name: "urgent", type: "boolean" },
  { name: "callback_at", type: "string", format: "date-time" },
  { name: "level", type: "enum", options: ["high", "low"] },
];
const level = { field: "level", operator: "==", value: "high" };
const configuration = (language = "en-US") =>
  Configuration.parse({
    ...{ agent_name: "Line", language, post_call_data_extraction: FIELDS },
    post_call_actions: [
      { type: "transfer_call", name: "t", condition: level, config: { to_number: "+14155550199" } },
    ],
  });

type Given = Partial<Omit<BriefingFacts, "fields">> & {
  values?: Record<string, FieldResult["value"]>;
  language?: string;
};
const factsOf = ({ values = {}, language, ...given }: Given): BriefingFacts => ({
  ...{ configuration: configuration(language), config: null, call: CALL, turns: [], reason: null, now: 0 },
  fields: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, status: value === null ? "not_mentioned" : "grounded" },
    ]),
  ),
  ...given,
});
const brief = (given: Given = {}) => writeBriefing(factsOf(given));
const spoken = (given: Given = {}) => brief(given).spoken;

const JANE = {
  customer_name: "Jane Roe",
  company_name: "Acme",
  budget: 1250.5,
  urgent: false,
  level: "high",
};

describe("the briefing that nobody wrote", () => {
  it("says who is on the line, why, and what the transfer hangs on first", () => {
    expect(spoken({ values: JANE, reason: "wants a refund" })).toBe(
      "Jane Roe is on the line, number plus 1, 4 1 5, 5 5 5, 0 1 2 3. The reason: wants a refund. What is known: level: high; company name: Acme; budget: 1250.5.",
    );
  });

  it.each([
    [
      "tr-TR",
      "Hattaki kişi: Jane Roe, numarası artı 1, 4 1 5, 5 5 5, 0 1 2 3. Sebebi: iade. Bilinenler: budget: 1250,5; urgent: evet; callback at: 7 Mayıs Perşembe 14:30.",
    ],
    [
      "es-MX",
      "Jane Roe está en línea, número más 1, 4 1 5, 5 5 5, 0 1 2 3. El motivo: iade. Lo que se sabe: budget: 1250,5; urgent: sí; callback at: jueves, 7 de mayo, 14:30.",
    ],
    [
      "de-DE",
      "Jane Roe ist in der Leitung, Nummer plus 1, 4 1 5, 5 5 5, 0 1 2 3. Der Grund: iade. Bekannt ist: budget: 1250,5; urgent: ja; callback at: Donnerstag, 7. Mai um 14:30.",
    ],
    [
      "fr-FR",
      "Jane Roe is on the line, number plus 1, 4 1 5, 5 5 5, 0 1 2 3. The reason: iade. What is known: budget: 1250.5; urgent: yes; callback at: Thursday, May 7 at 02:30 PM.",
    ],
  ])("is in the agent's language, else in English: %s", (language, expected) => {
    const callback_at = "2026-05-07T14:30:00+03:00";
    const values = { customer_name: "Jane Roe", budget: 1250.5, urgent: true, callback_at };
    expect(spoken({ language, values, reason: "iade" })).toBe(expected);
  });

  it.each([
    ["2026-05-07T11:30:00Z", "Thursday, May 7 at 11:30 AM"],
    ["2026-05-07", "Thursday, May 7"],
    ["14:30", "14:30"],
    ["+905321234567", "plus 9 0, 5 3 2, 1 2 3, 4 5, 6 7"],
  ])("says %s as people do", (callback_at, expected) => {
    expect(spoken({ values: { callback_at } })).toContain(`callback at: ${expected}.`);
  });

  it("makes do with what there is", () => {
    expect(spoken({ call: { ...CALL, fromNumber: "anonymous" } })).toBe("A caller is on the line.");
    expect(spoken({ call: { ...CALL, direction: "outbound" } })).toContain("0 1 0 0.");
    expect(spoken({ values: { company_name: "Acme" } })).toMatch(/^A caller is .* company name: Acme\.$/);
  });

  it("says in its own language that the caller asked, and reads no condition aloud", () => {
    const explanation = 'all of (level == "high": "high") → met';
    expect(spoken({ reason: explanation, trigger: "condition" })).not.toContain("==");
    expect(brief({ reason: explanation, trigger: "condition" }).reason).toBe(explanation);
    expect(spoken({ reason: "irrelevant", trigger: "caller", language: "de" })).toMatch(
      /Gewünscht wurde ein Gespräch mit einem Menschen\.$/,
    );
  });

  it("carries the values, and the last six turns that were spoken, cut to what can be read", () => {
    const turns = Array.from({ length: 10 }, (_, i) => [
      {
        role: i % 2 ? ("agent" as const) : ("customer" as const),
        text: `turn ${i}\n${"x".repeat(i === 9 ? 900 : 1)}`,
      },
      { role: "tool" as const, text: "{}" },
    ]).flat();
    const briefing = brief({ values: JANE, turns });
    expect(briefing.values).toEqual(JANE);
    expect(briefing.customerNumber).toBe("+14155550123");
    expect(briefing.turns.map(({ role, text }) => `${role}: ${text.slice(0, 8)}`)).toEqual([
      ...["customer: turn 4 x", "agent: turn 5 x", "customer: turn 6 x"],
      ...["agent: turn 7 x", "customer: turn 8 x", "agent: turn 9 x"],
    ]);
    expect(briefing.turns.at(-1)?.text.length).toBeLessThanOrEqual(300);
  });
});

describe("the briefing of the action", () => {
  const filled = (briefing: string, given: Given = {}) => spoken({ config: { briefing }, ...given });

  it("is filled in with what is known so far", () => {
    const template =
      "{{ customer_name }} ({{ call.metadata.plan }}) said {{ call.asked_for_human }}; {{ analysis.status }}, {{ budget }}.";
    expect(filled(template, { values: JANE })).toBe("Jane Roe (gold) said a person please; running, 1250.5.");
  });

  it.each([
    "{{ nobody }}",
    "{{ call.nothing }}",
    "{% for %}",
    "{{ customer_name | nofilter }}",
    "  {{ company_name }} ",
  ])("gives way to the default where it cannot be filled in, or comes to nothing: %s", (template) => {
    expect(filled(template)).toMatch(/^A caller is on the line/);
  });

  it("is bounded", () => {
    const said = filled("{{ customer_name }}", { values: { customer_name: "word ".repeat(1000) } });
    expect(said.length).toBeLessThanOrEqual(600);
    expect(said).toMatch(/word…$/);
  });
});

const SAFE = /^[^<>&{}`\p{Cc}\p{Cf}\p{Cs}]*$/u;

describe("what is spoken", () => {
  it.each([
    ["<break time='5s'/> Jane & Co", "break time='5s'/ Jane and Co"],
    ["{{ secret }} %{x}", "secret % x"],
    ["line\nbreak\ttab\u0000\u2028end\u202e", "line break tab end"],
    ["half \uD800 pair 😀", "half pair 😀"],
  ])("holds nothing that XML, a voice or a provider would misread: %j", (name, expected) => {
    expect(spoken({ config: { briefing: "{{ customer_name }}" }, values: { customer_name: name } })).toBe(
      expected,
    );
    expect(
      messageToCaller(
        factsOf({ config: { message: "{{ customer_name }}" }, values: { customer_name: name } }),
      ),
    ).toBe(expected);
  });

  it("is plain and bounded whatever was said on the call", () => {
    const text = fc.string({ unit: "binary", maxLength: 2000 });
    fc.assert(
      fc.property(text, text, fc.constantFrom("en", "tr", "es", "de"), (name, reason, language) => {
        const said = spoken({ values: { customer_name: name, company_name: name }, reason, language });
        expect(said).toMatch(SAFE);
        expect(said.length).toBeLessThanOrEqual(600);
        expect(said).not.toBe("");
      }),
    );
  });
});

describe("what the caller hears first", () => {
  const heard = (message?: string) =>
    messageToCaller(factsOf({ config: message === undefined ? {} : { message }, values: JANE }));

  it("is the action's message filled in", () => {
    expect(heard("One moment, {{ customer_name }}.")).toBe("One moment, Jane Roe.");
  });

  it("is nothing where there is none, or it cannot be filled in: the transfer goes on", () => {
    expect(heard()).toBeNull();
    expect(heard(" {{ callback_at }} ")).toBeNull();
    expect(heard("{{ nobody }}")).toBeNull();
    expect(messageToCaller(factsOf({}))).toBeNull();
  });
});
