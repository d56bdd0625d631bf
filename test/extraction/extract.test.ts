import { describe, expect, it } from "vitest";
import type { Turn } from "../../src/calls/turn.ts";
import { extract, MAX_FIELDS_PER_READING } from "../../src/extraction/extract.ts";
import { type Field, resolveField } from "../../src/extraction/field.ts";
import type {
  ExtractionModel,
  ExtractionRequest,
  ModelAnswer,
  ModelFailure,
  Reading,
} from "../../src/extraction/model.ts";
import { FieldResult } from "../../src/extraction/result.ts";

const TURNS: Turn[] = [
  { role: "agent", text: "Lakeside Bikes, who is calling?", start_ms: 0 },
  { role: "customer", text: "My name is Jane Roe.", start_ms: 2_000 },
];
const CALL = { startedAt: null, timezone: null, language: "en", customerNumber: null };
const NAME = resolveField({ name: "customer_name", type: "string", description: "Full name" });
const LEVEL = resolveField({ name: "interest_level", type: "enum", description: "high, medium, low, none" });
const REQUEST: ExtractionRequest = { fields: [NAME, LEVEL], turns: TURNS, call: CALL };
const JANE: Reading = { raw: "Jane Roe", turn: 1, quote: "My name is Jane Roe" };

function failing(failure: ModelFailure, retryAfterMs?: number): ExtractionModel {
  const answer: ModelAnswer = { kind: "failed", failure, detail: `It said ${failure}.` };
  return {
    id: `failing-${failure}`,
    read: async () => (retryAfterMs === undefined ? answer : { ...answer, retryAfterMs }),
  };
}

function reading(
  readings: Record<string, Reading | null>,
  id = "scripted",
): ExtractionModel & { asked: Field[][] } {
  const asked: Field[][] = [];
  return {
    id,
    asked,
    async read({ fields }) {
      asked.push([...fields]);
      return { kind: "read", readings, usage: { input_tokens: 100, output_tokens: 10 } };
    },
  };
}

/** A clock that goes on by 100 ms each time it is looked at. */
function clock(): () => number {
  let now = 0;
  return () => (now += 100);
}

const run = (models: ExtractionModel[], request = REQUEST) => extract({ models, clock: clock() }, request);

describe("an extraction", () => {
  it("gives each field its value, with the words that it rests on", async () => {
    expect(
      await run([reading({ customer_name: JANE, interest_level: null }, "@cf/openai/gpt-oss-20b")]),
    ).toEqual({
      status: "completed",
      model: "@cf/openai/gpt-oss-20b",
      usage: { input_tokens: 100, output_tokens: 10 },
      latency_ms: 100,
      cost_usd: 0.000023,
      data: { customer_name: "Jane Roe", interest_level: null },
      fields: {
        customer_name: {
          value: "Jane Roe",
          status: "grounded",
          evidence: [{ turn: 1, quote: "My name is Jane Roe", start_ms: 2_000 }],
        },
        interest_level: { value: null, status: "not_mentioned" },
      },
    });
  });

  it("falls back to the next model, and names the one that answered", async () => {
    const extraction = await run([
      failing("out_of_capacity"),
      failing("refused"),
      reading({ customer_name: JANE }),
    ]);
    expect(extraction).toMatchObject({
      status: "completed",
      model: "scripted",
      cost_usd: null,
      data: { customer_name: "Jane Roe" },
    });
  });

  it("does not ask a second model when the first has answered", async () => {
    const second = reading({});
    await run([reading({ customer_name: JANE }), second]);
    expect(second.asked).toEqual([]);
  });

  it.each([
    "timeout",
    "rate_limited",
    "out_of_capacity",
    "allowance_used_up",
    "server_error",
    "network",
  ] as const)("fails with %s and is to be tried again", async (failure) => {
    expect(await run([failing(failure)])).toMatchObject({ status: "failed", reason: failure, retry: true });
  });

  it.each(["not_configured", "bad_request", "unreadable_answer", "refused"] as const)(
    "fails with %s and is not to be tried again",
    async (failure) => {
      expect(await run([failing(failure)])).toMatchObject({
        status: "failed",
        reason: failure,
        retry: false,
      });
    },
  );

  it("has no data when it failed", async () => {
    const extraction = await run([failing("timeout"), failing("bad_request")]);
    expect(extraction).toEqual({
      status: "failed",
      reason: "bad_request",
      retry: true,
      latency_ms: 100,
      attempts: [
        { model: "failing-timeout", failure: "timeout", detail: "It said timeout." },
        { model: "failing-bad_request", failure: "bad_request", detail: "It said bad_request." },
      ],
    });
  });

  it("waits for the model that is back first", async () => {
    expect(
      await run([failing("allowance_used_up", 9_000_000), failing("rate_limited", 7_000)]),
    ).toMatchObject({ retryAfterMs: 7_000 });
    expect(await run([failing("allowance_used_up", 9_000_000), failing("timeout")])).not.toHaveProperty(
      "retryAfterMs",
    );
    expect(await run([failing("allowance_used_up", 9_000_000), failing("bad_request")])).toMatchObject({
      retryAfterMs: 9_000_000,
    });
  });

  it("says that nothing is configured where there is no model", async () => {
    expect(await run([])).toMatchObject({ status: "failed", reason: "not_configured", retry: false });
  });

  it("gives every field a result that keeps to its schema, and no empty string", async () => {
    const extraction = await run([reading({ customer_name: { raw: "  ", turn: 1, quote: "My name" } })]);
    const fields = extraction.status === "completed" ? extraction.fields : {};
    expect(Object.keys(fields)).toEqual(["customer_name", "interest_level"]);
    for (const field of Object.values(fields)) {
      expect(FieldResult.parse(field)).toEqual(field);
      expect(field.value).toBeNull();
    }
  });
});

describe("an extraction of more fields than one reading holds", () => {
  const fields = Array.from({ length: 65 }, (_, number) =>
    resolveField({ name: `field_${number}`, type: "string", description: "" }),
  );
  const everyone = Object.fromEntries(fields.map(({ name }) => [name, JANE]));

  it("is read in even groups, with the usage of all", async () => {
    const model = reading(everyone);
    const extraction = await run([model], { ...REQUEST, fields });
    expect(model.asked.map((group) => group.length)).toEqual([22, 22, 21]);
    expect(Math.max(...model.asked.map((group) => group.length))).toBeLessThanOrEqual(MAX_FIELDS_PER_READING);
    expect(extraction).toMatchObject({ usage: { input_tokens: 300, output_tokens: 30 } });
    expect(extraction.status === "completed" && Object.keys(extraction.data)).toEqual(
      fields.map(({ name }) => name),
    );
  });

  it("marks the fields of a group that the model refused, and keeps the others", async () => {
    const model: ExtractionModel = {
      id: "picky",
      read: async ({ fields: [first] }) =>
        first?.name === "field_0"
          ? { kind: "failed", failure: "refused", detail: "No." }
          : { kind: "read", readings: everyone, usage: { input_tokens: 1, output_tokens: 1 } },
    };
    const extraction = await run([model], { ...REQUEST, fields });
    expect(extraction).toMatchObject({
      status: "completed",
      fields: {
        field_0: { value: null, status: "refused" },
        field_64: { value: "Jane Roe", status: "grounded" },
      },
    });
  });

  it("fails as a whole where one group fails, so that half of the data never looks like all of it", async () => {
    let asked = 0;
    const model: ExtractionModel = {
      id: "tired",
      read: async () =>
        ++asked > 1
          ? { kind: "failed", failure: "timeout", detail: "Too slow." }
          : { kind: "read", readings: everyone, usage: { input_tokens: 1, output_tokens: 1 } },
    };
    expect(await run([model], { ...REQUEST, fields })).toMatchObject({
      status: "failed",
      reason: "timeout",
      retry: true,
    });
  });

  it("fails where the model refuses every group", async () => {
    expect(await run([failing("refused")], { ...REQUEST, fields })).toMatchObject({
      status: "failed",
      reason: "refused",
      retry: false,
    });
  });
});
