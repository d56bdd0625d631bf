import { describe, expect, it } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { saveReview } from "../../src/store/reviews.ts";
import { corrections } from "../../src/store/schema.ts";
import { READ, READINGS } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";
import { reanalysisSetting, SECOND } from "./setting.ts";

const OTHERWISE = reading({
  ...READINGS,
  customer_name: { raw: "Jane", turn: 1, quote: "My name is Jane Roe" },
  mood: null,
});

async function correctedCall() {
  const setting = await reanalysisSetting({ models: [scriptedModel(READ, OTHERWISE)] });
  const callId = await setting.analyzed();
  const correct = (body: object) => setting.send<CallView>("PATCH", `/v1/calls/${callId}/analysis`, body);
  return { ...setting, callId, correct };
}

describe("a correction", () => {
  it("stays over a later reading, beside what that one says", async () => {
    const { correct, ask, again, read, callId } = await correctedCall();
    await correct({ data: { customer_name: "Jane Rowe" } });
    await again(callId, await ask(callId));
    expect((await read(callId)).analysis).toMatchObject({
      data: { customer_name: "Jane Rowe" },
      fields: { customer_name: { status: "corrected", was: { value: "Jane", status: "grounded" } } },
    });
  });

  it("is left out while the call shows a version without the field, and is there again after", async () => {
    const { correct, change, ask, again, read, callId } = await correctedCall();
    await correct({ data: { interest_level: "high", customer_name: "Jane Rowe" } });
    await change(SECOND);
    await again(callId, await ask(callId));
    const second = (await read(callId)).analysis;
    expect(second.data).toEqual({ customer_name: "Jane Rowe", follow_up_required: true, mood: null });
    expect(Object.keys(second.correction)).toEqual(["customer_name"]);
    await again(callId, await ask(callId, { agent_version: 1 }));
    expect((await read(callId)).analysis.data).toMatchObject({ interest_level: "high" });
  });

  it("is checked by the version that the call shows", async () => {
    const { correct, change, ask, again, callId } = await correctedCall();
    await change(SECOND);
    expect((await correct({ data: { mood: "glad" } })).status).toBe(422);
    await again(callId, await ask(callId));
    expect((await correct({ data: { mood: "Glad" } })).body.analysis.data.mood).toBe("glad");
    expect((await correct({ data: { interest_level: "high" } })).status).toBe(422);
  });

  it("of an analysis that another one has replaced saves nothing", async () => {
    const { correct, services, workspaceId, callId, client } = await correctedCall();
    await correct({ data: { customer_name: "Jane Rowe" } });
    const was = { value: null, status: "not_mentioned" as const };
    const review = { corrected: [{ field: "interest_level", value: "low", was }], by: "Ann", at: 1 };
    const stale = { ...review, analysisId: "ana_replaced", removed: ["customer_name"] };
    expect(await saveReview(services.db, { workspaceId, callId }, stale)).toBe(false);
    const fields = (await client.db.select().from(corrections)).filter((row) => row.callId === callId);
    expect(fields.map(({ field, value }) => [field, value])).toEqual([["customer_name", "Jane Rowe"]]);
  });
});
