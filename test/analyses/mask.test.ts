import { describe, expect, it } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { AGENT, callSetting } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

describe("a field that holds personal data", () => {
  const PII = AGENT.post_call_data_extraction.map((field) =>
    ["customer_name", "callback_number"].includes(field.name) ? { ...field, pii: true } : field,
  );
  /** Its words are in the same turn as the name. */
  const opening = { name: "opening", type: "string", description: "The customer's first words" };
  const action = {
    ...{ type: "webhook", name: "Known" },
    condition: { field: "customer_name", operator: "==", value: "John" },
    config: { url: "https://crm.example/" },
  };
  const followUp = AGENT.post_call_actions[0];
  const named = { raw: "Jane Roe", turn: 1, quote: "My name is Jane Roe" };
  const model = () =>
    scriptedModel(
      reading({
        customer_name: named,
        interest_level: null,
        opening: { raw: "My name is", turn: 1, quote: "My name is Jane Roe" },
        follow_up_required: { raw: true, turn: 3, quote: "Yes, please call me back" },
        follow_up_date: null,
        callback_number: null,
      }),
    );

  it("is masked in lists with all that tells its value, and shown by the call itself", async () => {
    const setting = await callSetting({
      models: [model()],
      agent: {
        ...AGENT,
        post_call_data_extraction: [...PII, opening],
        post_call_actions: [action, followUp],
      },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    const list = async () => (await setting.client.send<CallView[]>("GET", "/v1/calls")).body[0];
    const first = await list();
    expect(JSON.stringify(first)).not.toContain("Jane");
    expect(first?.analysis).toMatchObject({
      data: {
        customer_name: "********",
        callback_number: null,
        follow_up_required: true,
        opening: "My name is",
      },
      fields: { customer_name: { value: "********", status: "grounded" }, callback_number: { value: null } },
    });
    expect(first?.analysis.fields.follow_up_required).toHaveProperty("evidence");
    expect(first?.actions.map(({ explanation }) => explanation)).toEqual([
      "Not shown in lists, since it tells the value of customer_name: read the call itself.",
      expect.stringContaining("follow_up_required == true: true"),
    ]);
    expect((await setting.read(callId)).analysis.data.customer_name).toBe("Jane Roe");

    const body = { data: { customer_name: "Joan Doe", callback_number: "5551234567" } };
    await setting.client.send("PATCH", `/v1/calls/${callId}/analysis`, body);
    const corrected = await list();
    expect(JSON.stringify(corrected)).not.toMatch(/Jane|Joan|5551234567/);
    expect(corrected?.analysis.correction).toMatchObject({
      customer_name: { value: "********", was: "********" },
      callback_number: { value: "********", was: null },
    });
    expect((await setting.read(callId)).analysis.data).toMatchObject(body.data);
  });

  it("is masked by the version of the agent that read it", async () => {
    const setting = await callSetting({ models: [model()] });
    const callIds = [await setting.ingest()];
    const fields = { post_call_data_extraction: PII };
    await setting.client.send("PATCH", `/v1/agents/${setting.agentId}`, fields);
    callIds.push(await setting.ingest());
    for (const id of callIds) await setting.process(id);
    const { body } = await setting.client.send<CallView[]>("GET", "/v1/calls");
    const names = new Map(body.map(({ call_id, analysis }) => [call_id, analysis.data.customer_name]));
    expect(callIds.map((id) => names.get(id))).toEqual(["Jane Roe", "********"]);
  });
});
