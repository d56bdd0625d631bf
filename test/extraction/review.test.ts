import { describe, expect, it } from "vitest";
import { extract } from "../../src/extraction/extract.ts";
import { type FieldDefinition, resolveField } from "../../src/extraction/field.ts";
import type { ExtractionModel, ExtractionRequest, Reading } from "../../src/extraction/model.ts";
import { offline } from "../../src/extraction/models/offline.ts";
import { FieldResult } from "../../src/extraction/result.ts";
import { besideSecond } from "../../src/extraction/review.ts";
import { AGENT, CALL, callSetting, READINGS } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const BUDGET: FieldDefinition = { name: "budget", type: "number", description: "Budget in dollars" };
const TURNS: ExtractionRequest["turns"] = [
  { role: "agent", text: "What is your budget?" },
  { role: "customer", text: "My budget is 300 dollars." },
];
const THREE_HUNDRED: Reading = { raw: 300, turn: 1, quote: "300 dollars" };

async function fieldsOf(model: ExtractionModel, ...definitions: FieldDefinition[]) {
  const call = { startedAt: null, timezone: null, language: "en", customerNumber: null };
  const request = { fields: definitions.map(resolveField), turns: TURNS, call };
  const extraction = await extract({ models: [model], clock: () => 0 }, request);
  return extraction.status === "completed" ? extraction.fields : {};
}

describe("a second reading", () => {
  const visit = resolveField({ name: "visit", type: "string", description: "", format: "date-time" });
  const said = (value: FieldResult["value"]): FieldResult => ({ value, status: "grounded" });

  it.each([
    ["an instant in another offset", "2026-05-07T14:30:00+03:00", "2026-05-07T11:30:00Z", true],
    ["another instant", "2026-05-07T14:30:00+03:00", "2026-05-07T14:30:00Z", false],
    ["the day of an instant", "2026-05-07T14:30:00+03:00", "2026-05-07", true],
    ["an instant on a day", "2026-05-07", "2026-05-07T14:30:00+03:00", true],
    ["another day", "2026-05-08", "2026-05-07T14:30:00+03:00", false],
  ])("compares the normal forms of %s", (_, first, second, same) => {
    expect(besideSecond(visit, said(first), said(second)).needs_review).toBe(same ? undefined : true);
  });

  it("that only infers a value contradicts another value, and not the lack of one", () => {
    const warranty = resolveField({ name: "warranty", type: "boolean", description: "" });
    const inferred: FieldResult = { value: true, status: "inferred" };
    const none: FieldResult = { value: null, status: "not_mentioned" };
    expect(besideSecond(warranty, none, inferred)).toEqual(none);
    expect(besideSecond(warranty, said(false), inferred)).toEqual({
      ...said(false),
      needs_review: true,
      other_reading: { model: "offline", ...inferred },
    });
  });

  it("takes place only where another model than the offline one has read", async () => {
    const thirty: Reading = { raw: 30, turn: 1, quote: "300 dollars" };
    const scripted = scriptedModel(reading({ budget: thirty }));
    expect(await fieldsOf(scripted, BUDGET)).toMatchObject({ budget: { needs_review: true } });
    expect((await fieldsOf({ ...scripted, id: offline.id }, BUDGET)).budget).toEqual({
      value: null,
      status: "ungrounded",
      raw: 30,
    });
  });

  it("marks nothing of a group that the model declined to read", async () => {
    const others = Array.from(
      { length: 30 },
      (_, n): FieldDefinition => ({ ...BUDGET, name: `budget_${n}` }),
    );
    const model: ExtractionModel = {
      id: "picky",
      read: async ({ fields: [first] }) =>
        first?.name === "budget"
          ? { kind: "failed", failure: "refused", detail: "No." }
          : reading(Object.fromEntries(others.map(({ name }) => [name, THREE_HUNDRED]))),
    };
    const { budget, budget_0, budget_29 } = await fieldsOf(model, BUDGET, ...others);
    expect(budget).toEqual({ value: null, status: "refused" });
    expect([budget_0, budget_29]).toMatchObject([{ status: "refused" }, { value: 300 }]);
  });
});

describe("a required field", () => {
  const colour: FieldDefinition = { name: "colour", type: "string", description: "Colour of the bicycle" };

  it.each([
    ["the offline model", offline],
    ["another model", scriptedModel(reading({ budget: THREE_HUNDRED, colour: null }))],
  ])("is marked for review where %s finds no value, and only there", async (_, model) => {
    const required = { required: true };
    const { budget, colour: missing } = await fieldsOf(
      model,
      { ...BUDGET, ...required },
      { ...colour, ...required },
    );
    expect(budget).toMatchObject({ value: 300 });
    expect(budget).not.toHaveProperty("needs_review");
    expect(missing).toEqual({ value: null, status: "not_mentioned", needs_review: true });
    expect((await fieldsOf(model, colour)).colour).toEqual({ value: null, status: "not_mentioned" });
  });

  it("shows what the second reader found where the model found nothing", async () => {
    const model = scriptedModel(reading({}));
    const { budget } = await fieldsOf(model, { ...BUDGET, required: true });
    expect(FieldResult.parse(budget)).toEqual(budget);
    expect(budget).toMatchObject({ value: null, needs_review: true, other_reading: { value: 300 } });
  });
});

it("a call shows both readings where they disagree, and is counted as one to look at", async () => {
  const another: Reading = { raw: "4 May 2026 at 9 a.m.", turn: 5, quote: "4 May 2026 at 9 a.m." };
  const setting = await callSetting({
    agent: AGENT,
    models: [scriptedModel(reading({ ...READINGS, follow_up_date: another }))],
  });
  const transcript = [
    ...CALL.transcript,
    { role: "agent", text: "Noted." },
    { role: "user", text: "I was in on 4 May 2026 at 9 a.m." },
  ];
  const callId = await setting.ingest({ transcript });
  await setting.process(callId);
  const { analysis } = await setting.read(callId);
  expect(analysis.fields).toMatchObject({
    follow_up_date: {
      value: "2026-05-04T09:00:00+03:00",
      needs_review: true,
      other_reading: {
        model: "offline",
        value: "2026-05-05T14:30:00+03:00",
        status: "grounded",
        evidence: [{ turn: 3, quote: "on 5 May 2026 at 14:30", start_ms: 6_000 }],
      },
    },
  });
  expect(analysis.data).toMatchObject({ follow_up_date: "2026-05-04T09:00:00+03:00" });
  const plain = await setting.ingest({ provider_call_id: "plain" });
  await setting.process(plain, { models: [offline] });
  const listed = (marked: boolean) =>
    setting.client.send<{ call_id: string }[]>("GET", `/v1/calls?needs_review=${marked}`);
  expect((await listed(true)).body).toMatchObject([{ call_id: callId }]);
  expect((await listed(false)).body).toMatchObject([{ call_id: plain }]);
});
