import { beforeAll, describe, expect, it } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { AGENT, type CallSetting, callSetting, READ, READINGS } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";

interface Problem {
  code: string;
  errors: { field: string; message: string }[];
}

const FIELDS = AGENT.post_call_data_extraction;
const FIELDS_MARKED = FIELDS.map((field) => ({ ...field, required: true }));

async function analyzedCall(change: Parameters<typeof callSetting>[0] = {}) {
  const setting = await callSetting({ models: [scriptedModel(READ)], ...change });
  const callId = await setting.ingest();
  await setting.process(callId);
  return { ...setting, callId, ...correcting(setting, callId) };
}

function correcting({ client }: CallSetting, callId: string) {
  return {
    correct: <Body = CallView>(body: object) =>
      client.send<Body>("PATCH", `/v1/calls/${callId}/analysis`, body),
    marked: async () => {
      const { headers } = await client.send("GET", "/v1/calls?needs_review=true");
      return Number(headers.get("x-total-count"));
    },
  };
}

describe("PATCH /v1/calls/{id}/analysis", () => {
  it("puts a person's value over the model's, which is kept with who and when", async () => {
    const { correct, read, callId, client } = await analyzedCall();
    const { status, body } = await correct({ data: { customer_name: "Jane Rowe" }, by: "ann@shop.example" });
    expect(status).toBe(200);
    expect(body).toEqual(await read(callId));
    const at = body.analysis.correction.customer_name?.at;
    expect(Date.parse(at ?? "")).toBeGreaterThan(0);
    expect(body.analysis).toMatchObject({
      data: { customer_name: "Jane Rowe", follow_up_required: true },
      fields: {
        customer_name: {
          ...{ value: "Jane Rowe", status: "corrected", by: "ann@shop.example", at },
          was: { value: "Jane Roe", status: "grounded", evidence: [{ turn: 1 }] },
        },
      },
      correction: { customer_name: { value: "Jane Rowe", by: "ann@shop.example", at, was: "Jane Roe" } },
    });
    expect(Object.keys(body.analysis.correction)).toEqual(["customer_name"]);
    const list = await client.send<CallView[]>("GET", "/v1/calls");
    expect(list.body[0]?.analysis).toEqual(body.analysis);
  });

  it("names the API key where nobody is named", async () => {
    const { body } = await (await analyzedCall()).correct({ data: { customer_name: null } });
    expect(body.analysis.correction.customer_name).toMatchObject({
      value: null,
      by: expect.stringMatching(/^key_/),
    });
  });

  it.each([
    ["interest_level", " HIGH. ", "high"],
    ["interest_level", "none", "none"],
    ["follow_up_date", "2026-05-07T11:30:00Z", "2026-05-07T14:30:00+03:00"],
    ["follow_up_date", "7 May 2026 at half past two in the afternoon", "2026-05-07T14:30:00+03:00"],
    ["follow_up_date", "2026-05-07", "2026-05-07"],
    ["callback_number", "0532 123 45 67", "05321234567"],
    ["customer_name", "  Jane \u200b Rowe ", "Jane Rowe"],
    ["follow_up_required", false, false],
    ["customer_name", null, null],
  ])("stores the normal form: %s %j is %j", async (field, given, stored) => {
    const { body } = await (await analyzedCall()).correct({ data: { [field]: given } });
    expect(body.analysis.data[field]).toBe(stored);
  });

  describe("refuses, and saves nothing of it:", () => {
    let call: Awaited<ReturnType<typeof analyzedCall>>;
    beforeAll(async () => {
      const coded = { name: "code", type: "string", description: "Case code", pattern: "^[A-Z]{2}$" };
      const sized = { name: "size", type: "number", description: "How many" };
      call = await analyzedCall({
        agent: { ...AGENT, post_call_data_extraction: [...FIELDS, coded, sized] },
      });
    });
    it.each([
      ["a type that the field does not have", { follow_up_required: "true" }, "data.follow_up_required"],
      ["a number in words", { size: "12" }, "data.size"],
      ["an option that there is not", { interest_level: "huge" }, "data.interest_level"],
      ["a date that is none", { follow_up_date: "2026-02-31" }, "data.follow_up_date"],
      [
        "a date that may be two",
        { follow_up_date: "5 May 2026 at 10:00 or 6 May 2026 at 10:00" },
        "data.follow_up_date",
      ],
      ["a text outside the pattern", { code: "abc" }, "data.code"],
      ["an empty text", { customer_name: " " }, "data.customer_name"],
      ["a field that the agent does not have", { surname: "Roe" }, "data.surname"],
      ["a list", { customer_name: ["Jane"] }, "data.customer_name"],
      ["a text without end", { customer_name: "x".repeat(5_001) }, "data.customer_name"],
    ])("%s", async (_, data, field) => {
      const { status, body } = await call.correct<Problem>({ data: { ...data, code: "AB", ...data } });
      expect(status).toBe(422);
      expect(body.errors.map((error) => error.field)).toEqual([field]);
      expect((await call.read(call.callId)).analysis.correction).toEqual({});
    });

    it.each([
      ["nothing", {}, "data"],
      ["an empty correction", { data: {}, remove: [] }, "data"],
      ["a member that nobody knows", { data: { code: "AB" }, who: "me" }, "who"],
      ["a field corrected and taken back", { data: { code: "AB" }, remove: ["code"] }, "remove.0"],
      ["an empty name", { data: { code: "AB" }, by: " " }, "by"],
    ])("%s", async (_, body, field) => {
      const answer = await call.correct<Problem>(body);
      expect([answer.status, answer.body.errors.map((error) => error.field)]).toEqual([422, [field]]);
    });

    it("every wrong field at once", async () => {
      const { body } = await call.correct<Problem>({ data: { interest_level: "huge", size: true } });
      expect(body.errors.map(({ field }) => field)).toEqual(["data.interest_level", "data.size"]);
    });

    it("a field called like what every object has", async () => {
      const answer = await call.correct<Problem>({ data: { constructor: "x" } });
      expect([answer.status, answer.body.errors[0]?.field]).toEqual([422, "data.constructor"]);
    });
  });

  it("waits until the call has been analyzed", async () => {
    const setting = await callSetting();
    const callId = await setting.ingest();
    const { status, body } = await correcting(setting, callId).correct<Problem>({
      data: { customer_name: "Jane" },
    });
    expect([status, body.code]).toEqual([409, "conflict"]);
  });

  it("lets a person fill in what no model could read", async () => {
    const { correct } = await analyzedCall({ models: [scriptedModel(failing("refused"))] });
    const { body } = await correct({ data: { customer_name: "Jane Rowe" } });
    expect(body.analysis).toMatchObject({
      ...{ status: "failed", data: { customer_name: "Jane Rowe" } },
      fields: { customer_name: { status: "corrected", was: { value: null, status: "not_mentioned" } } },
    });
  });

  it("is unknown in another workspace, and where there is no such call", async () => {
    const { callId, correct, read } = await analyzedCall();
    const other = await mintClient();
    const body = { data: { customer_name: "Mallory" } };
    expect((await other.send("PATCH", `/v1/calls/${callId}/analysis`, body)).status).toBe(404);
    expect((await other.send("PATCH", "/v1/calls/call_none/analysis", body)).status).toBe(404);
    expect((await read(callId)).analysis.data.customer_name).toBe("Jane Roe");
    expect((await correct(body)).status).toBe(200);
  });

  it("takes a correction back, and says the same when asked again", async () => {
    const { correct, read, callId } = await analyzedCall();
    const before = await read(callId);
    await correct({ data: { customer_name: "Jane Rowe", interest_level: "low" } });
    const { body } = await correct({ data: { interest_level: "high" }, remove: ["customer_name"] });
    expect(body.analysis.data).toMatchObject({ customer_name: "Jane Roe", interest_level: "high" });
    expect((await correct({ remove: ["interest_level", "customer_name", "nothing"] })).body).toEqual(before);
  });

  it("keeps what two people say of two fields at once, and the last word on one", async () => {
    const { correct, read, callId, marked } = await analyzedCall({
      agent: { ...AGENT, post_call_data_extraction: FIELDS_MARKED },
    });
    await Promise.all([
      correct({ data: { interest_level: "low" }, by: "Ann" }),
      correct({ data: { callback_number: "5551234567", customer_name: "Jane" }, by: "Bob" }),
      correct({ data: { interest_level: "high" }, by: "Bob" }),
    ]);
    const { analysis } = await read(callId);
    expect(Object.keys(analysis.correction).sort()).toEqual([
      ...["callback_number", "customer_name", "interest_level"],
    ]);
    const { value, by } = analysis.correction.interest_level ?? {};
    expect([`low by Ann`, `high by Bob`]).toContain(`${value} by ${by}`);
    expect(await marked()).toBe(0);
  });

  it("takes the mark for review away where a person has looked, also to agree, and gives it back", async () => {
    const { correct, marked } = await analyzedCall({
      agent: { ...AGENT, post_call_data_extraction: FIELDS_MARKED },
    });
    expect(await marked()).toBe(1);
    const first = await correct({ data: { interest_level: "high" } });
    expect(first.body.analysis.fields.interest_level).not.toHaveProperty("needs_review");
    expect(await marked()).toBe(1);
    await correct({ data: { callback_number: null } });
    expect(await marked()).toBe(0);
    const back = await correct({ remove: ["callback_number"] });
    expect(back.body.analysis.fields.callback_number).toMatchObject({ needs_review: true });
    expect(await marked()).toBe(1);
  });

  it("fires nothing, and wins in what is sent afterwards", async () => {
    const action = {
      ...{ type: "webhook", name: "CRM" },
      config: { url: "https://crm.example/", body: { name: "{{customer_name}}" } },
    };
    const bodies: unknown[] = [];
    const fetch = async (_: URL | string, init?: RequestInit) => {
      bodies.push(JSON.parse(String(init?.body)));
      return new Response("ok");
    };
    const { correct, knocks, perform, callId } = await analyzedCall({
      ...{ fetch, models: [scriptedModel(reading(READINGS))] },
      agent: {
        ...AGENT,
        post_call_actions: [action, { ...action, name: "Event", config: { url: action.config.url } }],
      },
    });
    const before = structuredClone(knocks);
    await correct({ data: { customer_name: "Jane Rowe" } });
    expect(knocks).toEqual(before);
    await perform(callId, "CRM");
    await perform(callId, "Event");
    expect(bodies).toEqual([
      { name: "Jane Rowe" },
      expect.objectContaining({
        data: expect.objectContaining({
          analysis: expect.objectContaining({
            data: expect.objectContaining({ customer_name: "Jane Rowe" }),
            correction: { customer_name: expect.objectContaining({ was: "Jane Roe" }) },
          }),
        }),
      }),
    ]);
  });
});
